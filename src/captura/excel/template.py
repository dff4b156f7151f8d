"""The list of attendance that people fill in Excel on any computer."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LIST_SHEET, HELP_SHEET, OPTIONS_SHEET, KEY_SHEET = "Lista", "Instrucciones", "Opciones", "_captura"
FIRST_ROW = 4  # of the headings, from 1
ROWS = 60  # ready to be filled; the table grows by itself
CHECKED = 1000  # rows that have validations
KEY_MARK = "captura-lista"

HEADINGS = {
    "curp": ("CURP", 24),
    "nombres": ("Nombre(s)", 24),
    "primer_apellido": ("Primer apellido", 20),
    "segundo_apellido": ("Segundo apellido", 20),
    "sexo": ("Sexo", 12),
    "edad_declarada": ("Edad", 8),
    "fecha_nacimiento": ("Fecha de nacimiento", 16),
    "localidad_texto": ("Localidad", 28),
    "telefono": ("Teléfono", 16),
    "escolaridad": ("Escolaridad", 22),
    "ocupacion": ("Ocupación", 22),
}
_HINTS = {
    "curp": "Si no la tiene, deje la celda vacía.",
    "sexo": "Elija de la lista.",
    "edad_declarada": "Basta la edad si no sabe la fecha de nacimiento.",
    "fecha_nacimiento": "Como 22/09/1990.",
    "localidad_texto": "Elija de la lista o escriba otra.",
    "telefono": "Diez cifras.",
}
_HELP = (
    "Cómo llenar esta lista",
    "1. Escriba una persona por renglón en la hoja «Lista». Puede agregar renglones.",
    "2. Nombre, sexo, edad (o fecha de nacimiento) y localidad bastan; lo demás, si lo hay.",
    "3. Quien no tiene CURP, o no la trae, se registra igual: deje la celda vacía.",
    "4. No importa el orden de las columnas. No borre los títulos.",
    "5. Guarde el libro y ábralo en Captura, en su actividad: «Leer lista llena…».",
    "6. Después de leerlo, borre este archivo: contiene datos personales.",
)


@dataclass(frozen=True)
class Template:
    """columns: names of Persona's fields (HEADINGS) · session: its id, so that the list comes back.

    lists: for a field, what may be chosen; only `sexo` allows nothing else.
    """

    columns: Sequence[str]
    title: str
    subtitle: str
    session: str
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)


def write_template(template: Template) -> bytes:
    """The workbook to fill."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = LIST_SHEET
    _headings(sheet, template)
    _table(sheet, template)
    _help(book.create_sheet(HELP_SHEET), template)
    options = book.create_sheet(OPTIONS_SHEET)
    _options(options, sheet, template)
    _limits(sheet, template)
    options.sheet_state = "hidden"
    key = book.create_sheet(KEY_SHEET)
    key.sheet_state = "hidden"
    key["A1"], key["B1"] = KEY_MARK, _text(template.session)
    key["B1"].data_type = "s"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _headings(sheet: Any, template: Template) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    line = Side(style="thin", color="B8B0C4")
    box = Border(left=line, right=line, top=line, bottom=line)  # to fill it by hand, printed
    for row, text, size in ((1, template.title, 15), (2, template.subtitle, 11)):
        cell = sheet.cell(row, 1)
        cell.value, cell.data_type = _text(text), "s"
        cell.font = Font(bold=row == 1, size=size)
    for index, name in enumerate(template.columns, 1):
        heading, width = HEADINGS[name]
        cell = sheet.cell(FIRST_ROW, index, heading)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font, cell.border = Font(bold=True), box
        cell.fill = PatternFill("solid", fgColor="EDE7F3")
        sheet.column_dimensions[get_column_letter(index)].width = width
        shown = "dd/mm/yyyy" if name == "fecha_nacimiento" else "@"
        shown = "0" if name == "edad_declarada" else shown
        for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + ROWS):
            sheet.cell(row, index).number_format = shown
            sheet.cell(row, index).border = box
    sheet.row_dimensions[FIRST_ROW].height = 30
    for row in range(FIRST_ROW + 1, FIRST_ROW + 1 + ROWS):
        sheet.row_dimensions[row].height = 20
    sheet.freeze_panes = sheet.cell(FIRST_ROW + 1, 1)


def _table(sheet: Any, template: Template) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    last = f"{get_column_letter(len(template.columns))}{FIRST_ROW + ROWS}"
    table = Table(displayName="Lista", ref=f"A{FIRST_ROW}:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight12", showRowStripes=True)
    sheet.add_table(table)
    sheet.print_title_rows = f"{FIRST_ROW}:{FIRST_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 1  # Carta
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _options(options: Any, sheet: Any, template: Template) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, (name, texts) in enumerate(template.lists.items(), 1):
        if name not in template.columns or not texts:
            continue
        for row, text in enumerate(texts, 1):
            cell = options.cell(row, place)
            cell.value, cell.data_type = _text(text), "s"
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"'{OPTIONS_SHEET}'!${letter}$1:${letter}${len(texts)}",
            allow_blank=True,
            showErrorMessage=name == "sexo",
            errorTitle="No está en la lista",
            error="Elija uno de los valores de la lista.",
        )
        _apply(rule, sheet, template, name)


def _limits(sheet: Any, template: Template) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rules = {
        "edad_declarada": {"type": "whole", "operator": "between", "formula1": "0",
                           "formula2": "120", "error": "La edad va de 0 a 120 años."},
        "curp": {"type": "textLength", "operator": "lessThanOrEqual", "formula1": "18",
                 "errorStyle": "warning", "error": "Una CURP tiene 18 letras y cifras."},
        "telefono": {"type": "textLength", "operator": "lessThanOrEqual", "formula1": "20",
                     "errorStyle": "warning", "error": "Un teléfono tiene diez cifras."},
    }  # fmt: skip
    for name, known in rules.items():
        if name in template.columns:
            rule = DataValidation(
                allow_blank=True, showErrorMessage=True, errorTitle="Revise", **known
            )
            _apply(rule, sheet, template, name)


def _apply(rule: Any, sheet: Any, template: Template, name: str) -> None:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(list(template.columns).index(name) + 1)
    if hint := _HINTS.get(name):
        rule.promptTitle, rule.prompt, rule.showInputMessage = HEADINGS[name][0], hint, True
    sheet.add_data_validation(rule)
    rule.add(f"{letter}{FIRST_ROW + 1}:{letter}{FIRST_ROW + CHECKED}")


def _help(sheet: Any, template: Template) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = 90
    lines = (*_HELP, "", template.title, template.subtitle)
    for row, text in enumerate(lines, 1):
        cell = sheet.cell(row, 1)
        cell.value, cell.data_type = _text(text), "s"
        cell.alignment = Alignment(wrap_text=True)
        cell.font = Font(bold=row == 1, size=14 if row == 1 else 11)


def _text(text: str) -> str:
    """Without what a spreadsheet's XML can't hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign == "\n")
