"""Sentences ready for an observation: for what, in which order, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.office import Office
from captura.actions.phrases import FIELD, MOST, phrases, remember
from captura.errors import RoleError
from captura.records.registry import RECORDS
from captura.records.roles import CONSULTA, REVISION


def texts(office: Office) -> list[str]:
    return [one.text for one in phrases(office) if one.own]


def test_each_speaks_of_a_sheet_or_of_any(state: Office) -> None:
    found = phrases(state)
    assert len(found) >= 15
    assert {one.sheet for one in found} - {""} <= RECORDS.keys()
    assert sum(one.fits("persona", "Teléfono") for one in found) >= 8
    assert not any(FIELD in one.text for one in found if one.fits("persona", ""))
    assert not any(one.fits("actividad", "Sede") for one in found if one.sheet == "persona")


def test_what_she_used_comes_first_and_speaks_of_another_field(state: Office) -> None:
    (one, *_) = (one for one in phrases(state) if FIELD in one.text)
    remember(state, one.about("Teléfono"), "Teléfono", keep=False)
    first, *rest = phrases(state)
    assert first.own
    assert first.about("Sede") == one.about("Sede")
    assert first.text not in {other.text for other in rest}
    assert not any(other.own for other in phrases(replace(state, user="Otra Inventada")))


def test_what_she_wrote_herself_is_kept_only_if_she_says_so(state: Office) -> None:
    free = "Doña Inventada López ya avisó por teléfono."
    remember(state, free, "Teléfono", keep=False)
    remember(state, " ", "", keep=True)
    assert texts(state) == []
    stored = state.store.rows("SELECT value FROM meta WHERE value LIKE '%Doña%'")
    assert stored == []
    remember(state, "Escriba «Teléfono» con lada.", "Teléfono", keep=True)
    assert texts(state) == [f"Escriba «{FIELD}» con lada."]


def test_the_last_ten_stay_the_newest_first_each_once(state: Office) -> None:
    for n in range(MOST + 2):
        remember(state, f"Frase {n}.", "", keep=True)
    remember(state, "Frase 5.", "", keep=False)
    assert texts(state)[:2] == ["Frase 5.", "Frase 11."]
    assert len(texts(state)) == MOST
    assert len(set(texts(state))) == MOST


def test_a_sentence_that_is_no_longer_in_use_is_not_offered(state: Office) -> None:
    gone = phrases(state)[0].text
    catalogue = state.catalogues["frases_observacion"]
    entry = next(one for one in catalogue.entries if one.label == gone)
    closed = catalogue.with_entries([replace(entry, until=state.today().replace(year=2025))])
    later = replace(state, catalogues={**state.catalogues, "frases_observacion": closed})
    assert gone not in {one.text for one in phrases(later)}


def test_only_who_observes_has_them(state: Office) -> None:
    assert phrases(replace(state, role=REVISION))
    with pytest.raises(RoleError):
        phrases(replace(state, role=CONSULTA))
