"""What stands beside a field is as short as it can be: half a column has room for few words."""

from __future__ import annotations

import datetime as dt

from captura.app.surroundings import catalogues
from captura.records.actividad import Actividad
from captura.records.rules import check
from captura.ui.forms.marks import marks_of


def test_beside_the_empty_field_that_it_is_missing_is_enough() -> None:
    problems = check(Actividad(hora=dt.time(10)), catalogues(), dt.date(2026, 5, 5))
    marks = marks_of(problems, (), everything=True)
    assert marks["tipo_actividad"] == ("bad", "Falta «Tipo».")
    # what to do is said where it isn't plain from the field
    assert (
        marks["localidad"][1] == "Falta la localidad. Elija una, o escríbala en «Otra localidad»."
    )
