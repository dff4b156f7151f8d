"""LibreOffice without a screen: opens a workbook, sorts, filters, moves columns, types, saves."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

SOFFICE = shutil.which("soffice")
SECONDS = 180
_XBA = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>"""
# each step is a line: word, sheet number, then what the word needs, parted by tabs
_BASIC = """
Sub Rework(source As String, target As String, steps As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  file = createUnoService("com.sun.star.ucb.SimpleFileAccess").openFileRead(ConvertToURL(steps))
  lines = createUnoService("com.sun.star.io.TextInputStream")
  lines.setInputStream(file)
  lines.setEncoding("UTF-8")
  Do While Not lines.isEOF()
    words = Split(lines.readLine(), Chr(9))
    If UBound(words) > 0 Then Work(doc.Sheets.getByIndex(CInt(words(1))), words)
  Loop
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName" : saved(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(ConvertToURL(target), saved())
  doc.close(True)
  StarDesktop.terminate()
End Sub

Sub Work(sheet, words)
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  column = cursor.RangeAddress.EndColumn : row = cursor.RangeAddress.EndRow
  all = sheet.getCellRangeByPosition(0, 0, column, row)
  Select Case words(0)
    Case "sort"
      Dim by(0) As New com.sun.star.table.TableSortField
      by(0).Field = CInt(words(2)) : by(0).IsAscending = False
      Dim how(1) As New com.sun.star.beans.PropertyValue
      how(0).Name = "SortFields" : how(0).Value = by()
      how(1).Name = "ContainsHeader" : how(1).Value = True
      all.sort(how())
    Case "filter"
      Dim only(0) As New com.sun.star.sheet.TableFilterField
      only(0).Field = CInt(words(2))
      only(0).Operator = com.sun.star.sheet.FilterOperator.EQUAL
      only(0).StringValue = sheet.getCellByPosition(CInt(words(2)), 1).String
      asked = all.createFilterDescriptor(True)
      asked.setFilterFields(only()) : asked.ContainsHeader = True
      all.filter(asked)
    Case "move"
      moved = sheet.getCellRangeByPosition(CInt(words(2)), 0, CInt(words(2)), row)
      sheet.moveRange(sheet.getCellByPosition(column + 1, 0).CellAddress, moved.RangeAddress)
      sheet.Columns.removeByIndex(CInt(words(2)), 1)
    Case "text"
      sheet.getCellRangeByName(words(2)).String = words(3)
    Case "number"
      sheet.getCellRangeByName(words(2)).Value = CDbl(words(3))
  End Select
End Sub
"""


def rework(source: Path, target: Path, steps: Sequence[Sequence[object]] = ()) -> None:
    """Open `source`, do the steps by hand as it were, save as `target` in Excel's format."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        profile = f"-env:UserInstallation={(place / 'perfil').as_uri()}"
        _run(profile, "--terminate_after_init")  # a first start writes over whatever is there
        code = _BASIC.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        module = place / "perfil/user/basic/Standard/Module1.xba"
        module.write_text(_XBA.format(code=code), "utf-8")
        listed = place / "steps.txt"
        listed.write_text("".join("\t".join(map(str, step)) + "\n" for step in steps), "utf-8")
        saved = place / "saved.xlsx"
        _run(profile, f'macro:///Standard.Module1.Rework("{source}","{saved}","{listed}")')
        shutil.copyfile(saved, target)


def _run(*asked: str) -> None:
    assert SOFFICE
    command = [SOFFICE, "--headless", "--norestore", "--nologo", *asked]
    subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
