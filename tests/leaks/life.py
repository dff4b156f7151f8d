"""An institute and the state at work, over everything that leaves bytes: `ROOT [die]`.

It says each moment worth a look on its output and waits for an answer. `die`: it asks to be killed
in the middle of writing a workbook. Whatever it opens for writing outside ROOT it tells.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(sys.argv[1])
SCAN = ROOT.with_name(f"{ROOT.name}-escaner.pdf")  # not Captura's: where nobody looks
_written: set[str] = set()


def _hear(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes):
        path, _, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _written.add(os.fsdecode(path))
    elif event in ("tempfile.mkstemp", "tempfile.mkdtemp"):
        _written.add(os.fsdecode(arguments[0]))


sys.addaudithook(_hear)

from captura import failpoints  # noqa: E402
from captura.actions.atenciones import (  # noqa: E402
    delete_atencion,
    find_atenciones,
    find_sealed_people,
    keep_sealed_draft,
    read_atencion,
    save_atencion,
)
from captura.actions.attend import add_block, register_person  # noqa: E402
from captura.actions.backup import make_backup  # noqa: E402
from captura.actions.consolidate import consolidate  # noqa: E402
from captura.actions.contacts import Contact, note_contact  # noqa: E402
from captura.actions.decide import decide  # noqa: E402
from captura.actions.demonstration.cast import PHRASE, Moment  # noqa: E402
from captura.actions.drafts import keep_draft  # noqa: E402
from captura.actions.evidence import add_evidence, open_evidence  # noqa: E402
from captura.actions.export_workbook import copy_package, export_workbook  # noqa: E402
from captura.actions.find import find_people  # noqa: E402
from captura.actions.issue_receipt import issue_receipt  # noqa: E402
from captura.actions.list_template import list_template, read_filled_list  # noqa: E402
from captura.actions.office import STATE, Office  # noqa: E402
from captura.actions.phrases import remember  # noqa: E402
from captura.actions.prepare_delivery import prepare_delivery  # noqa: E402
from captura.actions.publish_statistics import publish_statistics  # noqa: E402
from captura.actions.receive_receipt import receive_receipt  # noqa: E402
from captura.actions.save_record import save_record  # noqa: E402
from captura.actions.take_in import take_in  # noqa: E402
from captura.actions.users import remove_user  # noqa: E402
from captura.actions.vault import create_vault, let_in, open_vault, take_out  # noqa: E402
from captura.actions.vault_recovery import recovery_request  # noqa: E402
from captura.keys.seal import Seal  # noqa: E402
from captura.logs import start_log, stop_log  # noqa: E402
from captura.records.actividad import Actividad  # noqa: E402
from captura.settings import Settings, write_settings  # noqa: E402
from captura.store.rekey import key_of  # noqa: E402
from captura.store.vault import Vault  # noqa: E402
from tests.actions.attending import OTHER, enter, service  # noqa: E402
from tests.actions.test_lists import fill  # noqa: E402
from tests.actions.world import JEREZ, T2, World, build, talk, woman  # noqa: E402
from tests.leaks.planted import (  # noqa: E402
    DRAFTED,
    FOUND,
    OPEN,
    OPEN_DRAFT,
    SCANNED,
    SEALED,
    SEALED_NAME,
)

PASSWORD = "contraseña del libro"


def look(moment: str) -> None:
    """Says the moment and waits until it was looked at."""
    print(json.dumps(["look", moment]), flush=True)
    if sys.stdin.readline().strip() != "go":
        raise SystemExit("nobody looked")


def tell(kind: str, *words: str) -> None:
    print(json.dumps([kind, *words]), flush=True)


def main() -> None:
    keys = build(ROOT / "datos")
    world = World(ROOT / "datos", Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC)), keys)
    jerez, state = world.office(JEREZ), world.office(STATE)
    handler = start_log(jerez.folder.logs)
    psi = enter(world, jerez)
    for key in keys.values():
        tell("secret", key[:32].hex())
    if "die" in sys.argv:
        _sealed(psi)
        _die(jerez)
    seen: set[str] = set()

    def at(point: str) -> None:
        if point not in seen:
            seen.add(point)
            look(point)

    failpoints.arm(at)
    vault = _sealed(psi)
    _open(jerez)
    _hand_in(jerez, state, psi, vault)
    _leave(world, jerez, psi, vault)
    _fall(psi, vault)
    failpoints.arm(None)
    for office in world.offices:
        office.close()
    stop_log(handler)
    look("closed")
    outside = [path for path in _written if not _ours(path)]
    tell("outside", *sorted(outside))


def _sealed(psi: Office) -> Vault:
    vault = create_vault(psi, PHRASE)
    assert isinstance(vault.seal, Seal)
    tell("secret", vault.seal.key().hex())
    keep_sealed_draft(psi, vault, "atencion:nueva", "atencion", {"motivo": DRAFTED}, "motivo", 4)
    look("sealed draft")
    kept = save_atencion(
        psi, vault, service(nota=f"Dijo {SEALED}."), woman(SEALED_NAME, telefono="4921117788")
    )
    save_atencion(psi, vault, replace(kept, resultado=f"{SEALED} otra vez"))
    gone = save_atencion(psi, vault, service(motivo=SEALED, persona=kept.persona))
    delete_atencion(psi, vault, gone.id, SEALED)
    assert find_atenciones(vault, SEALED)
    assert find_sealed_people(vault, SEALED_NAME)
    assert find_atenciones(vault, FOUND) == []
    read_atencion(psi, vault, kept.id)
    vault.close()
    look("vault closed")
    return open_vault(psi, PHRASE)


def _open(jerez: Office) -> None:
    """What is personal and not sealed: a form, a search, a list from a template."""
    keep_draft(jerez, "persona:nueva", "persona", {"nombres": OPEN_DRAFT}, "nombres", 3)
    register_person(jerez, woman(OPEN))
    assert find_people(jerez, OPEN)
    activity, session = talk(jerez, woman(OPEN, "Primera"))
    template = list_template(jerez, activity, session)
    (ROOT / "datos" / "plantilla.xlsx").write_bytes(template)
    data = fill(
        template,
        [{"Primer apellido": "Listada", "Nombre(s)": OPEN, "Sexo": "Mujer", "Edad": 30}],
    )
    filled = read_filled_list(jerez, session, data)
    assert filled.people
    look("list read")  # the child that read it is still there
    whole = [replace(one.persona, localidad=f"{JEREZ}0001") for one in filled.people]
    add_block(jerez, session, whole)
    _prove(jerez, activity)


def _prove(jerez: Office, activity: Actividad) -> None:
    """A scanned list brought in from a stick that is taken out again, and looked at."""
    SCAN.write_bytes(f"%PDF-1.4 firma {SCANNED}".encode())
    (kept,) = add_evidence(jerez, activity, [SCAN]).kept
    SCAN.unlink()
    save_record(jerez, replace(kept, tipo="LIS"))
    assert SCANNED.encode() in open_evidence(jerez, kept)
    look("evidence seen")


def _hand_in(jerez: Office, state: Office, psi: Office, vault: Vault) -> None:
    publish_statistics(psi, vault, T2)
    made = prepare_delivery(jerez, T2)
    stick = ROOT / "memoria"
    stick.mkdir()
    copied = copy_package(jerez, made.id, stick)
    export_workbook(jerez, made.id, stick / "libro.xlsx", PASSWORD, "para revisarlo")
    arrival = take_in(state, copied.read_bytes())
    note_contact(state, JEREZ, Contact(dt.date(2026, 7, 6), "TEL", f"Contestó {OPEN}."))
    remember(state, f"Pregunte por {OPEN}.", "", keep=True)
    decide(state, arrival.package)
    receive_receipt(jerez, issue_receipt(state, arrival.package).path.read_bytes())
    consolidate(state, stick / "consolidado.xlsx", T2, T2, names_password=PASSWORD)
    look("handed in")
    (stick / "solicitud.json").write_bytes(recovery_request(psi))
    jerez.folder.settings.write_bytes(write_settings(Settings(backup_place=str(stick))))
    assert make_backup(jerez).second
    look("backed up")


def _leave(world: World, jerez: Office, psi: Office, vault: Vault) -> None:
    other = enter(world, jerez, OTHER)
    let_in(psi, vault, OTHER)
    take_out(psi, vault, OTHER)
    assert isinstance(vault.seal, Seal)
    tell("secret", vault.seal.key().hex())
    other.close()
    psi.close()
    remove_user(jerez, PHRASE, OTHER)
    tell("secret", key_of(jerez.store)[:32].hex())
    tell("key", JEREZ, key_of(jerez.store).hex())


def _fall(psi: Office, vault: Vault) -> None:
    """A bug in the midst of a sealed save; its report is what the log would hold."""

    def broken(size: int) -> bytes:
        raise RuntimeError("a bug of chance")

    assert isinstance(vault.seal, Seal)
    vault.seal.random = broken
    try:
        vault.seal.seal(SEALED, ("registro", SEALED_NAME, ""))
    except RuntimeError:
        logging.getLogger("captura").exception("falló %s", "guardar")
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def _die(jerez: Office) -> None:
    people = [woman(OPEN, f"Apellido{n}") for n in range(900)]
    talk(jerez, *people)

    def progress(done: int) -> None:
        if done >= 1500:  # the people are being written
            look("in the middle")
            raise AssertionError("still alive")

    prepare_delivery(jerez, T2, progress)


def _ours(path: str) -> bool:
    """In the data folder, on the stick, or the template's: openpyxl writes it, and nobody is in it.

    A file that tempfile opens once to see whether it may is of eight letters and empty.
    """
    name, folder = Path(path).name, Path(path).parent
    if folder == ROOT / "tmp" and (name.startswith("openpyxl.") or len(name) == 8):
        return True
    return path in (str(ROOT / "tmp"), str(SCAN)) or (
        Path(path).is_relative_to(ROOT / "datos")
        or path == os.devnull
        or (Path(path).is_relative_to(ROOT / "memoria"))
    )


if __name__ == "__main__":
    assert Path(tempfile.gettempdir()).is_relative_to(ROOT)
    main()
