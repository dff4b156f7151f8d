"""Workbooks hostile in what their parts say: entities, macros, links, formulas, broken XML."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from tests.hostile.archive import Entry, archive, streamed
from tests.hostile.containers import Makers
from tests.hostile.workbook import (
    HEAD,
    MAIN,
    SHEET,
    STRINGS,
    TYPES,
    WORKBOOK,
    packed,
    parts,
    relations,
    sheet,
    types,
    with_more,
    with_parts,
    with_row,
    xml,
)

EXTERNAL_ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(
    ['<!DOCTYPE x [<!ENTITY a "ja ja ja ja ja ja ja ja ja ja">']
    + [f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi")]
    + ["]>"]
)
MACRO_BOOK = "application/vnd.ms-excel"


def _after_head(part: str, text: str) -> bytes:
    found = parts()
    found[part] = found[part].decode().replace(HEAD, HEAD + text, 1).encode()
    return packed(found)


def _doctype(part: str, text: str = EXTERNAL_ENTITY) -> Callable[[], bytes]:
    return lambda: _after_head(part, text)


def _laughing() -> bytes:
    """A thousand million words out of one entity, used in a name."""
    text = parts()[STRINGS].decode().replace(HEAD, HEAD + LAUGHS, 1).replace("Ñusta", "&i;", 1)
    return with_parts(strings=text.encode())


def _recoded(part: str, encoding: str, declared: str) -> Callable[[], bytes]:
    def make() -> bytes:
        text = parts()[part].decode().replace('encoding="UTF-8"', f'encoding="{declared}"')
        return with_more({part: text.encode(encoding)})

    return make


def _hidden_doctype() -> bytes:
    """A DOCTYPE that a search for its bytes in UTF-8 doesn't see."""
    text = parts()[SHEET].decode().replace(HEAD, HEAD + EXTERNAL_ENTITY, 1)
    return with_more({SHEET: text.replace("UTF-8", "UTF-16").encode("utf-16")})


def _row(cells: str) -> Callable[[], bytes]:
    return lambda: with_row(f'<row r="9">{cells}</row>')


def _prefixed(cells: str) -> Callable[[], bytes]:
    """A sheet whose every element has a prefix, as some writers do."""
    body = f'<s:row r="1">{cells}</s:row>'
    text = f'<s:worksheet xmlns:s="{MAIN}"><s:sheetData>{body}</s:sheetData></s:worksheet>'
    return lambda: with_parts(sheet=xml(text))


def _raw(old: str, new: str) -> Callable[[], bytes]:
    return lambda: with_parts(sheet=parts()[SHEET].decode().replace(old, new, 1).encode())


def _linked(kind: str, part: str, body: str) -> Callable[[], bytes]:
    return lambda: with_more({part: xml(body), SHEET_RELS: relations((kind, f"/{part}"))})


SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
DOCTYPE: Makers = {
    "external entity in the sheet": _doctype(SHEET),
    "external entity in the shared strings": _doctype(STRINGS),
    "external entity in the workbook": _doctype(WORKBOOK),
    "external entity in the content types": _doctype(TYPES),
    "external entity in the styles": _doctype("xl/styles.xml"),
    "external entity in the relations": _doctype("xl/_rels/workbook.xml.rels"),
    "a thousand million laughs": _laughing,
    "parameter entity": _doctype(SHEET, '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://x/">%p;]>'),
    "bare doctype": _doctype(SHEET, "<!DOCTYPE worksheet>"),
}
ENCODING: Makers = {
    "sheet in UTF-16": _recoded(SHEET, "utf-16", "UTF-16"),
    "sheet in UTF-16 without a mark": _recoded(SHEET, "utf-16-le", "UTF-16"),
    "strings in UTF-16": _recoded(STRINGS, "utf-16", "UTF-16"),
    "strings in Latin-1": _recoded(STRINGS, "latin-1", "ISO-8859-1"),
    "strings in Latin-1, said to be UTF-8": _recoded(STRINGS, "latin-1", "UTF-8"),
    "sheet in UTF-7": _recoded(SHEET, "utf-7", "UTF-7"),
    "sheet in UTF-32": _recoded(SHEET, "utf-32", "UTF-32"),
    "doctype hidden in UTF-16": _hidden_doctype,
}
MACRO: Makers = {
    "macro project": lambda: with_more({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}),
    "macro project, other name": lambda: with_more({"xl/VBAPROJECT.BIN": b"\xd0\xcf\x11\xe0"}),
    "macro content type": lambda: with_parts(
        types=types(f"{MACRO_BOOK}").replace(
            b"vnd.ms-excel.sheet.main+xml", b"vnd.ms-excel.sheet.macroEnabled.main+xml"
        )
    ),
    "Excel 4 macro sheet": lambda: with_more({"xl/macrosheets/sheet1.xml": sheet("")}),
    "ActiveX control": lambda: with_more({"xl/activeX/activeX1.bin": b"\0"}),
    "embedded object": lambda: with_more({"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}),
}
EXTERNAL: Makers = {
    "external workbook": lambda: with_more(
        {
            "xl/externalLinks/externalLink1.xml": xml(f'<externalLink xmlns="{MAIN}"/>'),
            "xl/externalLinks/_rels/externalLink1.xml.rels": relations(
                ("externalLinkPath", "file:///C:/otro.xlsx"), external=True
            ),
        }
    ),
    "DDE link": lambda: with_more(
        {
            "xl/externalLinks/externalLink1.xml": xml(
                f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/>'
                "</externalLink>"
            )
        }
    ),
    "data connection": lambda: with_more(
        {"xl/connections.xml": xml(f'<connections xmlns="{MAIN}"/>')}
    ),
    "query table": _linked("queryTable", "xl/queryTables/queryTable1.xml", "<queryTable/>"),
    "sheet that lies elsewhere": lambda: with_more(
        {
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "http://example.invalid/sheet1.xml"), external=True
            )
        }
    ),
}
FORMULA: Makers = {
    "formula": _row('<c r="B9"><f>SUM(B2:B4)</f><v>105</v></c>'),
    "formula without a value": _row('<c r="B9"><f>NOW()</f></c>'),
    "empty formula": _row('<c r="B9"><f/><v>1</v></c>'),
    "shared formula": _row('<c r="B9"><f t="shared" si="0"/><v>1</v></c>'),
    "array formula": _row('<c r="B9"><f t="array" ref="B9">1+1</f><v>2</v></c>'),
    "formula with a line end in its tag": _row('<c r="B9"><f\n>1+1</f\n><v>2</v></c>'),
    "formula with a prefix": _prefixed('<s:c r="A1"><s:f>1+1</s:f><s:v>2</s:v></s:c>'),
    "formula of text": _row('<c r="B9" t="str"><f>"a"</f><v>a</v></c>'),
    "formula calling a program": _row("<c r=\"B9\"><f>cmd|'/c calc'!A0</f><v>0</v></c>"),
}
ERROR_CELL: Makers = {
    "error cell": _row('<c r="B9" t="e"><v>#N/A</v></c>'),
    "error cell, other quotes": _row("<c r='B9' t='e'><v>#REF!</v></c>"),
    "error cell, spaces": _row('<c r="B9" t = "e" ><v>#VALUE!</v></c>'),
    "error cell, escaped": _row('<c r="B9" t="&#101;"><v>#NAME?</v></c>'),
    "error cell with a prefix": _prefixed('<s:c r="A1" t="e"><s:v>#DIV/0!</s:v></s:c>'),
    "error cell, type first": _row('<c t="e" r="B9"><v>#NUM!</v></c>'),
}
MALFORMED: Makers = {
    "crossed elements": _raw("</row>", "</c></row>"),
    "shared string that isn't there": _row('<c r="A9" t="s"><v>99999</v></c>'),
    "sheet missing": lambda: packed({k: v for k, v in parts().items() if k != SHEET}),
    "undefined entity": _row('<c r="A9" t="inlineStr"><is><t>&nada;</t></is></c>'),
    "null in the XML": _row('<c r="A9" t="inlineStr"><is><t>a\0b</t></is></c>'),
}
ODD: Makers = {
    "sheet not closed": _raw("</worksheet>", ""),
    "shared string number minus one": _row('<c r="A9" t="s"><v>-1</v></c>'),
    "column beyond the last": _row('<c r="XFE9"><v>1</v></c>'),
    "row beyond the last": lambda: with_row('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    "number that is none": _row('<c r="B9"><v>doce</v></c>'),
    "nested a hundred thousand deep": lambda: with_parts(
        sheet=sheet("<x>" * 100_000 + "</x>" * 100_000)
    ),
    "the same cell twice": _row('<c r="A9"><v>1</v></c><c r="A9"><v>2</v></c>'),
    "the same row twice": lambda: with_row('<row r="2"><c r="B2"><v>99</v></c></row>'),
    "date beyond all dates": _row('<c r="B9" s="0"><v>1E300</v></c>'),
    "two sheets of one name": lambda: with_parts(
        workbook=parts()[WORKBOOK].replace(
            b"</sheets>", b'<sheet name="Personas" sheetId="2" r:id="rId1"/></sheets>'
        )
    ),
}


def _inline() -> bytes:
    text = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t xml:space="preserve">{a}</t></is></c>'
        f'<c r="B{n}"{" t=" + chr(34) + "str" + chr(34) if n == 1 else ""}><v>{b}</v></c></row>'
        for n, (a, b) in enumerate(
            (("Nombre(s)", "Edad"), ("Ñusta", 34), ("=1+1", 0), ("  dos  espacios ", 71)), 1
        )
    )
    return with_parts(sheet=sheet(text))


def _phantom(end: str) -> Callable[[], bytes]:
    """A dimension that claims the whole sheet, as a touched last row leaves it."""
    before = f'<dimension ref="A1:{end}"/>'
    rows = parts()[SHEET].decode()
    return lambda: with_parts(sheet=rows.replace("<sheetData>", before + "<sheetData>").encode())


EXACT: Makers = {
    "honest": lambda: packed(parts()),
    "honest, written to a pipe": lambda: streamed(
        [Entry(name, data) for name, data in parts().items()]
    ),
    "honest, stored": lambda: archive([Entry(k, v, method=0) for k, v in parts().items()]),
    "honest, with a mark of UTF-8": lambda: with_more(
        {STRINGS: b"\xef\xbb\xbf" + parts()[STRINGS]}
    ),
    "texts inside the cells": _inline,
    "phantom dimension, all rows": _phantom("B1048576"),
    "phantom dimension, all cells": _phantom("XFD1048576"),
    "60 parts": lambda: with_more({f"xl/p{n}.xml": b"<x/>" for n in range(60 - len(parts()))}),
    "link to a page in a cell": lambda: with_more(
        {SHEET_RELS: relations(("hyperlink", "https://example.invalid/"), external=True)}
    ),
    "printer settings": lambda: with_more({"xl/printerSettings/printerSettings1.bin": b"\0" * 64}),
}
