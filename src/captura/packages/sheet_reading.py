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
from captura.packages.side_by_side import Kept, SideBySide

Hidden = dict[str, str]  # the hidden rows of one type's records not yet met, by id
BLOCK = 512  # rows turned into columns at once


class SheetReader:
    """Reads the rows of one type; takes out of `hidden` what it meets, adds the ids to `seen`.

    kept: takes what is as signed; None where only the verdict counts.
    """

    def __init__(
        self,
        layout: SheetLayout,
        lists: Lists,
        hidden: Hidden,
        seen: set[str],
        findings: Findings,
        kept: Kept | None,
    ) -> None:
        self._layout, self._hidden, self._seen = layout, hidden, seen
        self._findings, self._kept = findings, kept
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
        shown = [reader.column for reader in readers]
        beside = None if self._kept is None else SideBySide(self._layout.type, shown, self._kept)
        at = places.heading_row + 1
        below = (row for _, row in numbered)
        while block := list(islice(below, BLOCK)):
            self._block(at, block, places, readers, namer, beside)
            at += len(block)
        if beside:
            beside.end()
        self._match_added(places, readers, namer)

    def _block(
        self,
        at: int,
        block: list[Row],
        places: Places,
        readers: list[ColumnReader],
        namer: Namer,
        beside: SideBySide | None,
    ) -> None:
        columns = list(zip(*block, strict=True))
        _name_untitled(at, columns, places, namer)
        cells = [columns[places.of[reader.column.name]] for reader in readers]
        pieces = [reader.pieces(own) for reader, own in zip(readers, cells, strict=True)]
        rows = zip(*pieces, strict=True) if pieces else iter([()] * len(block))
        names = [reader.column.name for reader in readers]
        code = slice(len(self._layout.type) + len(MARK), len(self._layout.type) + len(MARK) + 64)
        taken: list[int] = []
        codes: list[str] = []
        dots: list[str] = []
        for offset, (record_id, own) in enumerate(zip(columns[places.key], rows, strict=True)):
            text = self._hidden.pop(record_id, None) if type(record_id) is str else None
            if text is None:
                self._unknown(at + offset, block[offset], record_id, namer)
                continue
            self._seen.add(record_id)
            dot = self._plain(record_id, text, names, own)
            if dot:
                taken.append(offset)
                codes.append(text[code])
                dots.append(dot)
            elif dot is None:
                self._careful(at + offset, block[offset], text, places, readers, namer)
        if beside and taken:
            beside.add(taken, codes, dots, columns[places.key], cells, pieces)

    def _plain(
        self, record_id: str, text: str, names: list[str], pieces: tuple[str, ...]
    ) -> str | None:
        """The dot of the save that wrote a record; its line, of ready pieces, has the signed code.

        "" where several saves wrote it: then the line is kept. None where it isn't as signed.
        """
        kind, code, _, vector, dots, _, extra = text.split(MARK, 6)
        if extra:
            return None
        if dots[-2:] == "=*":
            dot = dots[:-2]
            line = fast_line(kind, record_id, vector, dot, [p for p in pieces if p])
        else:
            dot = ""
            line = dotted_line(kind, record_id, vector, dots, names, pieces)
        if hashlib.sha256(line.encode()).hexdigest() != code:
            return None
        if dot == vector:
            return dot
        if self._kept is not None:
            self._kept.parts.append(line)
        return ""

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
        elif self._kept is not None:
            self._kept.parts.append(line.decode())

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
