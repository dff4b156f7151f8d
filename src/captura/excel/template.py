"""The list template: a workbook that people fill on any computer; a table with lists and help."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from captura.excel.paste import FULL_NAME

ROWS = 200
LIST_SHEET, HELP_SHEET, LISTS_SHEET, MARK_SHEET = "Lista", "Instrucciones", "Listas", "_captura"
HEADINGS: dict[str, tuple[str, int]] = {
    "curp": ("CURP", 22),
    FULL_NAME: ("Nombre completo", 34),
    "nombres": ("Nombre(s)", 22),
    "primer_apellido": ("Primer apellido", 20),
    "segundo_apellido": ("Segundo apellido", 20),
    "sexo": ("Sexo", 16),
    "edad_declarada": ("Edad", 8),
    "fecha_nacimiento": ("Fecha de nacimiento", 20),
    "telefono": ("Teléfono", 16),
    "localidad_texto": ("Localidad", 28),
}
_TEXT = ("curp", "telefono", "nombres", "primer_apellido", "segundo_apellido", "localidad_texto")


@dataclass(frozen=True)
class Template:
    """columns: keys of HEADINGS · title, subtitle: what the sheet is for · session: its id.

    lists: {column: values to choose from} · people: rows already known, texts by column.
    """

    columns: Sequence[str]
    title: str
    subtitle: str
    session: str
    lists: Mapping[str, Sequence[str]]
    people: Sequence[Mapping[str, str]] = ()


def write_template(template: Template) -> bytes:
    """The workbook as bytes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = LIST_SHEET
    _fill_list(sheet, template)
    _fill_lists(book.create_sheet(LISTS_SHEET), template)
    _fill_help(book.create_sheet(HELP_SHEET), template)
    mark = book.create_sheet(MARK_SHEET)
    mark.append(["lista/1", template.session])
    mark.sheet_state = "hidden"
    _validate(sheet, template)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_list(sheet: Any, template: Template) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet.append([HEADINGS[name][0] for name in template.columns])
    for index, name in enumerate(template.columns, 1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = HEADINGS[name][1]
        cell = sheet.cell(1, index)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
        kept = {"fecha_nacimiento": "dd/mm/yyyy"}.get(name, "@" if name in _TEXT else "General")
        for row in range(2, ROWS + 2):
            sheet.cell(row, index).number_format = kept
    for row, person in enumerate(template.people, 2):
        for index, name in enumerate(template.columns, 1):
            if text := person.get(name):
                cell = sheet.cell(row, index, text)
                cell.data_type = "s"  # a name that begins with = is no formula
    last = f"{get_column_letter(len(template.columns))}{ROWS + 1}"
    table = Table(displayName="ListaDeAsistencia", ref=f"A1:{last}")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=True)
    sheet.add_table(table)
    sheet.freeze_panes = "A2"


def _fill_lists(sheet: Any, template: Template) -> None:
    from openpyxl.utils import get_column_letter

    for index, name in enumerate(template.columns, 1):
        sheet.column_dimensions[get_column_letter(index)].width = 28
        values = template.lists.get(name, ())
        sheet.cell(1, index, HEADINGS[name][0] if values else None)
        for row, value in enumerate(values, 2):
            sheet.cell(row, index, value).data_type = "s"


def _validate(sheet: Any, template: Template) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for index, name in enumerate(template.columns, 1):
        letter = get_column_letter(index)
        rule = None
        if values := template.lists.get(name):
            source = f"={LISTS_SHEET}!${letter}$2:${letter}${len(values) + 1}"
            free = name == "localidad_texto"  # another place may be written in
            rule = DataValidation(
                "list", formula1=source, allow_blank=True, errorStyle="warning" if free else "stop"
            )
            rule.error = "Elija uno de la lista."
        elif name == "edad_declarada":
            rule = DataValidation("whole", operator="between", formula1="0", formula2="120")
            rule.error = "Escriba la edad en años cumplidos, de 0 a 120."
        elif name == "curp":
            rule = DataValidation(
                "textLength", operator="equal", formula1="18", errorStyle="warning"
            )
            rule.error = "La CURP lleva 18 letras y cifras. Si no la trae, deje la celda vacía."
        if rule is not None:
            rule.allow_blank, rule.showErrorMessage = True, True
            rule.errorTitle = HEADINGS[name][0]
            rule.add(f"{letter}2:{letter}{ROWS + 1}")
            sheet.add_data_validation(rule)


def _fill_help(sheet: Any, template: Template) -> None:
    from openpyxl.styles import Font

    lines = (
        template.title,
        template.subtitle,
        "",
        f"1. Llene la hoja «{LIST_SHEET}»: una persona por renglón.",
        "2. Quien no trae CURP se anota igual: deje esa celda vacía.",
        "3. Si no sabe la fecha de nacimiento, escriba la edad.",
        "4. Puede ordenar, filtrar o mover columnas; no cambie los títulos.",
        "5. Guarde el archivo en Excel y devuélvalo: Captura lo lee en su actividad y nombra la "
        "celda de cada dato que no entienda.",
        "6. Este archivo lleva datos personales: entréguelo en mano o por un medio seguro, y "
        "bórrelo de la computadora prestada al terminar.",
    )
    for row, line in enumerate(lines, 1):
        sheet.cell(row, 1, line)
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 100
