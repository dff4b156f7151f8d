"""What can't be trusted is refused with a sentence, and nothing is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.attend import register_person
from captura.actions.decide import decide
from captura.actions.demonstration.cast import enrol
from captura.actions.demonstration.tamper import alter_cell
from captura.actions.enrol import certify, revoke_device, write_request
from captura.actions.export_workbook import export_workbook
from captura.actions.office import Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.take_in import (
    take_in,
)
from captura.errors import CapturaError
from captura.keys.signing import sign
from captura.packages import header as headers
from captura.packages import refusals
from captura.packages.delivery import make_delivery
from captura.records.periods import Period
from captura.records.registry import RECORDS
from captura.records.version import line_of
from captura.store.rows import version, versions
from tests.actions.world import (
    JEREZ,
    T2,
    World,
    book,
    craft,
    dump,
    hand_in,
    header_of,
    start,
    talk,
    woman,
)


def refused(state: Office, data: bytes, password: str | None = None) -> str:
    """The code of the refusal; the database is as it was, and nothing lies in the folder."""
    before, files = dump(state), sorted(state.folder.packages.iterdir())
    with pytest.raises(CapturaError) as caught:
        take_in(state, data, password)
    assert dump(state) == before
    assert sorted(state.folder.packages.iterdir()) == files
    assert caught.value.title
    assert caught.value.what
    assert caught.value.fix
    return caught.value.code


def test_cut_and_foreign_files_are_refused(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    _, data = hand_in(jerez)
    assert refused(state, data[: len(data) * 2 // 3]) == refusals.TRUNCATED
    assert refused(state, data[:10]) == refusals.TRUNCATED
    assert refused(state, b"") == refusals.TRUNCATED
    assert refused(state, b"PK nothing of ours").startswith("CAP-")
    assert refused(state, b"%PDF-1.7").startswith("CAP-")


def test_a_package_for_another_office_is_refused(
    state: Office, jerez: Office, loreto: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    only_own = (headers.Recipient(JEREZ, jerez.name, jerez.packages_key.public),)

    def own_header(**known: object) -> headers.Header:
        return headers.Header(**{**known, "recipients": only_own})  # type: ignore[arg-type]

    monkeypatch.setattr("captura.actions.prepare_delivery.Header", own_header)
    made, data = hand_in(jerez)
    assert refused(state, data) == refusals.NOT_FOR_US
    assert refused(state, book(jerez, made.id)) == refusals.NOT_FOR_US


def test_foreign_rows_are_refused(state: Office, jerez: Office, loreto: Office) -> None:
    talk(jerez, woman())
    # a row of Loreto in the database of Jerez, as a hand in the file would put it
    stranger, _ = register_person(loreto, woman())
    with jerez.store.work("mano") as work:
        kept = version(loreto.store, "persona", stranger.id)
        assert kept is not None
        work.apply({"persona": [line_of(kept)]}, "mano")
    _, data = hand_in(jerez, Period(2026, 3))
    assert refused(state, data) == refusals.FOREIGN_ROWS
    written = jerez.folder.temporary / "libro.xlsx"
    make_delivery(
        written.with_suffix(".captura"),
        header_of(jerez),
        [("persona", versions(jerez.store, "persona", [stranger.id]))],
        types=RECORDS,
        catalogues=jerez.catalogues,
        sign=lambda message: sign(jerez.device.private, message),
        temporary=jerez.folder.temporary,
        book_path=written,
    )
    assert refused(state, written.read_bytes()) == refusals.FOREIGN_ROWS


def test_practice_data_is_refused(world: World, state: Office) -> None:
    school = start(world.root, "estado", world.clock, practice=True, name="escuela")
    pupil = start(world.root, JEREZ, world.clock, practice=True, name="alumna")
    world.offices += [school, pupil]
    enrol(school, pupil)
    talk(pupil, woman())
    made = prepare_delivery_anyway(pupil)
    assert refused(state, made) in (refusals.PRACTICE, refusals.NOT_FOR_US)


def prepare_delivery_anyway(office: Office) -> bytes:
    """A delivery of an institute whose profile is whole."""
    from tests.actions.world import complete

    complete(office)
    return hand_in(office)[1]


def test_a_certificate_of_another_state_is_refused(world: World, state: Office) -> None:
    other = start(world.root, "estado", world.clock, name="otro-estado")
    office = start(world.root, JEREZ, world.clock, name="otro-jerez")
    world.offices += [other, office]
    enrol(other, office)
    # it knows where to send: the true state's public keys
    with office.store.work("mano") as work:
        from captura.keys.certificate import state_plain
        from captura.keys.plain import write_object

        assert state.state is not None
        work.set_meta("estado", write_object(state_plain(state.state)).decode())
    talk(office, woman())
    assert refused(state, prepare_delivery_anyway(office)) == refusals.CERTIFICATE


def test_an_expired_certificate_is_refused_and_not_even_packed(
    world: World, state: Office, jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    world.clock.turn_to(dt.date(2030, 1, 1))
    with pytest.raises(CapturaError, match="certificado de este equipo vale del"):
        prepare_delivery(jerez, T2)
    monkeypatch.setattr("captura.keys.certificate.Certificate.valid_on", lambda *_: True)
    _, data = hand_in(jerez)
    monkeypatch.undo()
    assert refused(state, data) == refusals.CERTIFICATE


def test_the_certificate_of_another_device_is_refused(
    world: World, state: Office, jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    copy = world.copy(jerez, "restaurado", device_key=False)
    kept = copy.kept_certificate
    monkeypatch.setattr("captura.actions.office.Office.certificate", property(lambda _: kept))
    _, data = hand_in(copy)
    monkeypatch.undo()
    assert refused(state, data) == refusals.CERTIFICATE


def test_a_revoked_device_is_refused(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    revoke_device(state, jerez.device.public_hex)
    assert refused(state, data) == refusals.REVOKED
    assert refused(state, book(jerez, made.id)) == refusals.REVOKED
    assert refused(state, alter_cell(book(jerez, made.id))) == refusals.REVOKED


def test_the_device_that_was_replaced_is_refused(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    _, data = hand_in(jerez)
    new = world.copy(jerez, "nuevo", device_key=False)
    certify(state, write_request(new, "Laptop nueva"), replaces=jerez.device.public_hex)
    assert refused(state, data) == refusals.REVOKED


def test_what_nobody_signed_is_refused(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    path, written = (jerez.folder.temporary / f"x.{end}" for end in ("captura", "xlsx"))
    make_delivery(
        path,
        header_of(jerez),
        [("actividad", versions(jerez.store, "actividad", [activity.id]))],
        types=RECORDS,
        catalogues=jerez.catalogues,
        sign=lambda _: bytes(64),
        temporary=jerez.folder.temporary,
        book_path=written,
    )
    assert refused(state, path.read_bytes()) == refusals.BAD_SIGNATURE
    assert refused(state, written.read_bytes()) == refusals.BAD_SIGNATURE


@pytest.mark.parametrize("kind", ["persona", "acuse", "sqlite_master"])
def test_rows_that_are_no_records_are_refused(state: Office, jerez: Office, kind: str) -> None:
    """Signed by a true device, so only the form of its rows is against it."""
    record, _ = register_person(jerez, woman())
    known = version(jerez.store, "persona", record.id)
    assert known is not None
    whole = craft(jerez, [("persona", record.id, line_of(known))], header_of(jerez))
    shapeless = f'["{kind}","{record.id}",{{"z":1}},[]]'
    if kind != "persona":
        shapeless = line_of(replace(known, type=kind))
    assert refused(state, craft(jerez, [(kind, record.id, shapeless)], header_of(jerez))) == (
        refusals.ALTERED
    )
    assert take_in(state, whole).novelty == {"persona": {"new": 1, "changed": 0, "same": 0}}


@pytest.mark.parametrize("kind", ["alta", "cambios"])
def test_other_kinds_of_package_are_refused(state: Office, jerez: Office, kind: str) -> None:
    data = craft(jerez, [], replace(header_of(jerez), kind=kind))
    assert refused(state, data) == refusals.OTHER_KIND


def test_an_acuse_is_no_delivery(state: Office, jerez: Office) -> None:
    from captura.actions.issue_receipt import issue_receipt

    talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id)
    acuse = issue_receipt(state, made.id).path.read_bytes()
    assert refused(state, acuse) == refusals.OTHER_KIND


def test_the_password_of_a_workbook_is_asked(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, _ = hand_in(jerez)
    path = jerez.folder.root / "libro.xlsx"
    export_workbook(jerez, made.id, path, "una clave larga", "para revisar en casa")
    data = path.read_bytes()
    assert refused(state, data).startswith("CAP-")
    assert refused(state, data, "otra clave").startswith("CAP-")
    assert take_in(state, data, "una clave larga").package == made.id
