"""The closed quarter: figures that are published and stay, with what came later beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.adjustment import Counted, explain
from captura.records.periods import Period
from captura.store.queries.board import board
from captura.store.queries.closings import (
    ALL,
    KEY,
    Closing,
    Published,
    Values,
    closings,
    keep_closing,
    published_at,
    published_plain,
)
from captura.store.queries.counted import COUNTING, Rows, counted_rows, touched_at
from captura.store.queries.figures import FigureRow, figures
from captura.store.queries.printed import since
from captura.store.rows import Source

MEASURES = tuple(COUNTING)


@dataclass(frozen=True)
class Quarter:
    """How the quarter of a municipality stands. closing: None while it was never closed.

    handed_in: whether a delivery of it came · current: {measure: figure} by what is accepted now.
    """

    institute: str
    closing: Closing | None
    handed_in: bool
    current: Mapping[str, int]

    @property
    def closed(self) -> bool:
        return self.closing is not None and self.closing.closed

    def difference(self, measure: str) -> int:
        """The adjustment of a figure: current − published; 0 while nothing is published."""
        if self.closing is None or not self.closed:
            return 0
        return self.current[measure] - self.closing.published[measure]

    @property
    def adjusted(self) -> bool:
        return any(self.difference(measure) for measure in MEASURES)


@dataclass(frozen=True)
class Adjustment:
    """A row that makes a difference. cause: of `records.adjustment` · at: ISO in UTC or ""."""

    type: str
    id: str
    name: str
    cause: str
    effect: int
    at: str


def any_closed(office: Office, period: Period) -> bool:
    """Whether the quarter of any municipality is closed."""
    office.allow("cifras")
    return any(one.closed for one in closings(office.store, str(period), str(period)).values())


def read_quarters(office: Office, period: Period) -> dict[str, Quarter]:
    """{institute: how its quarter stands} of every municipality, by the catalogue's order."""
    office.allow("cifras")
    key = str(period)
    arrived = board(office.store, key, key)
    known = closings(office.store, key, key)
    rows = {row.institute: row for row in figures(office.store, *days_of(period), institute=True)}
    return {
        one.code: Quarter(
            one.code,
            known.get((one.code, key)),
            (one.code, key) in arrived,
            values_of(rows.get(one.code)),
        )
        for one in office.catalogues["municipios"].entries
    }


def close_quarter(office: Office, period: Period, institutes: Iterable[str]) -> int:
    """Publish the figures of these municipalities as they stand now; how many were closed.

    Those closed already stay as they are. Raises CapturaError before the quarter has ended.
    """
    office.allow("cierre")
    if office.today() <= period.last:
        raise CapturaError(
            "El trimestre no ha terminado",
            f"El {period.label} termina el {period.last:%d/%m/%Y}.",
            "Ciérrelo después de ese día.",
            "CAP-ACT-88",
        )
    with office.store.work(who=office.user, device=office.letter) as work:
        known = closings(work, str(period), str(period))
        values = read_values(work, period)
        closed = 0
        for institute in institutes:
            before = known.get((institute, str(period)))
            if before is not None and before.closed:
                continue
            edition = before.edition + 1 if before else 1
            rows = counted_rows(work, *days_of(period), institute)
            published = Published(values.get(institute, {ALL: values_of(None)}), rows)
            told = {"de": institute, "periodo": str(period), "edicion": edition}
            reason = f"cierre del {period}, {institute}, edición {edition}"
            n = work.log(None, None, {KEY: told | published_plain(published)}, reason)
            day = office.today().isoformat()
            closing = Closing(institute, str(period), n, edition, day, published.values[ALL])
            keep_closing(work, closing)
            closed += 1
    return closed


def open_again(office: Office, period: Period, institute: str, reason: str) -> None:
    """Lift a closing, for a reason that the history keeps; what was published stays there too.

    Raises CapturaError without a reason, or where nothing is closed.
    """
    office.allow("cierre")
    if not reason.strip():
        raise _cannot_open("Falta el motivo.", "Escriba por qué se abre otra vez.")
    with office.store.work(who=office.user, device=office.letter) as work:
        before = closings(work, str(period), str(period)).get((institute, str(period)))
        if before is None or not before.closed:
            raise _cannot_open("El trimestre de ese municipio no está cerrado.", "No hace falta.")
        edition = before.edition + 1
        why = f"se abrió otra vez el {period}, {institute}, edición {edition}: {reason.strip()}"
        n = work.log(None, None, {}, why)
        keep_closing(work, Closing(institute, str(period), n, edition, "", {}))


def adjustments(
    office: Office, closing: Closing, period: Period, measure: str, strategy: str = ALL
) -> list[Adjustment]:
    """The rows between a published figure and the current one; the effects add up to it.

    Rows changed since stand there too, with effect 0 where they count as before.
    """
    office.allow("leer")
    published = published_at(office.store, closing.n).rows
    current = counted_rows(office.store, *days_of(period), closing.institute, [measure])
    before, now = (_rows(rows, measure, strategy) for rows in (published, current))
    return explained(office.store, COUNTING[measure][0], {closing.n: before}, now)


def explained(
    source: Source,
    record_type: str,
    published: Mapping[int, Sequence[Counted]],
    now: Sequence[Counted],
) -> list[Adjustment]:
    """What explains that these rows count now. published: {history entry: rows it published}.

    Of a row that several published the last says what she counts as.
    """
    before = list({row.id: row for rows in published.values() for row in rows}.values())
    edited = {
        one.id
        for n, rows in published.items()
        for one in since(source, record_type, [row.id for row in rows], n)
        if one.changed
    }
    changes = explain(before, now, edited)
    ids, first = [one.id for one in changes], min(published)
    names = {one.id: one.name for one in since(source, record_type, ids, first)}
    moments = touched_at(source, record_type, ids, first)
    return [
        Adjustment(
            record_type, one.id, names[one.id], one.cause, one.effect, moments.get(one.id, "")
        )
        for one in changes
    ]


def _rows(rows: Rows, measure: str, strategy: str) -> list[Counted]:
    """The rows of a figure, each once: a person of two strategies is one row of all of them."""
    own = rows.get(measure, {})
    if strategy != ALL:
        return own.get(strategy, [])
    return list({row.id: row for found in own.values() for row in found}.values())


def read_values(source: Source, period: Period, *, institute: bool = True) -> dict[str, Values]:
    """{institute: its figures}, the very ones that «Consolidado» shows; {"": those of the state}
    where they aren't divided."""
    found: dict[str, Values] = {}
    for estrategia in (False, True):
        for row in figures(source, *days_of(period), institute=institute, estrategia=estrategia):
            own = row.estrategia if estrategia else ALL
            found.setdefault(row.institute, {})[own] = values_of(row)
    return found


def values_of(row: FigureRow | None) -> dict[str, int]:
    return {measure: getattr(row, measure) if row else 0 for measure in MEASURES}


def days_of(period: Period) -> tuple[str, str]:
    return period.first.isoformat(), period.last.isoformat()


def _cannot_open(what: str, fix: str) -> CapturaError:
    return CapturaError("No se puede abrir otra vez", what, fix, "CAP-ACT-89")
