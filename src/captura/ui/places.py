"""The places of the rail: which screens each kind of office has, and under which heading."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from captura.actions.attendance_sheet import activity_of_sheet
from captura.actions.office import Office
from captura.actions.paper_receipt import is_paper_receipt
from captura.documents.printed_figure import read_code
from captura.records.roles import ATENCION, allows
from captura.ui import keys
from captura.ui.rail import Place

HOME, VAULT = "inicio", "atencion"
# (folder below ui/screens, heading in the rail, the action of the matrix that it is for); the rail
# shows only what exists and what the role may do
INSTITUTE = (
    (HOME, "", "cifras"),
    ("actividades", "Registro", "leer"),
    ("personas", "Registro", "leer"),
    (VAULT, "Registro", "boveda"),
    ("plan", "Seguimiento", "cifras"),
    ("entregas", "Seguimiento", "hacer_entrega"),
    ("duplicados", "Seguimiento", "unir_personas"),
    ("cifras", "Seguimiento", "cifras"),
    ("indicadores", "Seguimiento", "cifras"),
    ("intercambio", "Seguimiento", "intercambiar"),
    ("alta", "Esta computadora", "pedir_alta"),
    ("catalogos", "Esta computadora", "catalogos"),
    ("papelera", "Esta computadora", "eliminar"),
    ("respaldos", "Esta computadora", "restaurar"),
    ("ajustes", "Esta computadora", "cifras"),
)
STATE = (
    ("recepcion", "Entregas", "recibir"),
    ("duplicados", "Consolidado", "leer"),
    ("consolidado", "Consolidado", "cifras"),
    ("indicadores", "Consolidado", "cifras"),
    ("alta", "Administración", "dar_alta"),
    ("catalogos", "Administración", "fijar_catalogos"),
    ("respaldos", "Esta computadora", "restaurar"),
    ("ajustes", "Esta computadora", "cifras"),
)
# at an institute that screen holds its own data first
_CALLED = {"alta": "Instituto y equipo"}


def screens_of(is_state: bool, role: str, *, vault: bool = False) -> list[tuple[ModuleType, Place]]:
    """Each screen that the role may see (its package, with NAME, TITLE, ICON and `build`).

    vault: she was let in, even if she lost the key since; without it only who attends sees that
    there is such a place.
    """
    found = []
    for name, heading, action in STATE if is_state else INSTITUTE:
        if not allows(role, action) or (name == VAULT and not vault and role != ATENCION):
            continue
        screen = import_module(f"captura.ui.screens.{name}")
        title = screen.TITLE if is_state else _CALLED.get(name, screen.TITLE)
        key = keys.action("inicio").key if name == HOME else ""
        found.append((screen, Place(screen.NAME, title, screen.ICON, heading, key)))
    return found


def place_of_code(office: Office, text: str) -> tuple[str, dict[str, str]] | None:
    """Where the printed code of a figure, a list or an acuse leads; None for any other text."""
    if read_code(text):
        return "consolidado" if office.is_state else "plan", {"code": text}
    if office.is_state:
        return None
    if is_paper_receipt(text):
        return ("entregas", {"acuse": text}) if allows(office.role, "leer_acuse") else None
    sheet = activity_of_sheet(office, text) if allows(office.role, "leer") else None
    return None if sheet is None else ("actividades", {"id": sheet[0], "session": sheet[1]})


def told_of_code(office: Office, text: str) -> str:
    """Why the printed code of an acuse leads nowhere, for who may not read it; "": no such code."""
    barred = not office.is_state and is_paper_receipt(text)
    may = allows(office.role, "leer_acuse")
    return "Es un acuse: lo lee quien es titular" if barred and not may else ""


def where_of(office: Office) -> tuple[str, str]:
    """The two lines over the rail: whose office, and where."""
    if office.is_state:
        return office.name, "Secretaría de las Mujeres"
    town = office.catalogues["municipios"].label(office.institute)
    return office.name, f"{town}, Zacatecas"
