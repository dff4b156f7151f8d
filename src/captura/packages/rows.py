"""One record as a row of its sheet and a row of the hidden sheet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

from captura.excel.write import Plain
from captura.packages.cells import AS_TEXT, TAGS, Memo, tag, tag_seed, writer_of
from captura.packages.layout import ColumnLayout, Lists, SheetLayout
from captura.packages.lines import fast_line, needs_quoting, prefixes
from captura.packages.refusals import CLASH, refused
from captura.records.merge import clashes, is_deleted
from captura.records.version import (
    DELETED,
    Version,
    dots_text,
    line_of,
    vector_text,
)

MARK = "|"  # between the parts of a hidden row
MANIFEST_MARK = "manifiesto"  # begins the row of the manifest
WHOLE = "="  # stands for the tags of a record that has no visible row
DELETED_MARK = f"{MARK}{WHOLE}{MARK}"  # after the (empty) vector: no dots, no tags, the whole line


Encode = Callable[[int, Plain], str]  # of excel.write.OpenSheet: column and cell


@dataclass(frozen=True)
class WrittenRecord:
    """cells: encoded, None for a deleted record; hidden: its text in the hidden sheet."""

    cells: list[str] | None
    hidden: str
    line: str
    code: str


class RowWriter:
    """Turns the versions of one type into rows; keeps what it computed for repeated values."""

    def __init__(self, layout: SheetLayout, lists: Lists, encode: Encode) -> None:
        self.layout, self._encode = layout, encode
        self._names = [column.name for column in layout.columns]
        self._known = frozenset(self._names)
        self._seeds = [tag_seed(name) for name in self._names]
        self._empty_tags = [tag(seed, "") for seed in self._seeds]
        self._memos = [
            None if column.kind in AS_TEXT else self._memo(index, column, lists)
            for index, column in enumerate(layout.columns)
        ]
        self._prefix = dict(zip(sorted(self._names), prefixes(sorted(self._names)), strict=True))

    def record(self, version: Version) -> WrittenRecord:
        """The rows of a record. Raises PackageError where a clash is open."""
        if DELETED in version.fields and is_deleted(version):
            return self._whole(version)
        fields = version.fields
        pairs = [fields[name][0] if name in fields else None for name in self._names]
        dots = {values[0][1] for values in fields.values()}
        if len(dots) != 1 or not fields.keys() <= self._known or _several(version):
            return self._mixed(version, [pair[0] if pair else "" for pair in pairs])
        ((writer, n),) = dots
        dot = f"{writer}.{n}"
        vector = vector_text(version.vector)
        values = [pair[0] if pair else "" for pair in pairs]
        prefix = self._prefix
        if needs_quoting("".join(values)):
            line = line_of(version)
        else:
            pieces = [prefix[name] + fields[name][0][0] for name in sorted(fields)]
            line = fast_line(version.type, version.id, vector, dot, pieces)
        return self._finish(version, values, line, vector, f"{dot}=*", "")

    def _mixed(self, version: Version, values: list[str]) -> WrittenRecord:
        """A record that several saves wrote, or with fields that this release doesn't know."""
        if clashes(version):
            raise refused(CLASH)
        apart = {
            name: pairs
            for name, pairs in version.fields.items()
            if len(pairs) > 1 or name not in self._known
        }
        extra = json.dumps(apart, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        vector, dots = vector_text(version.vector), dots_text(version)
        return self._finish(version, values, line_of(version), vector, dots, extra if apart else "")

    def _finish(
        self, version: Version, values: Sequence[str], line: str, vector: str, dots: str, extra: str
    ) -> WrittenRecord:
        encode = self._encode
        cells: list[str] = []
        tags: list[str] = []
        add, mark = cells.append, tags.append
        columns = zip(values, self._memos, self._seeds, self._empty_tags, strict=True)
        for value, memo, seed, empty in columns:
            if not value:
                add("")
                mark(empty)
            elif memo is None:
                add(encode(0, value))
                mark(TAGS[crc32(value.encode(), seed) & 4095])
            else:
                cell, cell_tag = memo[value]
                add(cell)
                mark(cell_tag)
        add(encode(0, version.id))
        code = hashlib.sha256(line.encode()).hexdigest()
        parts = (version.type, code, version.id, vector, dots, "".join(tags), extra)
        return WrittenRecord(cells, MARK.join(parts), line, code)

    def _memo(self, index: int, column: ColumnLayout, lists: Lists) -> Memo:
        """canonical text → its encoded cell and its tag."""
        write, seed, encode = writer_of(column, lists), self._seeds[index], self._encode
        return Memo(lambda value: (encode(index, write(value)), tag(seed, value)))

    def _whole(self, version: Version) -> WrittenRecord:
        line = line_of(version)
        code = hashlib.sha256(line.encode()).hexdigest()
        parts = (version.type, code, version.id, "", "", WHOLE, line)
        return WrittenRecord(None, MARK.join(parts), line, code)


def _several(version: Version) -> bool:
    return any(len(pairs) > 1 for pairs in version.fields.values())
