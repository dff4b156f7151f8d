"""Verifies one sheet of records against the hidden rows, column by column and in blocks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from captura.excel.read import Row, cell_name
from captura.packages import findings as found
from captura.packages.cells import AS_TEXT, Memo, reader_of, tag, tag_seed
from captura.packages.findings import Finding, Findings
from captura.packages.layout import KEY_HEADING, ColumnLayout, Lists, SheetLayout
from captura.packages.lines import fast_line, needs_quoting, slow_line
from captura.packages.rows import MARK
from captura.records.kind import Unreadable
from captura.records.kinds import KINDS

Hidden = dict[str, str]  # the hidden rows of one type's records not yet met, by id
Read = Callable[[Any], str]
BLOCK = 512  # rows turned into columns at once
SEARCHED = 30  # rows looked through for the headings
BAD = '["'  # a piece no line holds: sends its row the slow way


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
        self.layout, self.hidden, self.seen = layout, hidden, seen
        self.findings, self.lines = findings, lines
        self.sheet = layout.title
        self._columns = sorted(layout.columns, key=lambda column: column.name)
        self._readers = {c.name: _reader(c, lists) for c in self._columns}
        self._memos = {
            c.name: Memo(_piece(self._readers[c.name], c.name))
            for c in self._columns
            if c.kind not in AS_TEXT
        }
        self._added: list[tuple[int, Row]] = []

    def read(self, rows: Iterator[Row]) -> None:
        """Verify all rows."""
        numbered = enumerate(rows)
        heading_row, places = self._headings(numbered)
        if places is None:
            return
        key = places[KEY_HEADING]
        at = heading_row + 1
        plain = (row for _, row in numbered)
        while block := list(islice(plain, BLOCK)):
            self._block(at, block, key, places)
            at += len(block)
        self._match_added(key, places)

    def _headings(self, rows: Iterator[tuple[int, Row]]) -> tuple[int, dict[str, int] | None]:
        """The row of headings, and where each field's column stands now."""
        for number, row in islice(rows, SEARCHED):
            texts = [str(cell).strip() for cell in row]
            if KEY_HEADING in texts:
                return number, self._places(number, texts)
        if self.hidden:
            text = f"La hoja «{self.sheet}» no tiene la columna «{KEY_HEADING}»."
            self.findings.add(Finding(found.COLUMN_MISSING, text, self.sheet, heading=KEY_HEADING))
        return 0, None

    def _places(self, number: int, texts: list[str]) -> dict[str, int]:
        by_heading = {column.heading.strip(): column.name for column in self._columns}
        places = {KEY_HEADING: texts.index(KEY_HEADING)}
        for index, text in enumerate(texts):
            name = by_heading.get(text)
            if name is not None and name not in places:
                places[name] = index
            elif text and (name is not None or index != places[KEY_HEADING]):
                said = f"Hoja «{self.sheet}»: la columna «{text}» no es de este paquete."
                cell = cell_name(number, index)
                self.findings.add(Finding(found.COLUMN_ADDED, said, self.sheet, cell, text))
        for column in self._columns:
            if column.name not in places:
                said = f"Hoja «{self.sheet}»: falta la columna «{column.heading}»."
                self.findings.add(
                    Finding(found.COLUMN_MISSING, said, self.sheet, heading=column.heading)
                )
        return places

    def _block(self, at: int, block: list[Row], key: int, places: dict[str, int]) -> None:
        columns = list(zip(*block, strict=True))
        names = [column.name for column in self._columns if column.name in places]
        pieces = [self._pieces(name, columns[places[name]]) for name in names]
        rows = zip(*pieces, strict=True) if pieces else iter([()] * len(block))
        hidden, seen, kind = self.hidden, self.seen, self.layout.type
        sha256, lines = hashlib.sha256, self.lines
        for offset, (record_id, own) in enumerate(zip(columns[key], rows, strict=True)):
            text = hidden.get(record_id) if type(record_id) is str else None
            if text is None:
                self._unknown(at + offset, block[offset], record_id)
                continue
            _, code, _, vector, dots, _, extra = text.split(MARK, 6)
            del hidden[record_id]
            seen.add(record_id)
            if not extra and dots[-2:] == "=*":
                line = fast_line(kind, record_id, vector, dots[:-2], [p for p in own if p])
                data = line.encode()
                if sha256(data).hexdigest() == code:
                    if lines is not None:
                        lines.append(data)
                    continue
            self._slow(at + offset, block[offset], record_id, text, places)

    def _pieces(self, name: str, cells: Sequence[Any]) -> list[str]:
        """Prefix and value of each cell of a column, "" where empty, BAD where not plain."""
        prefix = f'["{name}","'
        memo = self._memos.get(name)
        if memo is not None:
            if bool in set(map(type, cells)):
                read = _piece(self._readers[name], name)
                return [read(cell) for cell in cells]
            return [memo[cell] for cell in cells]
        try:
            joined = "".join(cells)
        except TypeError:
            joined = '"'
        if '"' in joined or "\\" in joined:
            return [
                BAD if type(cell) is not str or '"' in cell or "\\" in cell
                else prefix + cell if cell else ""
                for cell in cells
            ]  # fmt: skip
        return [prefix + cell if cell else "" for cell in cells]

    def _slow(
        self, row: int, cells: Row, record_id: str, text: str, places: dict[str, int]
    ) -> None:
        """A row by its kinds, one cell after another; names what differs."""
        _, code, _, vector, dots, tags, extra = text.split(MARK, 6)
        values: dict[str, str | None] = {}
        for column in self._columns:
            if column.name in places:
                values[column.name] = self._value(column.name, cells[places[column.name]])
        known = {name: value for name, value in values.items() if value}
        try:
            line = slow_line(self.layout.type, record_id, vector, dots, known, extra).encode()
        except (ValueError, KeyError, TypeError, AttributeError):
            line = b""
        intact = _code(line) == code and None not in values.values()
        if intact and _shows(extra, values):
            if self.lines is not None:
                self.lines.append(line)
            return
        if not self._name_altered(row, cells, record_id, tags, values, places):
            said = f"Hoja «{self.sheet}», renglón {row + 1}: fue cambiado."
            self.findings.add(
                Finding(found.ROW_ALTERED, said, self.sheet, type=self.layout.type, id=record_id)
            )

    def _value(self, name: str, cell: Any) -> str | None:
        """The canonical text of a cell; None where it can't be one."""
        try:
            read: Read = self._readers[name]
            return read(cell)
        except (Unreadable, ValueError, OverflowError, ArithmeticError):
            return None

    def _name_altered(
        self,
        row: int,
        cells: Row,
        record_id: str,
        tags: str,
        values: dict[str, str | None],
        places: dict[str, int],
    ) -> bool:
        """Name each cell whose tag differs; whether there was one (a missing column counts)."""
        named = len(values) < len(self._columns)
        for index, column in enumerate(self.layout.columns):
            if column.name not in values:
                continue
            value = values[column.name]
            wanted = tags[2 * index : 2 * index + 2]
            if value is not None and tag(tag_seed(column.name), value) == wanted:
                continue
            named = True
            place = cell_name(row, places[column.name])
            now = _said(cells[places[column.name]])
            said = (
                f"Hoja «{self.sheet}», celda {place} («{column.heading}»): fue cambiada; "
                f"ahora {now}."
            )
            self.findings.add(
                Finding(
                    found.CELL, said, self.sheet, place, column.heading, self.layout.type,
                    record_id, column.name, value or "",
                )
            )  # fmt: skip
        return named

    def _unknown(self, row: int, cells: Row, record_id: Any) -> None:
        """A row whose key is not waited for: met before, added, or nothing but empty cells."""
        if all(cell == "" for cell in cells):
            return
        if record_id in self.seen:
            said = f"Hoja «{self.sheet}», renglón {row + 1}: está repetido."
            self.findings.add(
                Finding(
                    found.ROW_TWICE,
                    said,
                    self.sheet,
                    f"A{row + 1}",
                    "",
                    self.layout.type,
                    record_id,
                )
            )
            return
        self._added.append((row, cells))

    def _match_added(self, key: int, places: dict[str, int]) -> None:
        """Name the rows with an unknown key; one may be a missing record that lost its key."""
        by_tags = {text.split(MARK, 6)[5]: record_id for record_id, text in self.hidden.items()}
        for row, cells in self._added:
            record_id = by_tags.pop(self._tags(cells, places), None) if by_tags else None
            place = cell_name(row, key)
            if record_id is None:
                said = (
                    f"Hoja «{self.sheet}», renglón {row + 1}: no venía en el paquete; "
                    "alguien lo agregó."
                )
                self.findings.add(
                    Finding(found.ROW_ADDED, said, self.sheet, place, "", self.layout.type)
                )
                continue
            del self.hidden[record_id]
            said = (
                f"Hoja «{self.sheet}», celda {place} («{KEY_HEADING}»): fue cambiada; "
                f"ahora {_said(cells[key])}."
            )
            self.findings.add(
                Finding(
                    found.CELL, said, self.sheet, place, KEY_HEADING, self.layout.type, record_id
                )
            )

    def _tags(self, cells: Row, places: dict[str, int]) -> str:
        marks = []
        for column in self.layout.columns:
            value = (
                self._value(column.name, cells[places[column.name]])
                if column.name in places
                else ""
            )
            marks.append("??" if value is None else tag(tag_seed(column.name), value))
        return "".join(marks)


def _reader(column: ColumnLayout, lists: Lists) -> Read:
    if column.kind not in KINDS:
        return _unreadable
    return reader_of(column, lists)


def _unreadable(cell: Any) -> str:
    raise Unreadable("Esta clase de dato es más nueva.", "Actualice Captura.")


def _piece(read: Read, name: str) -> Read:
    """cell → prefix and value, "" if empty, BAD if unreadable or in need of quoting."""
    prefix = f'["{name}","'

    def piece(cell: Any) -> str:
        if cell == "":
            return ""
        try:
            value = read(cell)
        except (Unreadable, ValueError, OverflowError, ArithmeticError):
            return BAD
        return (BAD if needs_quoting(value) else prefix + value) if value else ""

    return piece


def _shows(extra: str, values: dict[str, str | None]) -> bool:
    """Whether cells of fields that several saves wrote show what the hidden row says."""
    if not extra:
        return True
    apart = json.loads(extra)
    return all(
        values[name] in {pair[0] for pair in pairs}
        for name, pairs in apart.items()
        if name in values
    )


def _said(cell: Any) -> str:
    return "está vacía" if cell == "" else f"dice «{cell}»"


def _code(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
