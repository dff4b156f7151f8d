"""The package of a period: what blocks it, what cancels it, which device may sign it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.demonstration.cast import enrol
from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    read_certificate_file,
    revoke_device,
    write_request,
)
from captura.actions.export_workbook import copy_package, export_workbook, package_bytes
from captura.actions.office import STATE, Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import save_record
from captura.errors import CapturaError
from captura.excel.passwords import is_protected
from captura.records.version import line_of
from captura.store.queries.packages import package, packages
from captura.store.rows import version
from tests.actions.world import JEREZ, LORETO, T2, World, dump, hand_in, start, talk, woman


def refused(office: Office, said: str) -> None:
    before, files = dump(office), sorted(office.folder.packages.iterdir())
    with pytest.raises(CapturaError, match=said):
        prepare_delivery(office, T2)
    assert dump(office) == before
    assert sorted(office.folder.packages.iterdir()) == files
    assert list(office.folder.temporary.iterdir()) == []


def test_errors_block_and_are_counted(jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    save_record(jerez, replace(activity, responsable=None))
    assert review_delivery(jerez, T2).errors == 1
    refused(jerez, "Hay 1 error")


def test_a_field_with_two_values_blocks(world: World, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    save_record(jerez, replace(activity, sede="Sede A"))
    save_record(clone, replace(activity, sede="Sede B"))
    other = version(clone.store, "actividad", activity.id)
    assert other is not None
    with jerez.store.work("cambios") as work:
        work.apply({"actividad": [line_of(other)]}, "cambios")
    found = [one for one in review_delivery(jerez, T2).found if one.problem.code == "dos_valores"]
    assert [one.problem.field for one in found] == ["sede"]
    refused(jerez, "Hay 1 error")
    save_record(jerez, replace(activity, sede="Sede B"), settle=["sede"])
    assert prepare_delivery(jerez, T2).sequence == 1


def test_cancelled_it_leaves_nothing_behind(jerez: Office) -> None:
    talk(jerez, *(woman(f"Nombre {n}") for n in range(260)))
    heard: list[int] = []

    class Stop(Exception):
        pass

    def stop(done: int) -> None:
        heard.append(done)
        raise Stop

    before = dump(jerez)
    with pytest.raises(Stop):
        prepare_delivery(jerez, T2, stop)
    assert heard == [500]
    assert dump(jerez) == before
    assert list(jerez.folder.packages.iterdir()) == []
    assert list(jerez.folder.temporary.iterdir()) == []
    assert prepare_delivery(jerez, T2, heard.append).sequence == 1


def test_numbers_go_on_and_name_the_one_before(jerez: Office) -> None:
    talk(jerez, woman())
    first, second = hand_in(jerez)[0], hand_in(jerez)[0]
    assert (first.sequence, second.sequence) == (1, 2)
    assert (first.previous, second.previous) == ("", first.id)
    assert first.path == "32020-2026-T2-A0001.captura"


def test_a_restored_copy_is_a_new_device_and_must_enrol(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    hand_in(jerez)
    copy = world.copy(jerez, "restaurado", device_key=False)
    assert copy.device != jerez.device
    # until then it writes folios as a device without certificate, and packs nothing
    assert (copy.certificate, copy.letter) == (None, "X")
    assert review_delivery(copy, T2).missing_certificate
    refused(copy, "de un respaldo, y este equipo es nuevo")
    enrol(state, copy)
    assert copy.letter == "B"
    again, _ = hand_in(copy)
    assert (again.sequence, again.previous) == (1, "")
    # its device key was kept: opened another morning, it is the same device
    assert world.again(copy.folder, world.keys[JEREZ]).device == copy.device


def test_without_certificate_nothing_is_packed(world: World) -> None:
    office = start(world.root, JEREZ, world.clock, name="sola")
    world.offices.append(office)
    refused(office, "aún no tiene certificado")


def test_out_of_its_days_a_certificate_packs_nothing(world: World, jerez: Office) -> None:
    talk(jerez, woman())
    for day in (dt.date(2025, 12, 1), dt.date(2029, 6, 1)):
        world.clock.turn_to(day)
        refused(jerez, "vale del")


def test_the_same_certificate_accepted_again_keeps_the_numbers(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    request = write_request(jerez, "Laptop")
    answer = read_certificate_file(jerez, certificate_file(state, certify(state, request)))
    accept_certificate(jerez, answer)
    hand_in(jerez)
    accept_certificate(jerez, answer)
    assert hand_in(jerez)[0].sequence == 2


def test_a_certificate_for_someone_else_is_refused(
    state: Office, jerez: Office, loreto: Office
) -> None:
    file = certificate_file(state, certify(state, write_request(loreto, "Laptop")))
    with pytest.raises(CapturaError, match="otro equipo"):
        read_certificate_file(jerez, file)
    old = certificate_file(state, certify(state, write_request(jerez, "Laptop")))
    write_request(jerez, "Laptop")
    with pytest.raises(CapturaError, match="otra solicitud"):
        read_certificate_file(jerez, old)


def test_practice_and_real_never_enrol_each_other(world: World, jerez: Office) -> None:
    school = start(world.root, STATE, world.clock, practice=True, name="escuela")
    world.offices.append(school)
    request = write_request(jerez, "Laptop")
    with pytest.raises(CapturaError, match="práctica"):
        certify(school, request)
    # and where a school said yes all the same, the institute refuses its word
    file = certificate_file(school, certify(school, replace(request, practice=True)))
    with pytest.raises(CapturaError, match="práctica"):
        read_certificate_file(jerez, file)


def test_only_another_device_of_the_institute_is_replaced(
    state: Office, jerez: Office, loreto: Office
) -> None:
    request = write_request(jerez, "Laptop")
    for wrong in (loreto.device.public_hex, jerez.device.public_hex, "0" * 64):
        with pytest.raises(CapturaError, match="no se puede reemplazar"):
            certify(state, request, replaces=wrong)
    revoke_device(state, jerez.device.public_hex)
    with pytest.raises(CapturaError, match="dado de baja"):
        certify(state, request)


def test_a_workbook_leaves_with_password_and_reason_or_not_at_all(
    world: World, jerez: Office
) -> None:
    talk(jerez, woman())
    made, _ = hand_in(jerez)
    path = world.root / "libro.xlsx"
    with jerez.store.work("prueba") as work:
        work.set_meta("gente_inventada", "no")
    for password, reason in ((None, "motivo"), ("corta", "motivo"), ("una clave larga", "  ")):
        before = dump(jerez)
        with pytest.raises(CapturaError):
            export_workbook(jerez, made.id, path, password, reason)
        assert not path.exists()
        assert dump(jerez) == before
    export_workbook(jerez, made.id, path, "una clave larga", "la pidió la titular")
    assert is_protected(path.read_bytes())
    reason, about = jerez.store.rows("SELECT reason, package FROM history ORDER BY n DESC")[0]
    assert "la pidió la titular" in reason
    assert about == made.id
    # nothing is noted for a workbook that couldn't be written, and none is left half
    before = dump(jerez)
    with pytest.raises(CapturaError, match="no permite escribir"):
        export_workbook(jerez, made.id, world.root / "no" / "hay.xlsx", "una clave larga", "x")
    assert dump(jerez) == before


def test_a_copied_package_is_noted_as_handed_over(world: World, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    with pytest.raises(CapturaError):
        copy_package(jerez, made.id, world.root / "memoria-que-no-esta")
    kept = package(jerez.store, made.id)
    assert kept is not None
    assert kept.state == "packed"
    target = copy_package(jerez, made.id, world.root)
    assert target.read_bytes() == data == package_bytes(jerez, made.id)
    kept = package(jerez.store, made.id)
    assert kept is not None
    assert kept.state == "delivered"
    (jerez.folder.packages / made.path).unlink()
    with pytest.raises(CapturaError, match="ya no está"):
        package_bytes(jerez, made.id)


def test_no_name_of_a_woman_is_in_a_file_name_or_the_ledger(jerez: Office) -> None:
    talk(jerez, woman("Ximena", "Villalobos"))
    hand_in(jerez)
    ledger = repr(packages(jerez.store)) + repr(sorted(jerez.folder.root.rglob("*")))
    assert "Ximena" not in ledger
    assert "Villalobos" not in ledger
    assert LORETO not in ledger
