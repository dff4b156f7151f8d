"""The state's report of a quarter: what was handed in, and the figures, each with its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from captura.documents.page import (
    Block,
    Cell,
    Heading,
    Map,
    Page,
    PageBreak,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.documents.printed_figure import CODES_NOTE, Figure, coded

TITLE = "Informe estatal del trimestre"
_HIDDEN = "oculta"
_HEADS, _WIDTHS = ("Actividades", "Personas", "Asistencias"), (43, 19, 19, 19)
_PEOPLE = (
    "Personas: distintas, con nombre y al menos una asistencia. No se suman: quien participó en "
    "dos estrategias o en dos municipios cuenta una vez en el estado. Las de 1 a 4, y las que las "
    "revelarían, van ocultas."
)
_PUBLISHED = (
    "Lo que se publicó al cerrar y, si hoy se cuenta otra cosa, lo de hoy con su ajuste. Lo "
    "publicado no cambia y no lleva código: en «Cierre» cada ajuste enseña sus renglones."
)
_PUBLISHED_WHOLE = (
    "«Todo el estado» aparece cuando se cerraron todos: cada persona cuenta una vez, como se sabía "
    "al cerrar, así que pueden ser menos que la suma."
)
_PUBLISHED_WIDTHS = (28, 15, 19, 19, 19)
_COVERAGE = (
    "Mujeres con nombre y una asistencia en lo aceptado de {year} al hacerse este informe, cada "
    "una en el municipio donde vive. El mapa no lleva códigos: sus cifras están en «Indicadores»."
)
_NONE = "No hay actividades aceptadas en el trimestre."

Counted = tuple[Figure, Figure | None, Figure]


@dataclass(frozen=True)
class PublishedLine:
    """A municipality whose quarter is closed, or the state, once all are. day: it was closed.

    figures: (published, today's) of activities, people, attendances; None: too few to be told.
    """

    town: str
    day: str
    figures: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class StateFacts:
    """What the report says. handed: how the deliveries stand, a sentence each.

    strategies, places: activities, people (None: too few to be told), attendances of each.
    published: of the closed ones, and of the whole · coverage: of the year so far, by municipality.
    """

    state: str
    period: str
    days: str
    handed: tuple[str, ...]
    totals: tuple[tuple[str, Figure | None], ...]
    strategies: tuple[tuple[str, Counted], ...]
    places: tuple[tuple[str, Counted], ...]
    published: tuple[PublishedLine, ...] = ()
    coverage: tuple[int, Map] | None = None
    published_whole: PublishedLine | None = None

    def figures(self) -> Iterator[Figure]:
        """All of them in the order of the page; what counted nothing has no records to show."""
        divided = (one for _, each in (*self.strategies, *self.places) for one in each)
        found = [*(one for _, one in self.totals), *divided]
        return (one for one in found if one is not None and one.ids)


def state_report_page(
    facts: StateFacts, codes: Mapping[Figure, str], made: str, mark: str = ""
) -> Page:
    """The report on letter paper. made: the moment of its figures, as it is read."""
    totals = tuple((says, _cell(figure, codes)) for says, figure in facts.totals)
    blocks: list[Block] = [
        Heading(TITLE, 1),
        Text(facts.state, "strong"),
        Text(f"{facts.period} · {facts.days} · lo aceptado al {made}"),
        Text(CODES_NOTE, "small"),
        Heading("Entregas"),
        *(Text(sentence) for sentence in facts.handed),
        Heading("Resumen"),
        Table((), totals, (80, 20), right=(1,), look="small"),
        Heading("Por estrategia"),
        *_divided("Estrategia", facts.strategies, codes),
        Heading("Por municipio"),
        *_divided("Municipio", facts.places, codes),
        Text(_PEOPLE, "small"),
        *_published(facts.published, facts.published_whole),
        *_coverage(facts.coverage),
        Spacer(4),
        SignatureLines(("Elaboró", "Revisó")),
    ]
    foot = f"{TITLE} · {facts.state} · {facts.period} · {made}"
    return Page(TITLE, tuple(blocks), foot, mark)


def _divided(
    head: str, lines: tuple[tuple[str, Counted], ...], codes: Mapping[Figure, str]
) -> list[Block]:
    if not lines:
        return [Text(_NONE)]
    rows = tuple((words, *(_cell(one, codes) for one in each)) for words, each in lines)
    return [Table((head, *_HEADS), rows, _WIDTHS, right=(1, 2, 3), look="small")]


def _cell(figure: Figure | None, codes: Mapping[Figure, str]) -> Cell:
    return _HIDDEN if figure is None else coded(figure, codes)


def _published(lines: tuple[PublishedLine, ...], whole: PublishedLine | None) -> list[Block]:
    if not lines:
        return []
    all_lines = lines if whole is None else (whole, *lines)
    rows = tuple((one.town, one.day, *map(_adjusted, one.figures)) for one in all_lines)
    head = ("Municipio", "Cerrado el", *_HEADS)
    table = Table(head, rows, _PUBLISHED_WIDTHS, right=(2, 3, 4), look="small")
    notes = [_PUBLISHED] if whole is None else [_PUBLISHED, _PUBLISHED_WHOLE]
    return [Heading("Publicado al cerrar"), table, *(Text(one, "small") for one in notes)]


def _adjusted(pair: tuple[int, int] | None) -> str:
    """`12`, or `12 → 14 (+2)` where today's is another."""
    if pair is None:
        return _HIDDEN
    published, today = pair
    if published == today:
        return f"{published:,}"
    difference = f"{today - published:+,}".replace("-", "−")
    return f"{published:,} → {today:,} ({difference})"


def _coverage(coverage: tuple[int, Map] | None) -> list[Block]:
    if coverage is None:
        return []
    year, painted = coverage
    return [
        PageBreak(),
        Heading(f"Cobertura de {year} por municipio"),
        painted,
        Text(_COVERAGE.format(year=year), "small"),
    ]
