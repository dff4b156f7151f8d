"""What the state observed on records, what was answered, and when an observation was closed."""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.observations import CLOSING
from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """What the state observed on a record's field; only the state closes it.

    `answer`: what the institute answered so far.
    """

    id: str
    package: str
    type: str
    record: str
    field: str | None
    text: str
    state: str
    at: str
    who: str
    answer: str | None


def observations(
    source: Source, record: str = "", *, package: str = "", state: str = ""
) -> list[ObservationRow]:
    """Observations of a record, a package or all, oldest first; `state`: open, closed."""
    found = source.rows(
        "SELECT id, package, type, record, field, text, state, at, who, (SELECT texto "
        "FROM respuesta a WHERE a.registro=record AND a.sobre=observacion.id AND a.deleted=0 "
        "ORDER BY a.id DESC LIMIT 1) FROM observacion "
        "WHERE (:record='' OR record=:record) AND (:package='' OR package=:package) "
        "AND (:state='' OR state=:state) ORDER BY at, id",
        {"record": record, "package": package, "state": state},
    )
    return [ObservationRow(*row) for row in found]


def answered(source: Source) -> dict[str, tuple[str, str]]:
    """{observation: (moment, who)} of each answer as it stands; who "" if a package brought it."""
    found = source.rows(
        "SELECT o.id, h.at, iif(h.package IS NULL, h.who, '') FROM observacion o "
        "JOIN respuesta a ON a.registro=o.record AND a.sobre=o.id AND a.deleted=0 "
        "JOIN history h ON h.n=a.changed ORDER BY a.id"
    )
    return {row[0]: (row[1], row[2]) for row in found}


def closings(source: Source) -> dict[str, tuple[str, str]]:
    """{observation: (moment, who)} of those whose closing the history of this computer notes."""
    found = source.rows(
        "SELECT substr(reason, length(:why)+1), at, who FROM history "
        "WHERE type IS NULL AND substr(reason, 1, length(:why))=:why",
        {"why": CLOSING},
    )
    return {row[0]: (row[1], row[2]) for row in found}
