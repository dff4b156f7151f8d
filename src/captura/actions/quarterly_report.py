"""The report of a quarter: counted over the records, kept with the records behind each figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from captura.actions.office import Office
from captura.actions.printed_figures import coded
from captura.documents.page import Page
from captura.documents.printed_figure import Figure
from captura.documents.quarterly_report import TITLE, GoalLine, ReportFacts, report_page
from captura.records.apoyo import Apoyo
from captura.records.catalogues import Catalogue
from captura.records.fields import field_of
from captura.records.people import age_group, age_on, is_anonymous
from captura.records.periods import Period, period_of, periods_of_year
from captura.records.persona import Persona
from captura.store.queries.counts import counted_activities
from captura.store.queries.evidence import evidence_between, without_evidence
from captura.store.queries.figure_rows import cell_activities, cell_attendances, cell_people
from captura.store.queries.known import profile
from captura.store.queries.progress import GoalRow, behind, progress
from captura.store.queries.supports import supports
from captura.store.rows import many

OTHERS = "Otro o no dicho"
_SEXES = {"M": "Mujeres", "H": "Hombres"}
_MONEY = field_of(Apoyo, "monto").kind


def report_periods(office: Office) -> tuple[Period, ...]:
    """The quarters that may be asked for, the running one first, back to last year's first."""
    this = period_of(office.today())
    found = [*periods_of_year(this.year - 1), *periods_of_year(this.year)]
    return tuple(reversed([one for one in found if one <= this]))


def quarterly_report(office: Office, period: Period) -> Page:
    """The page of a quarter as it stands now; its figures are kept under the codes they show."""
    office.allow("cifras")
    facts = _facts(office, period)
    codes, moment = coded(office, f"{TITLE} {period}", facts.figures())
    return report_page(facts, codes, moment, office.mark)


def _facts(office: Office, period: Period) -> ReportFacts:
    first, last = period.first, period.last
    own = profile(office.store)
    persons = _persons(office, period)
    sexes, ages = _ages(office, period, [one for one in persons if not is_anonymous(one)])
    return ReportFacts(
        institute=(own.nombre if own else None) or office.name,
        titular=(own.titular if own else None) or "",
        period=period.label,
        days=f"del {first:%d/%m/%Y} al {last:%d/%m/%Y}",
        totals=_totals(office, period, persons),
        goals=_goals(office, period),
        sexes=sexes,
        ages=ages,
        strategies=_strategies(office, period, {one.id for one in persons if is_anonymous(one)}),
        supports=_supports(office, period),
        evidence=_evidence(office, period),
        bare=_bare(office, period),
    )


def _days(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def _persons(office: Office, period: Period) -> list[Persona]:
    rows = cell_people(office.store, *_days(period))
    return list(many(office.store, Persona, [row.id for row in rows]).values())


def _figure(says: str, period: Period, kind: str, ids: Iterable[str]) -> Figure:
    return Figure(f"{says} · {period.label}", kind, tuple(ids))


def _totals(
    office: Office, period: Period, persons: Sequence[Persona]
) -> tuple[tuple[str, Figure], ...]:
    days, store = _days(period), office.store
    known = [one.id for one in persons if not is_anonymous(one)]
    hidden = [one.id for one in persons if is_anonymous(one)]
    said = (
        ("Actividades realizadas", "actividad", [a.id for a in cell_activities(store, *days)]),
        ("Personas distintas que asistieron", "persona", known),
        ("Personas anónimas, aparte", "persona", hidden),
        ("Asistencias", "participacion", [x.id for x in cell_attendances(store, *days)]),
        ("Apoyos entregados", "apoyo",
         [y.id for y in supports(store, first=days[0], last=days[1])]),
        *_without_list(office, period),
    )  # fmt: skip
    return tuple((says, _figure(says, period, kind, ids)) for says, kind, ids in said)


def _without_list(office: Office, period: Period) -> list[tuple[str, str, list[str]]]:
    """What was only counted, apart from the people; nothing where nothing was."""
    rows = counted_activities(office.store, *_days(period))
    total = sum(row.counted for row in rows)
    says = f"Actividades contadas sin lista, aparte; suman {total:,} asistencias"
    return [(says, "actividad", [row.id for row in rows])] if rows else []


def _goals(office: Office, period: Period) -> tuple[tuple[str, tuple[GoalLine, ...]], ...]:
    strategies, found = office.catalogues["estrategias"], progress(office.store, period.year)
    codes = dict.fromkeys(row.estrategia or "" for row in found)
    return tuple(
        (
            _strategy(code, strategies),
            tuple(_line(office, r, period) for r in found if (r.estrategia or "") == code),
        )
        for code in codes
    )


def _line(office: Office, row: GoalRow, period: Period) -> GoalLine:
    """What a goal counts in the quarter, and from January to its end."""
    name, at = row.nombre or "Sin nombre", period.quarter
    planned = row.planned[at - 1], sum(row.planned[:at]), sum(row.planned)
    year = Period(period.year, 1).first.isoformat()

    def counted(says: str, first: str) -> Figure:
        last = period.last.isoformat()
        found = behind(office.store, row.id, row.cuenta, first, last) if row.cuenta else []
        kind = found[0].type if found else "actividad"
        # the folio tells two goals of one name apart
        return _figure(f"{name} · {row.folio or ''} · {says}", period, kind, (b.id for b in found))

    done = counted("del trimestre", period.first.isoformat()), counted("acumulado", year)
    return GoalLine(name, row.unidad or "", planned, done, sum(row.counted[:at]))


def _ages(
    office: Office, period: Period, persons: Sequence[Persona]
) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Figure, ...]], ...]]:
    """The columns, and of each age group with anyone in it a figure of each. Age: at the close."""
    groups, sexes = office.catalogues["grupos_etarios"], (*_SEXES.values(), OTHERS)
    held: dict[tuple[str, str], list[str]] = {}
    for one in persons:
        key = age_group(age_on(one, period.last), groups), _SEXES.get(one.sexo or "", OTHERS)
        held.setdefault(key, []).append(one.id)
    return sexes, tuple(
        (
            entry.label,
            tuple(
                _figure(f"{sex}, {entry.label}", period, "persona", held.get((entry.code, sex), ()))
                for sex in sexes
            ),
        )
        for entry in groups.entries
        if any((entry.code, sex) in held for sex in sexes)
    )


