"""The institute's report of a quarter: goals, people, activities, supports; a code a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from captura.documents.page import (
    Bar,
    Block,
    Cell,
    Heading,
    Page,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.documents.printed_figure import CODES_NOTE, Figure, coded

TITLE = "Informe trimestral"
_GOALS = dict(zip(
    ("Meta", "Unidad", "T prog.", "T hecho", "Acum. prog.", "Acum. hecho", "Año", "Avance"),
    (23, 12, 9, 13, 9, 13, 9, 12), strict=True,
))  # fmt: skip
_GOALS_NOTE = (
    "T: en el trimestre. Acum.: de enero al fin del trimestre. Barra llena: lo hecho en el año; "
    "contorno: lo programado al trimestre; el ancho es lo programado en el año. Las personas se "
    "cuentan una vez: sus trimestres no se suman."
)
_WITHOUT_LIST = (
    "Aparte, asistencias contadas sin lista de enero al fin del trimestre, que no hacen avanzar su "
    "meta porque no se sabe de quién son: {said}."
)
_NO_PLAN = "El año no tiene metas en el plan."


@dataclass(frozen=True)
class GoalLine:
    """planned: of the quarter, up to its end, of the year; done: of the quarter, up to its end.

    counted: attendances without a list up to its end, which don't advance it.
    """

    name: str
    unit: str
    planned: tuple[int, int, int]
    done: tuple[Figure, Figure]
    counted: int = 0


@dataclass(frozen=True)
class ReportFacts:
    """What the report says. goals: by strategy · ages: of each group, one figure per `sexes`.

    strategies: activities, people, attendances of each · supports: money in pesos as written.
    evidence: day, activity, what there is of it, pieces · bare: activities without any.
    """

    institute: str
    titular: str
    period: str
    days: str
    totals: tuple[tuple[str, Figure], ...]
    goals: tuple[tuple[str, tuple[GoalLine, ...]], ...]
    sexes: tuple[str, ...]
    ages: tuple[tuple[str, tuple[Figure, ...]], ...]
    strategies: tuple[tuple[str, tuple[Figure, ...]], ...]
    supports: tuple[tuple[str, Figure, str], ...]
    evidence: tuple[tuple[str, str, str, Figure], ...]
    bare: Figure

    def figures(self) -> Iterator[Figure]:
        """All of them in the order of the page; what counted nothing has no records to show."""
        found = [one for _, one in self.totals]
        found += [one for _, lines in self.goals for line in lines for one in line.done]
        found += [one for _, each in self.ages for one in each]
        found += [one for _, each in self.strategies for one in each]
        found += [one for _, one, _ in self.supports]
        found += [*(pieces for *_, pieces in self.evidence), self.bare]
        return (one for one in found if one.ids)


def report_page(facts: ReportFacts, codes: Mapping[Figure, str], made: str, mark: str = "") -> Page:
    """The report on letter paper. made: the moment of its figures, as it is read."""
    blocks: list[Block] = [
        Heading(TITLE, 1),
        Text(facts.institute, "strong"),
        Text(f"{facts.period} · {facts.days} · cifras al {made}"),
        Text(CODES_NOTE, "small"),
        Heading("Resumen"),
        Table(
            (),
            tuple((says, coded(figure, codes)) for says, figure in facts.totals),
            (80, 20),
            right=(1,),
            look="small",
        ),
        Heading("Metas del plan"),
        *_goals(facts, codes),
        Heading("Personas por edad y sexo"),
        *_ages(facts, codes),
        Heading("Por estrategia"),
        Table(
            ("Estrategia", "Actividades", "Personas", "Asistencias"),
            tuple(
                (words, *(coded(one, codes) for one in figures))
                for words, figures in facts.strategies
            ),
            (49, 17, 17, 17),
            right=(1, 2, 3),
            look="small",
        ),
        *_supports(facts, codes),
        *_evidence(facts, codes),
        Spacer(4),
        SignatureLines(("Elaboró", f"{facts.titular}\nTitular" if facts.titular else "Titular")),
    ]
    foot = f"{TITLE} · {facts.institute} · {facts.period} · {made}"
    return Page(TITLE, tuple(blocks), foot, mark)


def _goals(facts: ReportFacts, codes: Mapping[Figure, str]) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    for strategy, lines in facts.goals:
        rows.append((strategy,))
        for line in lines:
            quarter, to_date, year = line.planned
            done, reached = (coded(one, codes) for one in line.done)
            so_far = line.done[1].value
            bar = Bar((so_far,), max(year, so_far, 1), to_date)
            rows.append((line.name, line.unit, f"{quarter:,}", done, f"{to_date:,}", reached,
                         f"{year:,}", bar))  # fmt: skip
    if not rows:
        return [Text(_NO_PLAN)]
    table = Table(
        tuple(_GOALS), tuple(rows), tuple(_GOALS.values()), right=(2, 3, 4, 5, 6), look="small"
    )
    return [table, Text(_GOALS_NOTE, "small"), *_counted(facts)]


def _counted(facts: ReportFacts) -> list[Block]:
    lines = [line for _, own in facts.goals for line in own if line.counted]
    said = "; ".join(f"{line.name}, {line.counted:,}" for line in lines)
    return [Text(_WITHOUT_LIST.format(said=said), "small")] if lines else []


def _ages(facts: ReportFacts, codes: Mapping[Figure, str]) -> list[Block]:
    longest = max((sum(one.value for one in each) for _, each in facts.ages), default=0)
    rows = [
        (
            group,
            *(coded(one, codes) for one in each),
            f"{sum(one.value for one in each):,}",
            Bar(tuple(one.value for one in each), max(longest, 1)),
        )
        for group, each in facts.ages
    ]
    sums = [sum(each[at].value for _, each in facts.ages) for at in range(len(facts.sexes))]
    last = ("Total", *(f"{one:,}" for one in sums), f"{sum(sums):,}", "")
    legend = [
        part
        for at, sex in enumerate(facts.sexes)
        for part in (Bar(tuple(int(turn == at) for turn in range(at + 1)), 1), sex)
    ]
    return [
        Table(
            ("Edad", *facts.sexes, "Total", ""),
            (*rows, last),
            (18, 14, 14, 14, 10, 30),
            right=(1, 2, 3, 4),
            look="small",
        ),
        Table((), (tuple(legend),), (6, 22, 6, 22, 6, 38), look="small", lines=False),
    ]


def _supports(facts: ReportFacts, codes: Mapping[Figure, str]) -> list[Block]:
    if not facts.supports:
        return []
    rows = tuple((kind, coded(one, codes), money) for kind, one, money in facts.supports)
    return [
        Heading("Apoyos entregados"),
        Table(("Tipo de apoyo", "Apoyos", "Monto"), rows, (60, 20, 20), right=(1, 2), look="small"),
    ]


def _evidence(facts: ReportFacts, codes: Mapping[Figure, str]) -> list[Block]:
    rows: list[tuple[Cell, ...]] = [
        (day, activity, what, coded(pieces, codes))
        for day, activity, what, pieces in facts.evidence
    ]
    rows.append(("", "Actividades realizadas sin evidencia", "", coded(facts.bare, codes)))
    return [
        Heading("Evidencia"),
        Table(
            ("Fecha", "Actividad", "Qué hay", "Piezas"),
            tuple(rows),
            (12, 42, 33, 13),
            right=(3,),
            look="small",
        ),
    ]
