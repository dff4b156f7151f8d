"""What the killed process was doing; each deed says aloud what it was told is kept, never before.

`say(kind, …)` is the acknowledgement a person would have read. A deed can be begun again on
whatever its killed forerunner left.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace

from captura.actions.attend import add_block
from captura.actions.backup import make_backup
from captura.actions.decide import decide
from captura.actions.evidence import add_evidence
from captura.actions.export_workbook import export_workbook
from captura.actions.former_keys import remake_copies
from captura.actions.issue_receipt import issue_receipt
from captura.actions.make_exchange import make_exchange
from captura.actions.office import STATE, Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.receive_exchange import receive_exchange
from captura.actions.save_record import delete_record, save_record
from captura.actions.sisters import kept_sisters
from captura.actions.take_in import take_in
from captura.keys import device, ring
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.records.version import line_of
from captura.settings import Settings, write_settings
from captura.store import backups, rekey, restore
from captura.store.database import Store
from captura.store.queries.packages import package
from captura.store.rows import version
from tests.actions.world import JEREZ, T2, woman
from tests.kill.offices import SESSION, SISTER, Ticking
from tests.kill.scene import Scene
from tests.kill.vault_deeds import reseal, seal

OLD = "antigua"


def save(scene: Scene) -> None:
    """People registered, corrected, one quitted."""
    office = scene.office(JEREZ)
    for n in range(scene.chance.randint(2, 5)):
        kept, _ = save_record(office, woman(_name(scene, n), "Guardada"))
        _say_line(scene, office, kept.TYPE, kept.id)
        if scene.chance.random() < 0.5:
            save_record(office, replace(kept, telefono="4949450000"))
            _say_line(scene, office, kept.TYPE, kept.id)
        elif scene.chance.random() < 0.3:
            delete_record(office, kept)
            _say_line(scene, office, kept.TYPE, kept.id)
    office.close()


def list_people(scene: Scene) -> None:
    """A block of a list: all of it or none."""
    office = scene.office(JEREZ)
    session = office.store.get(Sesion, office.store.meta(SESSION) or "")
    assert session is not None
    people = [woman(_name(scene, n), "Lista") for n in range(scene.chance.randint(1, 8))]
    added, _ = add_block(office, session, people)
    for one in added:
        _say_line(scene, office, Persona.TYPE, one.persona.id)
    office.close()


def export(scene: Scene) -> None:
    """A delivery, and its workbook outside."""
    office = scene.office(JEREZ)
    made = prepare_delivery(office, T2)
    scene.say("package", JEREZ, made.id)
    book = scene.root / "memoria" / "libro.xlsx"
    book.parent.mkdir(exist_ok=True)
    export_workbook(office, made.id, book, None, "prueba")
    scene.say("file", "memoria/libro.xlsx")
    office.close()


def take(scene: Scene) -> None:
    """A package arrives at the state."""
    office = scene.office(STATE)
    arrival = take_in(office, (scene.root / STATE / "llega.captura").read_bytes())
    scene.say("arrival", STATE, arrival.package)
    office.close()


def accept(scene: Scene) -> None:
    """The state accepts what waited, and answers."""
    office = scene.office(STATE)
    waiting = (scene.root / STATE / "espera.txt").read_text()
    decided = decide(office, waiting)
    scene.say("decided", STATE, waiting, decided.state)
    issued = issue_receipt(office, waiting)
    scene.say("file", str(issued.path.relative_to(scene.root)))
    office.close()


def consolidate(scene: Scene) -> None:
    """What stands at the door is accepted at once, as the command does it with a whole folder."""
    office = scene.office(STATE)
    with office.store.indexing_later():
        arrival = take_in(office, (scene.root / STATE / "llega.captura").read_bytes(), accept=True)
    kept = package(office.store, arrival.package)
    assert kept is not None
    scene.say("arrival", STATE, arrival.package)
    scene.say("decided", STATE, arrival.package, kept.state)
    office.close()


def back_up(scene: Scene) -> None:
    """A backup in both places, over a change that it must hold; old ones rotate away."""
    office = scene.office(JEREZ)
    place = scene.root / "memoria"
    office.folder.settings.write_bytes(write_settings(Settings(backup_place=str(place))))
    kept, _ = save_record(office, woman(_name(scene, 0), "Respaldada"))
    _say_line(scene, office, kept.TYPE, kept.id)
    make_backup(office)
    made = make_backup(office)  # the first of them rotates away
    line = _line(office.store, kept.TYPE, kept.id)
    for path in (made.own, made.second):
        assert path is not None, made.problem
        scene.say("backup", JEREZ, str(path.relative_to(scene.root)), line)
    office.close()


def prove(scene: Scene) -> None:
    """A document is brought in as evidence, and copied into the backups."""
    office = scene.office(JEREZ)
    session = office.store.get(Sesion, office.store.meta(SESSION) or "")
    activity = session and office.store.get(Actividad, session.actividad or "")
    assert activity is not None
    scan = scene.root.parent / "escaner.txt"
    scan.write_text(f"firma de {_name(scene, 0)} Guardada")
    for one in add_evidence(office, activity, [scan]).kept:
        _say_line(scene, office, one.TYPE, one.id)
    make_backup(office)
    office.close()


def bring_back(scene: Scene) -> None:
    """A backup takes the place of the office."""
    root = scene.root / JEREZ
    office = scene.office(JEREZ)
    kept, _ = save_record(office, woman(_name(scene, 0), "Apartada"))
    _say_line(scene, office, kept.TYPE, kept.id)
    office.close()
    _, chosen = backups.backups_in(office.folder.backups)[-1]
    restore.stage(root, *restore.parts_of(chosen), scene.keys[JEREZ][0])
    aside = restore.place(root, f"2026-07-07T15-00-{scene.life:02}")
    scene.say("restored", JEREZ, aside.name)


def migrate(scene: Scene) -> None:
    """An older database is opened by this release."""
    path = scene.root / OLD / "captura.db"
    store = Store.open(path, scene.keys[OLD][0], clock=Ticking(scene.life), random=os.urandom)
    scene.say("migrated", OLD)
    store.close()


def change_key(scene: Scene) -> None:
    """The database and all its copies get another key, as when someone leaves."""
    office = scene.office(JEREZ)
    kept, _ = save_record(office, woman(_name(scene, 0), "Guardada"))
    _say_line(scene, office, kept.TYPE, kept.id)
    old, new = rekey.key_of(office.store), scene.chance.randbytes(48)
    scene.say("key", JEREZ, new.hex())  # no acknowledgement: the judge may try it
    backups.make(office.store, office.folder.backups)
    left = ring.rekeyed(ring.load_ring(office.folder.keys), old, new)
    files = {
        office.folder.keys.name: ring.ring_json(left),
        office.folder.device_key.name: device.wrapped(office.device, new, office.random),
    }
    former = json.loads(office.store.meta(rekey.FORMER) or "[]")
    rekey.change(office.store, new, json.dumps([*former, old.hex()]), files)
    remake_copies(office)
    scene.say("rekeyed", JEREZ, new.hex())
    office.close()


def exchange(scene: Scene) -> None:
    """What one laptop recorded goes into a file, and the other reads it."""
    office = scene.office(JEREZ)
    kept, _ = save_record(office, woman(_name(scene, 0), "Guardada"))
    line = _line(office.store, kept.TYPE, kept.id)
    scene.say("line", JEREZ, line)
    (sister,) = kept_sisters(office)
    made = make_exchange(office, sister)
    scene.say("package", JEREZ, made.package)
    data = made.path.read_bytes()
    office.close()
    other = scene.office(SISTER)
    receive_exchange(other, data)
    scene.say("arrival", SISTER, made.package)
    scene.say("line", SISTER, line)
    other.close()


# {name: (what is done, the folders it needs)}
DEEDS: dict[str, tuple[Callable[[Scene], None], tuple[str, ...]]] = {
    "save": (save, (JEREZ,)),
    "list": (list_people, (JEREZ,)),
    "export": (export, (JEREZ,)),
    "import": (take, (STATE,)),
    "accept": (accept, (STATE,)),
    "consolidate": (consolidate, (STATE,)),
    "backup": (back_up, (JEREZ,)),
    "evidence": (prove, (JEREZ,)),
    "restore": (bring_back, (JEREZ,)),
    "migration": (migrate, (OLD,)),
    "rekey": (change_key, (JEREZ,)),
    "seal": (seal, (JEREZ,)),
    "reseal": (reseal, (JEREZ,)),
    "exchange": (exchange, (JEREZ, SISTER)),
}


def _name(scene: Scene, n: int) -> str:
    return "Inventada" + "".join(scene.chance.choices("abcdefghij", k=8)) + chr(97 + n)


def _line(store: Store, record_type: str, record_id: str) -> str:
    kept = version(store, record_type, record_id)
    assert kept is not None
    return line_of(kept)


def _say_line(scene: Scene, office: Office, record_type: str, record_id: str) -> None:
    scene.say("line", office.institute, _line(office.store, record_type, record_id))
