"""The demonstration has something to show: evidence that is whole, and a fair that is counted."""

from __future__ import annotations

import datetime as dt

from captura.actions.demonstration.proven import count_fair, prove_year
from captura.actions.evidence import open_evidence
from captura.actions.figures import year_figures
from captura.actions.office import Office
from captura.actions.review_delivery import review_delivery
from captura.records.problem import ERROR
from captura.store.queries.evidence import evidence_of
from captura.store.queries.written import words_offered
from tests.actions.world import T2, talk, woman


def test_its_activities_are_proven_and_nothing_is_left_lying(jerez: Office) -> None:
    made = [talk(jerez, woman(f"Mujer{chr(65 + n)}"), name=f"Plática {n}")[0] for n in range(4)]
    count_fair(jerez, dt.date(2026, 5, 9))
    prove_year(jerez)
    pieces = [evidence_of(jerez.store, one.id) for one in made]
    assert sum(map(bool, pieces)) == 2
    assert all(open_evidence(jerez, piece) for found in pieces for piece in found)
    assert list(jerez.folder.temporary.iterdir()) == []
    assert year_figures(jerez, 2026).whole.counted == 103
    assert len(words_offered(jerez.store)["instituciones_otras"]) == 2
    wrong = [one.problem for one in review_delivery(jerez, T2).found if one.problem.level == ERROR]
    assert wrong == []
