"""The state's decision: what goes back takes along what refers to it, all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from captura.actions.decide import LONGEST, Remark, close_observation, decide
from captura.actions.office import Office
from captura.actions.save_record import VALID, save_record
from captura.actions.take_in import take_in
from captura.errors import CapturaError
from captura.records.apoyo import Apoyo
from captura.records.persona import Persona
from captura.store.ledger import KeptPackage
from captura.store.queries.observations import observations
from captura.store.queries.packages import package, package_rows
from captura.store.queries.totals import accepted_ids
from captura.store.work import Work
from tests.actions.world import DAY, dump, hand_in, talk, woman


@pytest.fixture
def arrived(state: Office, jerez: Office) -> KeptPackage:
    """A delivery of two activities, three people and a support, taken in and undecided."""
    _, session = talk(jerez, woman("Ana"), woman("Eva"))
    talk(jerez, woman("Eva"), woman("Luz"), name="Otra plática")
    eva = jerez.store.value("SELECT id FROM persona WHERE nombres='Eva'")
    save_record(
        jerez,
        Apoyo(
            persona=eva,
            fecha=DAY,
            tipo_apoyo="AE01",
            concepto="Apoyo inventado",
            cantidad=Decimal(1),
            unidad="pieza",
            monto=25_000,
            programa="PROPIO",
            fuente="MUN",
            recibo_firmado=True,
            estado_registro=VALID,
        ),
    )
    assert session.id
    made, data = hand_in(jerez)
    take_in(state, data)
    return made


def row(state: Office, made: KeptPackage, record_type: str, place: int = 0) -> str:
    return package_rows(state.store, made.id, record_type=record_type)[place].id


def states(state: Office, made: KeptPackage) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in package_rows(state.store, made.id):
        key = f"{one.type} {one.state}"
        found[key] = found.get(key, 0) + 1
    return found


def test_all_is_accepted_with_control_totals(state: Office, arrived: KeptPackage) -> None:
    decided = decide(state, arrived.id)
    total = sum(arrived.counts.values())
    assert (decided.state, decided.accepted, decided.returned, decided.same) == (
        "accepted", total, {}, 0,
    )  # fmt: skip
    assert decided.applied.new == {kind: n for kind, n in arrived.counts.items() if n}
    assert {kind: len(ids) for kind, ids in accepted_ids(state.store).items()} == (
        decided.applied.new
    )


def test_a_returned_person_takes_her_attendances_and_supports(
    state: Office, arrived: KeptPackage
) -> None:
    eva = next(
        one.id
        for one in package_rows(state.store, arrived.id, record_type="persona")
        if one.line and '"Eva"' in one.line
    )
    decided = decide(state, arrived.id, {eva: "Falta su edad."})
    assert len(decided.returned) == 4
    assert decided.state == "returned"
    assert states(state, arrived) == {
        "institucion accepted": 1,
        "persona accepted": 2,
        "persona returned": 1,
        "actividad accepted": 2,
        "sesion accepted": 2,
        "participacion accepted": 2,
        "participacion returned": 2,
        "apoyo returned": 1,
    }
    reasons = {one.reason for one in package_rows(state.store, arrived.id, state="returned")}
    assert reasons == {"Falta su edad.", "Se refiere a un registro devuelto. Falta su edad."}
    assert state.store.get(Persona, eva) is None


def test_a_returned_activity_takes_its_sessions_and_their_lists(
    state: Office, arrived: KeptPackage
) -> None:
    decided = decide(state, arrived.id, {row(state, arrived, "actividad"): "Es de otro periodo."})
    kinds = sorted(
        one.type for one in package_rows(state.store, arrived.id) if one.id in decided.returned
    )
    assert kinds == ["actividad", "participacion", "participacion", "sesion"]
    # the participations refer to the session too: two steps away, the reason is the first one's
    assert all("Es de otro periodo." in reason for reason in decided.returned.values())
    assert decided.accepted + len(decided.returned) == sum(arrived.counts.values())


def test_whatever_fails_inside_leaves_nothing(
    state: Office, arrived: KeptPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(state)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("the disk went away")

    remark = Remark("actividad", row(state, arrived, "actividad"), "resultado", "Diga qué.")
    for place in ("observations.keep_observation", "ledger.derive_state", "ledger.decide"):
        monkeypatch.setattr(f"captura.store.{place}", broken)
        with pytest.raises(RuntimeError):
            decide(state, arrived.id, {row(state, arrived, "apoyo"): "Falta el recibo."}, [remark])
        monkeypatch.undo()
        assert dump(state) == before, place


def test_totals_that_do_not_agree_leave_nothing(
    state: Office, arrived: KeptPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, apply = dump(state), Work.apply

    def forgetful(self: Work, lines: object, source: str) -> object:
        applied = apply(self, lines, source)  # type: ignore[arg-type]
        applied.new["persona"] -= 1
        return applied

    monkeypatch.setattr(Work, "apply", forgetful)
    with pytest.raises(CapturaError, match="totales no cuadran"):
        decide(state, arrived.id)
    assert dump(state) == before


def test_decided_again_it_changes_nothing(state: Office, arrived: KeptPackage) -> None:
    decide(state, arrived.id)
    before = dump(state)
    again = decide(state, arrived.id)
    assert (again.accepted, again.returned, again.state) == (0, {}, "accepted")
    assert dump(state) == before


@pytest.mark.parametrize(
    ("returned", "remark", "said"),
    [
        ({"32020-nadie": "x"}, None, "ya estaba decidido"),
        ({"apoyo": "  "}, None, "Falta decir por qué"),
        ({"apoyo": "x" * (LONGEST + 1)}, None, "letras"),
        ({}, "  ", "no dice nada"),
        ({}, "x" * (LONGEST + 1), "letras"),
    ],
)
def test_what_says_nothing_is_not_decided(
    state: Office, arrived: KeptPackage, returned: dict[str, str], remark: str | None, said: str
) -> None:
    support = row(state, arrived, "apoyo")
    chosen = {support if key == "apoyo" else key: why for key, why in returned.items()}
    remarks = [Remark("apoyo", support, "concepto", remark)] if remark is not None else []
    before = dump(state)
    with pytest.raises(CapturaError, match=said):
        decide(state, arrived.id, chosen, remarks)
    assert dump(state) == before


def test_a_remark_on_another_institutes_record_is_refused(
    state: Office, arrived: KeptPackage
) -> None:
    alien = "32024-" + row(state, arrived, "persona").partition("-")[2]
    with pytest.raises(CapturaError, match="otro instituto"):
        decide(state, arrived.id, {}, [Remark("persona", alien, "nombres", "¿Quién?")])


def test_what_waited_since_an_older_release_is_accepted(
    state: Office, arrived: KeptPackage
) -> None:
    """There each row that waits holds its own line."""
    lines = [(one.line, one.id) for one in package_rows(state.store, arrived.id)]
    with state.store.work("prueba") as work:
        work.cursor.executemany("UPDATE package_row SET line=? WHERE id=?", lines)
        work.execute("DELETE FROM package_part")
    assert [(one.line, one.id) for one in package_rows(state.store, arrived.id)] == lines
    support = row(state, arrived, "apoyo")
    decided = decide(state, arrived.id, {support: "Falta el recibo."})
    assert decided.accepted == len(lines) - 1
    kept = {one.id: one.line for one in package_rows(state.store, arrived.id) if one.line}
    assert kept == {record: line for line, record in lines if record == support}


def test_the_same_row_in_a_clones_package_is_settled_with_it(
    state: Office, jerez: Office, arrived: KeptPackage
) -> None:
    """A decision is of (id, code): wherever else it waits, it no longer waits."""
    # the same rows under another package id and the same number, as a clone's
    with state.store.work("prueba") as work:
        work.execute(
            "INSERT INTO package SELECT 'otro', direction, kind, institute, device, sequence, "
            "previous, period, state, at, counts, header, path, note FROM package"
        )
        work.execute(
            "INSERT INTO package_row SELECT 'otro', type, id, code, state, reason, novelty, line "
            "FROM package_row"
        )
        work.execute("INSERT INTO package_part SELECT 'otro', type, n, content FROM package_part")
    support = row(state, arrived, "apoyo")
    decide(state, arrived.id, {support: "Falta el recibo."})
    other = {one.id: one for one in package_rows(state.store, "otro")}
    assert other[support].state == "returned"
    assert other[support].reason == "Falta el recibo."
    assert {one.state for one in other.values()} == {"accepted", "returned"}
    kept = package(state.store, "otro")
    assert kept is not None
    assert kept.state == "returned"


def test_accepted_with_observations(state: Office, arrived: KeptPackage) -> None:
    activity = row(state, arrived, "actividad")
    decided = decide(state, arrived.id, {}, [Remark("actividad", activity, "resultado", " ¿Qué? ")])
    assert decided.state == "observed"
    (seen,) = observations(state.store, activity)
    assert (seen.field, seen.text, seen.state, seen.package) == (
        "resultado", "¿Qué?", "open", arrived.id,
    )  # fmt: skip
    close_observation(state, seen.id)
    assert [one.state for one in observations(state.store, activity)] == ["closed"]
    # one more remark after the decision only adds the remark
    later = decide(state, arrived.id, {}, [Remark("actividad", activity, "sede", "¿Dónde?")])
    assert (later.accepted, later.returned, later.state) == (0, {}, "observed")


def test_mended_and_sent_again_a_returned_row_is_accepted(
    state: Office, jerez: Office, arrived: KeptPackage
) -> None:
    support = row(state, arrived, "apoyo")
    decide(state, arrived.id, {support: "Falta el concepto."})
    known = jerez.store.get(Apoyo, support)
    assert known is not None
    save_record(jerez, replace(known, concepto="Despensa inventada"))
    made, data = hand_in(jerez)
    arrival = take_in(state, data)
    assert arrival.novelty["apoyo"] == {"new": 1, "changed": 0, "same": 0}
    assert decide(state, made.id).accepted == 1
    kept = state.store.get(Apoyo, support)
    assert kept is not None
    assert kept.concepto == "Despensa inventada"
