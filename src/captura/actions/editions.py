"""What the state sets in the catalogues: kept as rows in editions, told by acuse or by file.

What was set lies in `meta` under the catalogue's name, beside the rows of the release.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.packages.refusals import ALTERED, refused
from captura.records.catalogues import Catalogues, Entry
from captura.records.editions import (
    LONGEST,
    OPEN,
    TOLD,
    joined,
    latest,
    numbered,
    read_told,
    write_told,
)
from captura.store.work import Work

Told = Mapping[str, tuple[Entry, ...]]
Meta = Callable[[str], str | None]


def with_editions(catalogues: Catalogues, meta: Meta) -> Catalogues:
    """The catalogues with what the state set in them, as an office keeps it."""
    kept = {name: rows for name in TOLD if (rows := read_told(name, meta(name) or ""))}
    changed = {name: joined(catalogues[name], rows) for name, rows in kept.items()}
    return MappingProxyType({**catalogues, **changed})


def last_edition(meta: Meta) -> int:
    """The number of the last edition that an office knows; 0 while nothing was set."""
    rows = (row for name in TOLD for row in read_told(name, meta(name) or ""))
    return max((row.edition for row in rows), default=0)


def set_entry(office: Office, name: str, entry: Entry, what: str) -> int:
    """Let an entry of a catalogue stand so, in a new edition, whose number it gives back.

    what: what the history says of it. Raises CapturaError where the catalogue holds no more.
    """
    with office.store.work(who=office.user, device=office.letter) as work:
        number = last_edition(work.meta) + 1
        kept = latest(read_told(name, work.meta(name) or ""), [numbered(entry, number)])
        text = write_told(kept)
        if len(text) > LONGEST:
            raise CapturaError(
                "El catálogo ya no admite más",
                "Lo que la coordinación ha fijado en él llegó al tamaño que se admite.",
                "Escriba nombres y fundamentos más cortos, o pida una versión nueva de Captura.",
                "CAP-CAT-10",
            )
        work.set_meta(name, text)
        work.log(None, None, {}, f"{_called(name)}, edición {number}: {what}")
    renew(office)
    return number


def _called(name: str) -> str:
    return OPEN[name].title if name in OPEN else "calendario de entregas"


def editions_to_tell(office: Office) -> dict[str, str]:
    """What was set, as acuses and files carry it: {name: CSV}; nothing while nothing was set."""
    return {name: kept for name in TOLD if (kept := office.store.meta(name))}


def told_editions(told: Mapping[str, str], names: Collection[str] = TOLD) -> Told:
    """The rows that an acuse or a file tells; catalogues that this release keeps closed are passed
    over. Raises PackageError where they can't be read."""
    try:
        return {name: read_told(name, told[name]) for name in names if name in told}
    except (CapturaError, ValueError):
        raise refused(ALTERED) from None


def keep_told(work: Work, told: Told) -> bool:
    """Keep what was told, unless something later is known: acuses and files come in any order.

    Gives back whether anything is new.
    """
    fresh = False
    for name, rows in told.items():
        known = read_told(name, work.meta(name) or "")
        kept = tuple(latest(known, rows))
        if kept != known:
            work.set_meta(name, write_told(kept))
            fresh = True
    return fresh


def renew(office: Office) -> None:
    """Let all that is open go by what is kept now."""
    office.catalogues.renew(with_editions(office.catalogues, office.store.meta))
