"""The municipalities of the indicators as a map on paper: classes alone, hidden cells hidden."""

from __future__ import annotations

from captura.actions.indicators import Indicators
from captura.documents.page import Map, ShadedPlace
from captura.records.catalogues import Catalogue
from captura.records.outlines import SOURCE, outlines
from captura.records.shades import shades_of

MEASURE = "Mujeres por cada 1,000"
_SOURCES = f"Mujeres: INEGI, Censo de Población y Vivienda 2020. Contornos: {SOURCE}."


def coverage_map(found: Indicators, towns: Catalogue) -> Map:
    """The lines of `found`, divided by municipality, in the shades that the screen gives them."""
    lines = [one for one in found.lines if one.key in outlines()]
    shades, legend = shades_of({one.key: one.coverage for one in lines})
    places = (
        ShadedPlace(one.key, towns.by_code[one.key].extra["tesela"], one.label, shades[one.key])
        for one in lines
    )
    return Map(tuple(places), MEASURE, tuple(legend), _SOURCES)
