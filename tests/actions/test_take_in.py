"""Arrival stages and changes no figure; what can't be trusted is refused with nothing changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.attend import register_person
from captura.actions.decide import decide
from captura.actions.demonstration.cast import enrol
from captura.actions.demonstration.tamper import alter_cell, delete_row
from captura.actions.enrol import certify, revoke_device, write_request
from captura.actions.export_workbook import export_workbook
from captura.actions.office import Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.save_record import save_record
from captura.actions.take_in import (
    CLONE,
    GAP,
    KNOWN,
    OLDER,
    take_in,
    waiting_packages,
)
from captura.errors import CapturaError
from captura.keys.signing import sign
from captura.packages import header as headers
from captura.packages import refusals
from captura.packages.delivery import make_delivery
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.records.version import line_of
from captura.store.queries.figures import figures
from captura.store.queries.packages import package, package_rows, row_counts
from captura.store.rows import version, versions
from tests.actions.world import (
    JEREZ,
    T2,
    World,
    craft,
    dump,
    edit_workbook,
    hand_in,
    header_of,
    start,
    talk,
    woman,
)


def book(office: Office, package_id: str) -> bytes:
    """The workbook of a package, without password (its people are made up)."""
    path = office.folder.root / "libro.xlsx"
    export_workbook(office, package_id, path, None, "prueba")
    return path.read_bytes()


def test_arrival_stages_and_changes_no_figure(state: Office, jerez: Office) -> None:
    talk(jerez, woman(), woman("Rosa", "Pérez"))
    made, data = hand_in(jerez)
    before = dump(state)
    arrival = take_in(state, data)
    after = dump(state)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"package", "package_row"}
    assert figures(state.store, "2026-04-01", "2026-06-30") == []
    assert arrival.package == made.id
    assert arrival.notes == {}
    assert arrival.altered == ()
    assert arrival.novelty["persona"] == {"new": 2, "changed": 0, "same": 0}
    assert sum(sum(own.values()) for own in arrival.novelty.values()) == sum(made.counts.values())


def test_a_replay_changes_nothing(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    first = take_in(state, data)
    before = dump(state)
    again = take_in(state, data)
    assert list(again.notes) == [KNOWN]
    assert again.novelty == first.novelty
    assert dump(state) == before
    # and after the decision, and as the workbook of the same package
    decide(state, made.id)
    before = dump(state)
    assert list(take_in(state, data).notes) == [KNOWN]
    assert list(take_in(state, book(jerez, made.id)).notes) == [KNOWN]
    assert dump(state) == before


def test_a_workbook_as_signed_is_taken_in_like_its_package(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, _ = hand_in(jerez)
    arrival = take_in(state, book(jerez, made.id))
    assert (arrival.package, arrival.notes, arrival.altered) == (made.id, {}, ())
    assert decide(state, made.id).accepted == sum(made.counts.values())


def test_a_gap_is_named_by_its_numbers(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    packages = [hand_in(jerez)[1] for _ in range(4)]
    take_in(state, packages[0])
    gap = take_in(state, packages[3])
    assert list(gap.notes) == [GAP]
    assert "los números 2 a 3" in gap.notes[GAP]
    late = take_in(state, packages[1])
    assert list(late.notes) == [OLDER]
    assert "número 4" in late.notes[OLDER]


def test_a_first_package_that_is_not_the_first_has_a_gap(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    hand_in(jerez)
    second = take_in(state, hand_in(jerez)[1])
    assert list(second.notes) == [GAP]
    assert "falta recibir el número 1." in second.notes[GAP]


def test_a_clone_is_named_by_its_number(world: World, state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    talk(clone, woman("Otra", "Ruiz"))
    assert take_in(state, hand_in(jerez)[1]).notes == {}
    assert list(take_in(state, hand_in(clone)[1]).notes) == [CLONE]


def test_a_clone_is_named_by_the_package_it_follows(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    take_in(state, hand_in(jerez)[1])
    talk(clone, woman("Otra", "Ruiz"))
    hand_in(clone)  # number 1 of the clone never arrives
    assert list(take_in(state, hand_in(clone)[1]).notes) == [CLONE]


def test_a_renewed_certificate_begins_its_numbers_at_1(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, data = hand_in(jerez)
    assert take_in(state, data).notes == {}
    enrol(state, jerez)
    again, data = hand_in(jerez)
    assert (first.sequence, again.sequence, again.previous) == (1, 1, "")
    assert first.path != again.path
    assert (jerez.folder.packages / first.path).is_file()
    assert take_in(state, data).notes == {}


def test_a_later_delivery_replaces_the_undecided_rows(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    save_record(jerez, replace(activity, sede="Otra sede"))
    second, data = hand_in(jerez)
    take_in(state, data)
    assert {row.state for row in package_rows(state.store, first.id)} == {"replaced"}
    kept = package(state.store, first.id)
    assert kept is not None
    assert kept.state == "replaced"
    assert decide(state, second.id).accepted == sum(second.counts.values())
    known = state.store.get(Actividad, activity.id)
    assert known is not None
    assert known.sede == "Otra sede"


def test_an_older_delivery_that_comes_late_gives_way(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, old = hand_in(jerez)
    save_record(jerez, replace(activity, sede="Otra sede"))
    second, new = hand_in(jerez)
    take_in(state, new)
    take_in(state, old)
    assert {row.state for row in package_rows(state.store, second.id)} == {"pending"}
    assert {row.state for row in package_rows(state.store, first.id)} == {"replaced"}
    decide(state, second.id)
    known = state.store.get(Actividad, activity.id)
    assert known is not None
    assert known.sede == "Otra sede"


def test_two_clones_keep_both_their_rows_until_decided(
    world: World, state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    save_record(jerez, replace(activity, sede="Sede A"))
    save_record(clone, replace(activity, sede="Sede B"))
    one, two = hand_in(jerez), hand_in(clone)
    take_in(state, one[1])
    take_in(state, two[1])
    wait = [
        {row.id for row in package_rows(state.store, made.id, state="pending")}
        for made, _ in (one, two)
    ]
    assert activity.id in wait[0] & wait[1]
    decide(state, one[0].id)
    decide(state, two[0].id)
    clash = state.store.value("SELECT clash FROM actividad WHERE id=?", (activity.id,))
    assert clash is not None
    assert "Sede A" in clash
    assert "Sede B" in clash


def test_a_row_returned_in_just_this_form_stays_returned(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id, {activity.id: "Falta el resultado."})
    second, data = hand_in(jerez)
    assert second.id != first.id
    take_in(state, data)
    rows = {row.id: row for row in package_rows(state.store, second.id)}
    assert rows[activity.id].state == "returned"
    assert rows[activity.id].reason == "Falta el resultado."
    # its session and attendance refer to it, so they are back too; the person was accepted
    assert row_counts(state.store, second.id) == {
        "institucion": {"same": 1},
        "persona": {"same": 1},
        "actividad": {"returned": 1},
        "sesion": {"returned": 1},
        "participacion": {"returned": 1},
    }


def test_what_only_followed_a_returned_row_is_free_once_it_is_mended(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id, {activity.id: "Falta el resultado."})
    save_record(jerez, replace(activity, resultado="Se acordó repetirla."))
    second, data = hand_in(jerez)
    take_in(state, data)
    decided = decide(state, second.id)
    assert (decided.accepted, decided.returned, decided.state) == (3, {}, "accepted")
    assert state.store.value("SELECT count(*) FROM participacion") == 1


def test_an_altered_workbook_is_staged_as_proposals_and_never_applied(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    altered = edit_workbook(book(jerez, made.id), "Marina", "Martina")
    arrival = take_in(state, altered)
    assert arrival.altered
    assert arrival.package != made.id
    assert arrival.institute == JEREZ
    kept = package(state.store, arrival.package)
    assert kept is not None
    assert kept.state == "altered"
    proposed = kept.note["proposed"]
    assert [(one["type"], one["field"], one["value"]) for one in proposed] == [
        ("persona", "nombres", "Martina")
    ]
    assert package_rows(state.store, arrival.package) == []
    with pytest.raises(CapturaError, match="propuesta de corrección"):
        decide(state, arrival.package)
    # the same workbook again changes nothing; the true package takes its place
    before = dump(state)
    assert list(take_in(state, altered).notes) == [KNOWN]
    assert dump(state) == before
    true = take_in(state, data)
    assert true.notes == {}
    assert true.package == made.id
    kept = package(state.store, arrival.package)
    assert kept is not None
    assert kept.state == "replaced"


def test_an_altered_workbook_of_a_known_package_is_still_said(state: Office, jerez: Office) -> None:
    talk(jerez, woman(), woman("Rosa", "Pérez"))
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id)
    year = "2026-01-01", "2026-12-31"
    rows, figure = package_rows(state.store, made.id), figures(state.store, *year)
    arrival = take_in(state, delete_row(book(jerez, made.id)))
    assert arrival.altered
    assert KNOWN not in arrival.notes
    assert package_rows(state.store, made.id) == rows
    assert figures(state.store, *year) == figure


def test_a_gap_is_not_filled_by_an_altered_workbook(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, _ = hand_in(jerez)
    take_in(state, alter_cell(book(jerez, first.id)))
    assert list(take_in(state, hand_in(jerez)[1]).notes) == [GAP]


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
    from tests.actions.world import _complete

    _complete(office)
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


def test_a_newer_package_waits_aside_and_is_listed(
    state: Office, jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    monkeypatch.setattr(headers, "SCHEMA", 0)  # this release is older than the package
    before = dump(state)
    for _ in range(2):
        with pytest.raises(CapturaError) as caught:
            take_in(state, data)
        assert caught.value.code == refusals.NEWER
    after = dump(state)
    assert {name for name in before if before[name] != after[name]} == {"package"}
    (waiting,) = waiting_packages(state)
    aside = state.folder.packages / str(waiting.path)
    assert aside.read_bytes() == data
    assert JEREZ not in aside.name
    # with the newer release it is taken in, and no longer waits
    monkeypatch.undo()
    assert take_in(state, aside.read_bytes()).package == made.id
    assert waiting_packages(state) == []
    assert not aside.exists()


def test_deleted_records_travel_and_are_deleted_at_the_state(state: Office, jerez: Office) -> None:
    from captura.actions.save_record import delete_record

    talk(jerez, woman())
    extra = talk(jerez, woman("Rosa", "Pérez"), name="Otra plática")[0]
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id)
    gone = [record for record in _of_activity(jerez, extra.id) if record.id != extra.id]
    for record in [*gone, jerez.store.get(Actividad, extra.id)]:
        assert record is not None
        delete_record(jerez, record)
    second, data = hand_in(jerez)
    take_in(state, data)
    decide(state, second.id)
    assert state.store.get(Actividad, extra.id) is None
    assert state.store.value("SELECT count(*) FROM participacion WHERE deleted=0") == 1
    assert state.store.value("SELECT count(*) FROM persona WHERE deleted=0") == 2


def _of_activity(office: Office, activity: str) -> list[object]:
    from captura.records.participacion import Participacion
    from captura.records.sesion import Sesion

    found: list[object] = []
    for kind in (Participacion, Sesion):
        sql = f"SELECT id FROM {kind.TYPE} WHERE actividad=?"
        found += [office.store.get(kind, row[0]) for row in office.store.rows(sql, (activity,))]
    return found


def test_the_password_of_a_workbook_is_asked(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, _ = hand_in(jerez)
    path = jerez.folder.root / "libro.xlsx"
    export_workbook(jerez, made.id, path, "una clave larga", "para revisar en casa")
    data = path.read_bytes()
    assert refused(state, data).startswith("CAP-")
    assert refused(state, data, "otra clave").startswith("CAP-")
    assert take_in(state, data, "una clave larga").package == made.id


def test_search_finds_her_only_after_acceptance(state: Office, jerez: Office) -> None:
    from captura.actions.find import find_people

    talk(jerez, woman("Ximena", "Ñuñez"))
    made, data = hand_in(jerez)
    take_in(state, data)
    assert find_people(state, "ximena") == []
    decide(state, made.id)
    assert [hit.name for hit in find_people(state, "ximena nunez")] == ["Ximena Ñuñez López"]
    assert state.store.value("SELECT count(*) FROM persona") == 1
    assert isinstance(state.store.get(Persona, find_people(state, "ximena")[0].id), Persona)
