"""INEGI's localities, read from its catalogue file and kept in the office beside the 58 seats."""

from __future__ import annotations

import json
from dataclasses import dataclass
from types import MappingProxyType

from captura.actions.office import Office
from captura.packages.localities import MOST_BYTES, read_places
from captura.records.catalogues import Catalogues
from captura.records.localities import locality

KEPT = "localidades"  # the meta key: JSON [[code, label, *records.localities.TOLD], …]

LARGEST = MOST_BYTES  # of a file that is read


@dataclass(frozen=True)
class Imported:
    """How many localities the file held, and how many of them were new."""

    found: int
    new: int


def import_localities(office: Office, data: bytes) -> Imported:
    """Keep the localities of an INEGI file; the seats and earlier ones stay, codes are never lost.

    Raises CapturaError naming the bad row; then nothing changed.
    """
    office.allow("catalogos")
    found = read_places(data)
    known = office.catalogues["localidades"]
    new = sum(row[0] not in known for row in found)
    kept = {row[0]: row for row in json.loads(office.store.meta(KEPT) or "[]")}
    kept.update((row[0], row) for row in found)
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(KEPT, json.dumps(list(kept.values()), ensure_ascii=False))
        work.log(None, None, {}, f"catálogo de localidades: {len(found)} leídas, {new} nuevas")
    office.catalogues.renew(with_localities(office.catalogues, office.store.meta(KEPT)))
    return Imported(len(found), new)


def with_localities(catalogues: Catalogues, kept: str | None) -> Catalogues:
    """The catalogues with the localities that an office keeps beside those of the release."""
    rows = json.loads(kept) if kept else []
    if not rows:
        return catalogues
    entries = [locality(code, label, told) for code, label, *told in rows]
    merged = catalogues["localidades"].with_entries(entries)
    return MappingProxyType({**catalogues, "localidades": merged})
