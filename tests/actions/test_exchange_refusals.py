"""What a laptop refuses to read as changes of a sister, and what it leaves when it is stopped."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from captura.actions.decide import decide
from captura.actions.enrol import revoke_device
from captura.actions.enrol_sister import accept_welcome, read_welcome_file, welcome
from captura.actions.make_exchange import copy_exchange, make_exchange
from captura.actions.office import Office
from captura.actions.receive_exchange import receive_exchange
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.errors import KeysError, PackageError
from captura.keys.sealing import decrypt
from captura.packages.exchange import NOTE
from captura.ui.tasks import Cancelled
from tests.actions.laptops import give, send
from tests.actions.world import (
    JEREZ,
    World,
    ask,
    craft,
    dump,
    hand_in,
    header_of,
    start,
    talk,
    woman,
)


def test_the_state_and_other_institutes_cannot_open_it(
    jerez: Office, second: Office, state: Office, loreto: Office
) -> None:
    data = send(jerez, second).path.read_bytes()
    with pytest.raises(PackageError, match="CAP-PAQ-04"):
        take_in(state, data)
    with pytest.raises(PackageError, match="CAP-PAQ-04"):
        receive_exchange(loreto, data)
    with pytest.raises(KeysError, match="CAP-KEYS-05"):
        decrypt(data, [state.packages_key.secret])


def test_a_revoked_laptop_is_refused_once_an_acuse_said_so(
    jerez: Office, second: Office, state: Office
) -> None:
    talk(jerez, woman("Ana"))
    save_record(second, woman("Eva"))
    data = send(second, jerez).path.read_bytes()
    _, data_out = hand_in(jerez)
    arrival = take_in(state, data_out)
    decide(state, arrival.package)
    revoke_device(state, second.device.public_hex)
    from captura.actions.issue_receipt import issue_receipt

    receive_receipt(jerez, issue_receipt(state, arrival.package).path.read_bytes())
    before = dump(jerez)
    with pytest.raises(PackageError, match="CAP-PAQ-16"):
        receive_exchange(jerez, data)
    assert dump(jerez) == before


def test_practice_foreign_and_other_kinds_are_refused(
    world: World, jerez: Office, second: Office, loreto: Office
) -> None:
    talk(jerez, woman("Ana"))
    _, delivery = hand_in(jerez)
    foreign = header_of(loreto)
    to_jerez = header_of(jerez).recipients
    before = dump(second)
    for data, code in (
        (delivery, "CAP-PAQ-14"),
        (craft(loreto, [], replace(foreign, kind="cambios", recipients=to_jerez)), "CAP-ACT-66"),
        (craft(jerez, [], replace(header_of(jerez), kind="cambios", practice=True)), "CAP-PAQ-05"),
        (craft(jerez, [], replace(header_of(jerez), kind="cambios", period="")), "CAP-PAQ-02"),
    ):
        with pytest.raises(PackageError, match=code):
            receive_exchange(second, data)
    assert dump(second) == before


def test_lines_of_no_record_are_refused_and_nothing_changes(jerez: Office, second: Office) -> None:
    header = replace(header_of(jerez), kind="cambios", period="")
    own = f"{JEREZ}-01890a5d-ac96-774b-bcce-b302099a8057"
    note = [NOTE, own, [second.device.public_hex, "", "", "Laptop", []]]
    good = (NOTE, own, json.dumps(note, separators=(",", ":")))
    other = own[:-1] + "8"
    before = dump(second)
    for kind, content in (
        ("persona", ["persona", other, {}, [["nombres", 3, ["x", 1]]]]),
        ("visita", ["visita", other, {}]),
        ("observacion", ["observacion", other, ["x"] * 8]),
        ("renglones", ["renglones", other, ["ab" * 32, [["visita", "x", "y", "packed", ""]]]]),
    ):
        line = (kind, other, json.dumps(content, separators=(",", ":")))
        with pytest.raises(PackageError, match="CAP-PAQ-02"):
            receive_exchange(second, craft(jerez, [good, line], header))
    assert dump(second) == before
    receive_exchange(second, craft(jerez, [good], header))


def test_cancelled_nothing_is_left_on_either_side(jerez: Office, second: Office) -> None:
    def stop(_: int) -> None:
        raise Cancelled

    talk(jerez, *[woman(f"Ana {n}") for n in range(40)])
    data = send(jerez, second).path.read_bytes()
    for office, act in (
        (jerez, lambda: send(jerez, second, progress=stop)),
        (second, lambda: receive_exchange(second, data, stop)),
    ):
        before = dump(office)
        with pytest.raises(Cancelled):
            act()
        assert dump(office) == before
        assert list(office.folder.temporary.iterdir()) == []
    counted: list[int] = []
    receive_exchange(second, data, counted.append)
    assert counted == sorted(counted)


def test_without_certificate_none_is_made_and_none_read(world: World, jerez: Office) -> None:
    fresh = start(world.root, JEREZ, world.clock, name="fresca")
    world.offices.append(fresh)
    with pytest.raises(PackageError, match="CAP-ACT-66"):
        receive_exchange(fresh, b"")
    joined = accept_welcome(fresh, read_welcome_file(fresh, welcome(jerez, ask(fresh))))
    save_record(jerez, woman("Ana"))
    assert give(jerez, joined).notes == {}  # reading needs no certificate of one's own
    with pytest.raises(PackageError, match="CAP-ACT-65"):
        send(joined, jerez)


def test_an_unknown_laptop_gets_no_file_and_a_memory_gets_a_copy(
    jerez: Office, second: Office, tmp_path: object
) -> None:
    from pathlib import Path

    with pytest.raises(PackageError, match="CAP-ACT-65"):
        make_exchange(jerez, "0" * 64)
    made, folder = send(jerez, second), Path(str(tmp_path))
    assert copy_exchange(jerez, made, folder).read_bytes() == made.path.read_bytes()
    assert made.path.name == "cambios-32020-A-para-" + second.device.public_hex[:6] + ".captura"
