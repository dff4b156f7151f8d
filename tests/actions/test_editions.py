"""What the state sets in its catalogues: told by acuses in any order, shown at once, never lost."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from captura.actions.deadlines import set_deadline
from captura.actions.editions import last_edition
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import STATE, Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.state_lists import NewEntry, add_entry, close_entry
from captura.errors import CapturaError
from captura.records.actividad import Actividad
from captura.records.rules import check
from captura.ui.forms.choices import choices_of
from tests.actions.world import JEREZ, T2, World, deliver, dump, talk, woman

TYPES, SINCE, BASIS = "tipo_actividad", dt.date(2026, 7, 1), "Acuerdo 7/2026 de SEMUJER"
WALK = NewEntry("Caminata segura", SINCE, BASIS, like="AC19")
TODAY, LAST = dt.date(2026, 7, 6), dt.date(2026, 6, 30)


def offered(office: Office, day: dt.date = TODAY, held: str | None = None) -> set[str]:
    activity = Actividad(tipo_actividad=held)
    choices = choices_of(activity, office.catalogues, day, office.institute)
    return {code for code, _ in choices[TYPES]}


def test_a_new_entry_reaches_an_open_institute_with_its_acuse(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    code = add_entry(state, TYPES, WALK).code
    entry = state.catalogues[TYPES].by_code[code]
    assert (entry.label, entry.since, entry.basis) == ("Caminata segura", SINCE, BASIS)
    like = state.catalogues[TYPES].by_code["AC19"]
    for column in ("datos_persona", "evidencia"):
        assert entry.extra.get(column, "") == like.extra[column]
    assert code not in jerez.catalogues[TYPES]
    receive_receipt(jerez, issue_receipt(state, arrived.package).path.read_bytes())
    assert code in offered(jerez)
    assert code not in offered(jerez, SINCE - dt.timedelta(days=1))
    jerez.close()
    assert code in offered(world.office(JEREZ))


def test_a_closed_entry_is_offered_no_more_and_old_records_still_read(
    state: Office,
) -> None:
    assert "AC02" in offered(state)
    close_entry(state, TYPES, "AC02", LAST, BASIS)
    assert "AC02" not in offered(state)
    assert "AC02" in offered(state, LAST)
    assert "AC02" in offered(state, held="AC02")
    assert state.catalogues[TYPES].label("AC02") == "Taller"
    old = Actividad(tipo_actividad="AC02", fecha_inicio=LAST)
    late = Actividad(tipo_actividad="AC02", fecha_inicio=TODAY)
    codes = [
        {one.code for one in check(each, state.catalogues, TODAY) if one.field == TYPES}
        for each in (old, late)
    ]
    assert codes == [set(), {"cerrado"}]
    close_entry(state, TYPES, "AC02", None, BASIS)
    assert "AC02" in offered(state)


def test_acuses_in_any_order_leave_the_same_lists(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)

    def acuse() -> bytes:
        return issue_receipt(state, arrived.package).path.read_bytes()

    first = add_entry(state, TYPES, WALK).code
    acuses = [acuse()]
    close_entry(state, TYPES, first, dt.date(2026, 7, 31), BASIS)
    set_deadline(state, T2, dt.date(2026, 7, 20))
    acuses.append(acuse())
    close_entry(state, TYPES, first, dt.date(2026, 12, 31), BASIS)
    acuses.append(acuse())
    seen = []
    for order in permutations(acuses):
        with jerez.store.work(who="prueba", device="A") as work:
            for name in (TYPES, "calendario_entregas"):
                work.execute("DELETE FROM meta WHERE key=?", (name,))
        for data in order:
            receive_receipt(jerez, data)
        seen.append([jerez.store.meta(TYPES), jerez.store.meta("calendario_entregas")])
        assert jerez.catalogues[TYPES].by_code[first].until == dt.date(2026, 12, 31)
    assert all(one == seen[0] for one in seen)
    assert seen[0][0] == state.store.meta(TYPES)
    before = dump(jerez)
    receive_receipt(jerez, acuses[0])
    assert dump(jerez) == before


def test_every_change_is_one_more_edition_and_is_in_the_history(state: Office) -> None:
    assert last_edition(state.store.meta) == 0
    assert set_deadline(state, T2, dt.date(2026, 7, 20)) == 1
    code = add_entry(state, "fuente_apoyo", NewEntry("Colecta", None, BASIS, code="COL")).code
    close_entry(state, "fuente_apoyo", code, dt.date(2026, 12, 31), BASIS)
    assert last_edition(state.store.meta) == 3
    reasons = [row[0] for row in state.store.rows("SELECT reason FROM history ORDER BY n DESC")]
    assert reasons[:2] == [
        "Fuentes de apoyo, edición 3: COL hasta 2026-12-31",
        "Fuentes de apoyo, edición 2: se agrega COL",
    ]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewEntry("taller ", SINCE, BASIS, like="AC01"), "CAP-CAT-11"),
        (NewEntry("Otro", SINCE, BASIS, code="ac02", like="AC01"), "CAP-CAT-11"),
        (NewEntry("Ac02", SINCE, BASIS, like="AC01"), "CAP-CAT-11"),
        (NewEntry("Uno; otro", SINCE, BASIS, like="AC01"), "CAP-CAT-12"),
        (NewEntry("Uno · otro", SINCE, BASIS, like="AC01"), "CAP-CAT-12"),
        (NewEntry(" ", SINCE, BASIS, like="AC01"), "CAP-CAT-12"),
        (NewEntry("Larga" * 30, SINCE, BASIS, like="AC01"), "CAP-CAT-12"),
        (NewEntry("Otro", SINCE, BASIS, code="con espacio", like="AC01"), "CAP-CAT-12"),
        (NewEntry("Otro", SINCE, " ", like="AC01"), "CAP-CAT-12"),
        (NewEntry("Otro", SINCE, BASIS), "CAP-CAT-14"),
    ],
)
def test_what_can_t_be_an_entry_is_refused(state: Office, new: NewEntry, code: str) -> None:
    before = dump(state)
    with pytest.raises(CapturaError) as refused:
        add_entry(state, TYPES, new)
    assert refused.value.code == code
    assert dump(state) == before


def test_a_closed_code_is_never_another_s(state: Office) -> None:
    code = add_entry(state, TYPES, WALK).code
    close_entry(state, TYPES, code, TODAY, BASIS)
    again = NewEntry("Otra cosa", SINCE, BASIS, code=code, like="AC01")
    with pytest.raises(CapturaError, match="CAP-CAT-11"):
        add_entry(state, TYPES, again)


def test_an_entry_does_not_end_before_it_begins(state: Office) -> None:
    code = add_entry(state, TYPES, WALK).code
    with pytest.raises(CapturaError, match="CAP-CAT-13"):
        close_entry(state, TYPES, code, LAST, BASIS)
    assert state.catalogues[TYPES].by_code[code].until is None


def test_a_catalogue_has_an_end(state: Office) -> None:
    def fill() -> None:
        for number in range(200):
            label = f"{number:03} {'x' * 100}"
            add_entry(state, "fuente_apoyo", NewEntry(label, SINCE, "y" * 200))

    with pytest.raises(CapturaError, match="CAP-CAT-10"):
        fill()
    kept = state.store.meta("fuente_apoyo") or ""
    assert 19_000 < len(kept) <= 20_000


def test_what_is_set_stays_when_the_state_opens_again(world: World, state: Office) -> None:
    code = add_entry(state, "programas_origen", NewEntry("PROGRAMA X", SINCE, BASIS, like="PAIBIM"))
    state.close()
    assert code.code in world.office(STATE).catalogues["programas_origen"]
