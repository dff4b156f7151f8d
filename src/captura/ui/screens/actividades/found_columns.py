"""The columns of those whom the line may mean."""

from __future__ import annotations

from captura.actions.office import Office
from captura.records.people import place_words
from captura.ui.screens.actividades.line_protocol import Hit
from captura.ui.screens.personas.columns import age_words, curp_cell
from captura.ui.tables import Cell, Column
from captura.ui.wording import counted


def found_columns(office: Office) -> list[Column]:
    """Name, CURP, age with place, how often she came."""
    today = office.today()

    def facts(hit: Hit) -> Cell:
        age = age_words(
            hit.curp, hit.fecha_nacimiento, hit.edad_declarada, hit.edad_declarada_en, today
        )
        place = place_words(hit.localidad, hit.localidad_texto, hit.municipio, office.catalogues)
        return Cell(" · ".join(word for word in (age and f"{age} años", place) if word))

    def came(hit: Hit) -> Cell:
        return Cell(counted(hit.participations, "vez", "veces"), muted=True)

    return [
        Column("Nombre", lambda hit: Cell(hit.listed, bold=True, icon="user"), 180, stretch=True),
        Column("CURP", lambda hit: curp_cell(hit.curp), 164, low=True, whole=True),
        Column("Edad y lugar", facts, 180, stretch=True),
        Column("Veces", came, 72, right=True),
    ]
