"""A small workbook as hand-written XML parts, honest until a case spoils one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.hostile.archive import Entry, archive

Parts = dict[str, bytes]
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ROWS = (("Nombre(s)", "Edad"), ("Ñusta", 34), ("=1+1", 0), ("  dos  espacios ", 71))

TYPES, WORKBOOK, WORKBOOK_RELS, SHEET, STRINGS = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
)


def parts(rows: Sequence[Sequence[str | int]] = ROWS) -> Parts:
    """The parts of a workbook of one sheet, texts shared."""
    strings: list[str] = []
    lines = [_row(number, row, strings) for number, row in enumerate(rows, 1)]
    return {
        TYPES: types(),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        WORKBOOK: xml(
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
            '<sheet name="Personas" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        WORKBOOK_RELS: relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        SHEET: sheet("".join(lines)),
        STRINGS: xml(f'<sst xmlns="{MAIN}">{"".join(strings)}</sst>'),
        "xl/styles.xml": styles(),
    }


def xml(body: str) -> bytes:
    """A part in UTF-8 with its declaration."""
    return (HEAD + body).encode()


def sheet(lines: str, before: str = "") -> bytes:
    """A worksheet of these rows."""
    return xml(f'<worksheet xmlns="{MAIN}">{before}<sheetData>{lines}</sheetData></worksheet>')


def types(workbook: str = "application/vnd.openxmlformats-officedocument.spreadsheetml") -> bytes:
    """The content types; `workbook`: what the workbook claims to be."""
    base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    named = {
        "/xl/workbook.xml": f"{workbook}.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{base}.worksheet+xml",
        "/xl/sharedStrings.xml": f"{base}.sharedStrings+xml",
        "/xl/styles.xml": f"{base}.styles+xml",
    }
    lines = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return xml(
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def styles() -> bytes:
    """The least style sheet that every reader takes."""
    one = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    return xml(
        f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill><patternFill/></fill></fills>'
        '<borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1">{one}</cellStyleXfs><cellXfs count="1">{one}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def relations(*found: tuple[str, str], external: bool = False) -> bytes:
    """Relations of these kinds to these targets."""
    mode = ' TargetMode="External"' if external else ""
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{RELS}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(found, 1)
    )
    return xml(f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>')


def packed(found: Mapping[str, bytes]) -> bytes:
    """The parts as an honest archive."""
    return archive([Entry(name, data) for name, data in found.items()])


def with_parts(**changed: bytes) -> bytes:
    """The honest workbook with some of its parts replaced: sheet, strings, workbook, types."""
    names = {"sheet": SHEET, "strings": STRINGS, "workbook": WORKBOOK, "types": TYPES}
    return packed(parts() | {names[key]: data for key, data in changed.items()})


def with_more(more: Mapping[str, bytes]) -> bytes:
    """The honest workbook with parts added or replaced by their names."""
    return packed(parts() | dict(more))


def with_row(line: str) -> bytes:
    """The honest workbook with one more row of raw XML."""
    honest = parts()[SHEET].decode()
    return with_parts(sheet=honest.replace("</sheetData>", f"{line}</sheetData>").encode())


def _row(number: int, row: Sequence[str | int], strings: list[str]) -> str:
    cells = []
    for column, value in zip("ABCDEFGH", row, strict=False):
        if isinstance(value, int):
            cells.append(f'<c r="{column}{number}"><v>{value}</v></c>')
            continue
        cells.append(f'<c r="{column}{number}" t="s"><v>{len(strings)}</v></c>')
        strings.append(f'<si><t xml:space="preserve">{value}</t></si>')
    return f'<row r="{number}">{"".join(cells)}</row>'
