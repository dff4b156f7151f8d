"""Damages packages as hands and cables do: works on bytes, and knows nothing of the readers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable


def alter_cell(workbook: bytes) -> bytes:
    """The workbook with one letter of one text cell of its second sheet changed."""

    def change(xml: str) -> str:
        found = re.search(
            r'(<c r="[A-Z]+[2-9]"[^>]*t="inlineStr"[^>]*><is><t[^>]*>)([^<]{3,})<', xml
        )
        if found is None:
            raise ValueError("no text cell to alter")
        return xml[: found.start(2)] + found[2][:-1] + "ZZ" + xml[found.end(2) :]

    return _edit(workbook, "xl/worksheets/sheet3.xml", change)


def delete_row(workbook: bytes) -> bytes:
    """The workbook without the second row of its third sheet."""
    return _edit(
        workbook,
        "xl/worksheets/sheet3.xml",
        lambda xml: re.sub(r'<row r="3"[^>]*>.*?</row>', "", xml, count=1, flags=re.S),
    )


def truncate(data: bytes) -> bytes:
    """The first two thirds, as a USB stick pulled too early leaves it."""
    return data[: len(data) * 2 // 3]


def _edit(workbook: bytes, part: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            data = source.read(info)
            if info.filename == part:
                changed = change(data.decode()).encode()
                if changed == data:
                    raise ValueError("nothing was changed")
                data = changed
            target.writestr(info.filename, data)
    return out.getvalue()
