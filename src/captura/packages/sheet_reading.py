"""Verifies one sheet of records against the hidden rows, column by column and in blocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from captura.excel.read import Row
from captura.packages.cells import tag, tag_seed
from captura.packages.column_reading import ColumnReader
from captura.packages.findings import Findings
from captura.packages.headings import Places, find_places, name_no_headings
from captura.packages.layout import Lists, SheetLayout
from captura.packages.lines import dotted_line, fast_line, slow_line
from captura.packages.naming import Namer, Values
from captura.packages.rows import MARK

Hidden = dict[str, str]  # the hidden rows of one type's records not yet met, by id
BLOCK = 512  # rows turned into columns at once


class SheetReader:
    """Reads the rows of one type; takes out of `hidden` what it meets, adds the ids to `seen`."""

    def __init__(
        self,
        layout: SheetLayout,
        lists: Lists,
        hidden: Hidden,
        seen: set[str],
        findings: Findings,
        lines: list[bytes] | None,
    ) -> None:
        self._layout, self._hidden, self._seen = layout, hidden, seen
        self._findings, self._lines = findings, lines
        columns = sorted(layout.columns, key=lambda column: column.name)
        self._readers = [ColumnReader(column, lists) for column in columns]
        self._added: list[tuple[int, Row]] = []

    def read(self, rows: Iterator[Row]) -> None:
        """Verify all rows."""
        numbered = enumerate(rows)
        places = find_places(self._layout, numbered, self._findings)
        if places is None:
            if self._hidden:
                name_no_headings(self._layout, self._findings)
            return
        namer = Namer(self._layout, places, self._findings)
        readers = [reader for reader in self._readers if reader.column.name in places.of]
        at = places.heading_row + 1
        below = (row for _, row in numbered)
        while block := list(islice(below, BLOCK)):
            self._block(at, block, places, readers, namer)
            at += len(block)
        self._match_added(places, readers, namer)

    def _block(
        self,
        at: int,
        block: list[Row],
        places: Places,
        readers: list[ColumnReader],
        namer: Namer,
    ) -> None:
        columns = list(zip(*block, strict=True))
        _name_untitled(at, columns, places, namer)
        pieces = [reader.pieces(columns[places.of[reader.column.name]]) for reader in readers]
        rows = zip(*pieces, strict=True) if pieces else iter([()] * len(block))
        names = [reader.column.name for reader in readers]
        for offset, (record_id, own) in enumerate(zip(columns[places.key], rows, strict=True)):
            text = self._hidden.pop(record_id, None) if type(record_id) is str else None
            if text is None:
                self._unknown(at + offset, block[offset], record_id, namer)
                continue
            self._seen.add(record_id)
            if not self._plain(record_id, text, names, own):
                self._careful(at + offset, block[offset], text, places, readers, namer)

    def _plain(self, record_id: str, text: str, names: list[str], pieces: tuple[str, ...]) -> bool:
        """Whether the record's line, joined from ready pieces, has the code that was signed."""
        kind, code, _, vector, dots, _, extra = text.split(MARK, 6)
        if extra:
            return False
        if dots[-2:] == "=*":
            line = fast_line(kind, record_id, vector, dots[:-2], [p for p in pieces if p])
        else:
            line = dotted_line(kind, record_id, vector, dots, names, pieces)
        data = line.encode()
        if hashlib.sha256(data).hexdigest() != code:
            return False
        if self._lines is not None:
            self._lines.append(data)
        return True

    def _careful(
        self,
        row: int,
        cells: Row,
        text: str,
        places: Places,
        readers: list[ColumnReader],
        namer: Namer,
    ) -> None:
        """A row by its kinds, one cell after another; names what differs."""
        kind, code, record_id, vector, dots, tags, extra = text.split(MARK, 6)
        values = _values(cells, places, readers)
        known = {name: value for name, value in values.items() if value}
        try:
            line = slow_line(kind, record_id, vector, dots, known, extra).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            line = b""
        same = hashlib.sha256(line).hexdigest() == code and None not in values.values()
        if not same or not _shows(extra, values):
            namer.altered(row, cells, record_id, tags, values)
        elif self._lines is not None:
            self._lines.append(line)

    def _unknown(self, row: int, cells: Row, record_id: Any, namer: Namer) -> None:
        """A row whose key is not waited for: met before, added, or nothing but empty cells."""
        if all(cell == "" for cell in cells):
            return
        if record_id in self._seen:
            namer.repeated(row, record_id)
        else:
            self._added.append((row, cells))

    def _match_added(self, places: Places, readers: list[ColumnReader], namer: Namer) -> None:
        """Name the rows with an unknown key; one may be a missing record that lost its key."""
        by_tags = {text.split(MARK, 6)[5]: record_id for record_id, text in self._hidden.items()}
        for row, cells in self._added:
            tags = self._tags(_values(cells, places, readers)) if by_tags else ""
            record_id = by_tags.pop(tags, None)
            if record_id is None:
                namer.added(row)
            else:
                del self._hidden[record_id]
                namer.key(row, cells[places.key], record_id)

    def _tags(self, values: Values) -> str:
        texts = [(column.name, values.get(column.name, "")) for column in self._layout.columns]
        return "".join("??" if text is None else tag(tag_seed(name), text) for name, text in texts)


def _values(cells: Row, places: Places, readers: list[ColumnReader]) -> dict[str, str | None]:
    return {
        reader.column.name: reader.value(cells[places.of[reader.column.name]]) for reader in readers
    }


def _name_untitled(at: int, columns: list[tuple[Any, ...]], places: Places, namer: Namer) -> None:
    for column in places.spare:
        for offset, cell in enumerate(columns[column]):
            if cell != "":
                namer.untitled(at + offset, column, cell)


def _shows(extra: str, values: Values) -> bool:
    """Whether cells of fields that several saves wrote show what the hidden row says."""
    apart = json.loads(extra) if extra else {}
    return all(
        values[name] in {pair[0] for pair in pairs}
        for name, pairs in apart.items()
        if name in values
    )