def _strategies(
    office: Office, period: Period, hidden: Collection[str]
) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    found = []
    for entry in office.catalogues["estrategias"].entries:
        days, store, code = _days(period), office.store, entry.code
        words = _strategy(code, office.catalogues["estrategias"])
        acts = [one.id for one in cell_activities(store, *days, estrategia=code)]
        met = cell_people(store, *days, estrategia=code)
        people = [one.id for one in met if one.id not in hidden]
        times = [one.id for one in cell_attendances(store, *days, estrategia=code)]
        kinds = (("Actividades", "actividad", acts), ("Personas", "persona", people),
                 ("Asistencias", "participacion", times))  # fmt: skip
        if acts or times:
            each = (_figure(f"{says} de {words}", period, kind, ids) for says, kind, ids in kinds)
            found.append((words, tuple(each)))
    return tuple(found)


def _supports(office: Office, period: Period) -> tuple[tuple[str, Figure, str], ...]:
    first, last = _days(period)
    rows = supports(office.store, first=first, last=last)
    kinds = office.catalogues["tipo_apoyo"]
    found = []
    for code in sorted({row.tipo_apoyo or "" for row in rows}):
        own = [row for row in rows if (row.tipo_apoyo or "") == code]
        words = kinds.label(code) if code else "Sin tipo"
        figure = _figure(f"Apoyos: {words}", period, "apoyo", (row.id for row in own))
        found.append((words, figure, f"${_MONEY.text(sum(row.monto or 0 for row in own))}"))
    return tuple(found)


def _evidence(office: Office, period: Period) -> tuple[tuple[str, str, str, Figure], ...]:
    """A line for each activity that has any: its day, its name, how many pieces of each kind."""
    kinds = office.catalogues["tipo_evidencia"]
    found = []
    rows = evidence_between(office.store, *_days(period))
    for activity, own in groupby(rows, key=lambda row: (row.day, row.actividad, row.nombre)):
        day, _, name = activity
        pieces = list(own)
        held = Counter(kinds.label(one.tipo) if one.tipo else "Sin tipo" for one in pieces)
        what = ", ".join(f"{count} {kind}" for kind, count in held.items())
        says = f"Evidencia de {name}"
        figure = _figure(says, period, "evidencia", (one.id for one in pieces))
        found.append((f"{day[8:]}/{day[5:7]}", name or "Sin nombre", what, figure))
    return tuple(found)


def _bare(office: Office, period: Period) -> Figure:
    ids = (row[0] for row in without_evidence(office.store, *_days(period)))
    return _figure("Actividades sin evidencia", period, "actividad", ids)


def _strategy(code: str, strategies: Catalogue) -> str:
    entry = strategies.by_code.get(code)
    if entry is None:
        return code or "Sin estrategia"
    return f"{code} {entry.extra.get('corta') or entry.label}"
