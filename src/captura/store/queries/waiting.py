"""What of an arrival waits for its decision: the records themselves, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from captura.records.alike import Alike
from captura.records.arrived import unpack
from captura.records.version import read_line
from captura.store.rows import Source

_PARTS = (
    "SELECT content FROM package_part WHERE package=:package AND (:type='' OR type=:type) "
    "ORDER BY type, n"
)
# before migration 8 each waiting row held its own line
_OWN_LINES = (
    "SELECT line FROM package_row WHERE package=:package AND (:type='' OR type=:type) "
    "AND state='pending' AND line IS NOT NULL"
)


def waiting(source: Source, package_id: str, record_type: str = "") -> Iterator[Alike | str]:
    """Groups and lines of a package's records, also of those settled since; a part at a time."""
    wanted = {"package": package_id, "type": record_type}
    for (content,) in source.rows(_PARTS, wanted):
        arrived = unpack(content)
        yield from arrived.alike
        yield from arrived.lines
    for (line,) in source.rows(_OWN_LINES, wanted):
        yield line


def waiting_lines(source: Source, package_id: str, record_type: str = "") -> dict[str, str]:
    """{id: canonical line} of a package's records."""
    lines: dict[str, str] = {}
    for piece in waiting(source, package_id, record_type):
        if isinstance(piece, Alike):
            lines.update(zip(piece.ids, piece.lines(), strict=True))
        else:
            lines[read_line(piece).id] = piece
    return lines


def waiting_vectors(source: Source, package_id: str) -> dict[str, dict[str, int]]:
    """{id: vector} of a package's records."""
    vectors: dict[str, dict[str, int]] = {}
    for piece in waiting(source, package_id):
        if isinstance(piece, Alike):
            versions = [piece.version(place) for place in range(len(piece.ids))]
        else:
            versions = [read_line(piece)]
        vectors.update((version.id, dict(version.vector)) for version in versions)
    return vectors


def settled_ids(source: Source, package_id: str) -> set[str]:
    """The records of a package that no longer wait, the unchanged ones aside: they never did."""
    found = source.rows(
        "SELECT id FROM package_row WHERE package=? AND state IN "
        "('accepted','returned','replaced')",
        (package_id,),
    )
    return {record for (record,) in found}
