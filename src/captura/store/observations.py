"""Writes what the state remarks on fields of records, and that it was mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.store.work import Work

CLOSING = "observación cerrada: "  # how the history notes it, with the id


def keep_observation(
    work: Work,
    *,
    id: str,
    package: str,
    record_type: str,
    record: str,
    field: str,
    text: str,
    state: str = "open",
    who: str = "",
    at: str = "",
) -> None:
    """An observation on a field. A closed one stays closed, whatever older acuse is read again;

    a blank text (an acuse that closes it) leaves the known one.
    """
    work.execute(
        "INSERT INTO observacion(id, package, type, record, field, text, state, at, who) "
        "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
        "text=iif(excluded.text='', text, excluded.text), "
        "state=iif(state='closed', state, excluded.state)",
        (id, package, record_type, record, field, text, state, at or work.now(), who or work.who),
    )
    work.touched.types.add("observacion")
    work.touched.records.add((record_type, record))


def close_observation(work: Work, observation: str) -> None:
    """The state is satisfied; the history notes when. What is closed already is not noted again."""
    closed = work.execute(
        "UPDATE observacion SET state='closed' WHERE id=? AND state<>'closed'", (observation,)
    )
    if closed:
        work.log(None, None, {}, f"{CLOSING}{observation}")
    work.touched.types.add("observacion")
