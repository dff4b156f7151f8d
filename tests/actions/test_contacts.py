"""Contacts with an institute: kept in their order, seen in the call-list, told to nobody."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.contacts import LONGEST, Contact, contacts, last_contact, note_contact
from captura.actions.office import Office
from captura.actions.owing import owing
from captura.errors import CapturaError, RoleError
from captura.records.roles import CONSULTA
from captura.store.queries.history import history_length
from tests.actions.world import JEREZ, LORETO, T2, deliver, talk, woman

TODAY = dt.date(2026, 7, 6)
CALL = Contact(TODAY, "TEL", "La manda el lunes.", dt.date(2026, 7, 13))


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def test_the_last_one_shows_in_the_call_list_and_all_in_theirs(state: Office) -> None:
    visit = note_contact(state, JEREZ, Contact(days_ago(20), "VIS", "  Se revisó juntas. "))
    last = note_contact(state, JEREZ, CALL)
    forgotten = note_contact(state, JEREZ, Contact(days_ago(5), "MEN", "Se mandó la carta."))
    assert contacts(state, JEREZ) == (last, forgotten, visit)
    assert (visit.agreed, visit.who) == ("Se revisó juntas.", state.user)
    assert dt.datetime.fromisoformat(visit.at).tzinfo is not None
    again = note_contact(state, JEREZ, replace(CALL, agreed="Ya la generó."))
    assert last_contact(state, JEREZ) == again  # of one day, the one noted last
    listed = {one.institute: one.talked for one in owing(state, T2)}
    assert listed[JEREZ] == again
    assert listed[LORETO] is None


@pytest.mark.parametrize(
    ("contact", "why"),
    [
        (replace(CALL, agreed=" "), "en qué quedaron"),
        (replace(CALL, agreed="x" * (LONGEST + 1)), str(LONGEST)),
        (replace(CALL, channel=""), "por dónde"),
        (replace(CALL, day=days_ago(-1)), "todavía no llega"),
        (replace(CALL, again=TODAY), "no es posterior"),
    ],
)
def test_what_says_too_little_is_refused(state: Office, contact: Contact, why: str) -> None:
    with pytest.raises(CapturaError, match=why):
        note_contact(state, JEREZ, contact)
    assert contacts(state, JEREZ) == ()


def test_the_history_notes_it_without_what_was_agreed(state: Office) -> None:
    before = history_length(state.store)
    note_contact(state, JEREZ, replace(CALL, agreed="Doña Inventada está enferma."))
    (entry,) = state.store.rows("SELECT reason, changes FROM history WHERE n>?", (before,))
    assert entry[0] == f"contacto con {JEREZ}: teléfono, 2026-07-06"
    assert "Inventada" not in "".join(entry)


def test_nothing_of_it_reaches_an_institute(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    note_contact(state, JEREZ, replace(CALL, agreed="Quedaron en nada, otra vez."))
    _, _, issued = deliver(jerez, state)
    assert "Quedaron en nada" not in repr(issued.receipt)


def test_who_only_sees_figures_is_refused(state: Office) -> None:
    looker = replace(state, role=CONSULTA)
    for act in (lambda: contacts(looker, JEREZ), lambda: note_contact(looker, JEREZ, CALL)):
        with pytest.raises(RoleError):
            act()
