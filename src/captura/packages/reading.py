"""Reads a package's workbook back in the child process and names all that is not as signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from captura.excel.oddities import find_oddities
from captura.excel.read import OpenBook, Row, cell_name
from captura.excel.safety import Safety, check
from captura.excel.write import LISTS_SHEET
from captura.packages import findings as found
from captura.packages.codes import package_id
from captura.packages.cover import cover_rows
from captura.packages.findings import Finding, Findings, finding_plain
from captura.packages.header import STATE
from captura.packages.hidden_sheet import name_hidden, read_hidden, take_deleted
from captura.packages.layout import COVER, HIDDEN_SHEET, Lists, SheetLayout, presentation
from captura.packages.manifest import Manifest, read_manifest
from captura.packages.sheet_reading import Hidden, SheetReader
from captura.packages.side_by_side import Kept
from captura.records.arrived import pack


def check_book(data: bytes) -> dict[str, Any]:
    """Verify a workbook. Returns {manifest, id, findings, count}; the signature is still to check.

    manifest: its JSON text · id: the package id computed from the hidden sheet · findings: at most
    500 as plain values · count: of all. Raises ExcelError or PackageError where it can't be read.
    """
    return _examine(data, None)


def read_book(data: bytes) -> tuple[dict[str, Any], bytes]:
    """As `check_book`, with codes, and the records that are as signed (`records.arrived`).

    codes: of the records of each group, one after another.
    """
    kept = Kept()
    result = _examine(data, kept)
    return {**result, "codes": kept.codes}, pack(kept.parts).encode()


def _examine(data: bytes, kept: Kept | None) -> dict[str, Any]:
    safety = check(data)
    book = OpenBook(data)
    findings = Findings()
    hidden = read_hidden(book, findings)
    manifest = read_manifest(hidden.manifest.encode())
    lists = _lists(book)
    _check_presentation(manifest, lists, findings)
    if safety.formulas or safety.errors:
        _name_oddities(data, safety, findings)
    by_type = {sheet.type: hidden.codes.get(sheet.type, []) for sheet in manifest.sheets}
    titles = _sheet_titles(book, manifest, findings)
    take_deleted(hidden, findings, kept)
    seen: set[str] = set()
    for layout in manifest.sheets:
        waiting = hidden.rows.get(layout.type, {})
        reader = SheetReader(layout, lists, waiting, seen, findings, kept)
        reader.read(book.rows(titles[layout.type]) if layout.type in titles else iter(()))
        _name_missing(waiting, layout, findings)
        _name_foreign(by_type[layout.type], manifest.header.sender, layout, findings)
    if hidden.rows.keys() - by_type.keys():
        name_hidden(findings)
    _check_cover(book, manifest, by_type, findings)
    return {
        "manifest": hidden.manifest,
        "id": package_id(manifest.header, (line for own in hidden.codes.values() for line in own)),
        "findings": [finding_plain(finding) for finding in findings.kept],
        "count": findings.count,
    }


def _lists(book: OpenBook) -> Lists:
    """What the sheet of catalogues says: {name: cells}."""
    if LISTS_SHEET not in book.titles:
        return {}
    rows = book.rows(LISTS_SHEET)
    names = next(rows, [])
    columns: dict[str, list[str]] = {str(name): [] for name in names if name != ""}
    for row in rows:
        for name, cell in zip(names, row, strict=False):
            if cell != "" and name != "":
                columns[str(name)].append(str(cell))
    return columns


def _check_presentation(manifest: Manifest, lists: Lists, findings: Findings) -> None:
    ordered = {name: lists[name] for name in sorted(lists)}
    if presentation(manifest.sheets, ordered) != manifest.header.presentation:
        text = (
            f"La hoja «{LISTS_SHEET}» fue cambiada: los nombres de las claves no son los firmados."
        )
        findings.add(Finding(found.LISTS_ALTERED, text, LISTS_SHEET))


def _sheet_titles(book: OpenBook, manifest: Manifest, findings: Findings) -> dict[str, str]:
    """The sheet of each type, by its title; a renamed one is found by its headings."""
    titles = {s.type: s.title for s in manifest.sheets if s.title in book.titles}
    known = {COVER, LISTS_SHEET, HIDDEN_SHEET, *titles.values()}
    spare = [title for title in book.titles if title not in known]
    for layout in manifest.sheets:
        if layout.type in titles:
            continue
        headings = {column.heading for column in layout.columns}
        for title in spare:
            first = set(map(str, next(book.rows(title), [])))
            if len(headings & first) * 10 >= len(headings) * 8:
                titles[layout.type] = title
                spare.remove(title)
                break
        else:
            text = f"Falta la hoja «{layout.title}»."
            findings.add(Finding(found.SHEET_MISSING, text, layout.title))
    for title in spare:
        text = f"La hoja «{title}» no es de este paquete: alguien la agregó."
        findings.add(Finding(found.SHEET_ADDED, text, title))
    return titles


def _name_missing(waiting: Hidden, layout: SheetLayout, findings: Findings) -> None:
    """The records whose row was nowhere; those that were read are no longer waited for."""
    for record_id in waiting:
        said = f"Falta un renglón de la hoja «{layout.title}» (clave {record_id}): lo borraron."
        kind = found.ROW_DELETED
        findings.add(Finding(kind, said, layout.title, type=layout.type, id=record_id))


def _name_foreign(lines: list[str], sender: str, layout: SheetLayout, findings: Findings) -> None:
    """The records that bear another institute's key."""
    if sender == STATE:
        return
    own = f"{layout.type} {sender}-"
    for line in lines:
        if not line.startswith(own):
            record_id = line.split(" ")[1]
            said = f"Hoja «{layout.title}»: la clave {record_id} es ajena, de otro instituto."
            kind = found.FOREIGN
            findings.add(Finding(kind, said, layout.title, type=layout.type, id=record_id))


def _check_cover(
    book: OpenBook, manifest: Manifest, by_type: dict[str, list[str]], findings: Findings
) -> None:
    if COVER not in book.titles:
        findings.add(Finding(found.COVER_ALTERED, "Falta la portada.", COVER))
        return
    expected = _cells(iter(cover_rows(manifest.header, manifest.sheets, by_type)))
    present = _cells(book.rows(COVER))
    for place in sorted(expected.keys() | present.keys()):
        if expected.get(place, "") != present.get(place, ""):
            cell = cell_name(*place)
            text = f"Portada, celda {cell}: fue cambiada; ahora dice «{present.get(place, '')}»."
            findings.add(Finding(found.COVER_ALTERED, text, COVER, cell))


def _cells(rows: Iterator[Row]) -> dict[tuple[int, int], str]:
    """{(row, column): text} of the cells that are not empty."""
    return {
        (number, column): str(int(cell)) if isinstance(cell, float) and cell % 1 == 0 else str(cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell not in ("", None)
    }


def _name_oddities(data: bytes, safety: Safety, findings: Findings) -> None:
    oddities = find_oddities(data)
    for odd in oddities:
        what = "tiene una fórmula" if odd.formula else "tiene un error"
        text = f"Hoja «{odd.sheet}», celda {odd.cell}: {what} ({odd.text}) en lugar de un dato."
        kind = found.FORMULA if odd.formula else found.ERROR
        findings.add(Finding(kind, text, odd.sheet, odd.cell))
    if not oddities:
        text = f"Hay fórmulas o errores en {len({*safety.formulas, *safety.errors})} partes."
        findings.add(Finding(found.FORMULA, text))
