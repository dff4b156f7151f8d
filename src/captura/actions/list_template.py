"""The list template of a session: written for any computer with Excel, and read back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from captura import isolate
from captura.actions.attend import home_of
from captura.actions.office import Office
from captura.actions.paste_list import ListedPerson, person_of
from captura.errors import ExcelError
from captura.excel.limits import TOO_BIG, Limits, unsafe
from captura.excel.template import Template, write_template
from captura.records.actividad import Actividad
from captura.records.rules import asked_fields
from captura.records.sesion import Sesion


@dataclass(frozen=True)
class CellProblem:
    """A cell of the filled list (`C5`), what is wrong with it, and how to mend it."""

    cell: str
    what: str
    fix: str


@dataclass(frozen=True)
class FilledList:
    """What came back: the people to be, and each problem by its cell."""

    people: list[ListedPerson]
    problems: list[CellProblem]


def list_template(office: Office, activity: Actividad, session: Sesion) -> bytes:
    """The workbook to fill, with the columns that this type of activity asks."""
    office.allow("capturar")
    asked = asked_fields(activity.tipo_actividad, office.catalogues["tipo_actividad"])
    columns = [
        name
        for name in ("curp", "primer_apellido", "segundo_apellido", "nombres", "sexo")
        if name in asked or name != "curp"
    ]
    columns += ["edad_declarada", "fecha_nacimiento", "localidad_texto"]
    columns += ["telefono"] if "telefono" in asked else []
    places = office.catalogues["localidades"].entries
    own = [e.label for e in places if e.extra.get("municipio") == office.institute]
    date = f"{session.fecha:%d/%m/%Y}" if session.fecha else "sin fecha"
    marked = (office.mark,) if office.practice else ()
    return write_template(
        Template(
            columns=columns,
            title=" · ".join((*marked, "Lista de asistencia", activity.nombre or "Actividad")),
            subtitle=f"{office.name} · {date} · folio {activity.folio or ''}",
            session=session.id,
            lists={
                "sexo": [entry.label for entry in office.catalogues["sexo"].entries],
                "localidad_texto": own,
            },
        )
    )


def list_bytes(path: Path) -> bytes:
    """The bytes of a filled list. Raises ExcelError: far too large for one, or out of reach."""
    most = Limits().file
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError:
        raise ExcelError(
            "El archivo no se puede leer",
            "Está abierto en otro programa, o se quitó la memoria.",
            "Ciérrelo ahí o conecte la memoria, y elíjalo otra vez.",
            "CAP-ACT-99",
        ) from None
    if len(data) > most:
        raise unsafe(TOO_BIG)
    return data


def read_filled_list(office: Office, session: Sesion, data: bytes) -> FilledList:
    """The people of a filled list for this session. Raises ExcelError if it is of another one."""
    office.allow("capturar")
    read = isolate.run("captura.excel.list_reader.read_list", data)
    if read["session"] and read["session"] != session.id:
        raise ExcelError(
            "La lista es de otra actividad",
            "El archivo se hizo para otra sesión u otra actividad.",
            "Ábralo desde su actividad, o copie los renglones y péguelos aquí.",
            "CAP-ACT-90",
        )
    people, problems = [], [CellProblem(**found) for found in read["problems"]]
    home = home_of(office, session)
    for row in read["rows"]:
        listed = person_of(office, row["row"], row["cells"], home)
        people.append(listed)
        for name, sentence in listed.unreadable.items():
            problems.append(CellProblem(row["places"].get(name, f"A{row['row']}"), sentence, ""))
        for problem in listed.problems:
            if problem.level == "error" and not problem.code.startswith("persona.aviso"):
                cell = row["places"].get(problem.field, f"fila {row['row']}")
                problems.append(CellProblem(cell, problem.what, problem.fix))
    return FilledList(people, problems)
