"""The second sheet: lists, tiles, comparisons, and what shows while one waits."""

from PySide6.QtWidgets import QWidget

from captura.ui.components import (
    Button,
    Card,
    DuplicateCard,
    EmptyState,
    Entry,
    KeyHints,
    Page,
    Pair,
    ProgressCard,
    Steps,
    Tile,
    TileGrid,
    Timeline,
    action_button,
    column,
    row,
)
from captura.ui.help import INDEX, HelpPage
from captura.ui.pictures.registry import picture
from captura.ui.pictures.samples import institute, state
from captura.ui.tables import Cell, Column, RowsModel, Table

_PEOPLE = (
    ("Acosta Rivera, Lucía", "AORL900514MZSCVC04", 36, "Jerez de García Salinas", "ok", "Listo"),
    ("Bañuelos Cid, Petra", "BACP720629MZSXDT09", 54, "El Cargadero", "ok", "Listo"),
    ("Félix Murillo, Carmen", "", 47, "Los Haro", "warn", "Falta CURP"),
    ("García Sáenz, Irma", "GASI790410MZSRNR01", 47, "Jerez", "bad", "Repetida"),
    ("Hernández Ávila, Rosa", "HEAR830922MZSRVS03", 43, "Ermita de Guadalupe", "info", "Nueva"),
)
_STATES = ("ok", "ok", "ok", "warn", "ok", "bad", "info", "")
_CODES = tuple(f"M{number:02}" for number in range(1, 59))


def people() -> Table:
    """A table with a cell of every sort."""
    curp = "id-card"
    columns = (
        Column("Nombre", lambda p: Cell(p[0], bold=True), width=160, stretch=True),
        Column(
            "CURP",
            lambda p: Cell(p[1], mono=True) if p[1] else Cell("sin CURP", icon=curp, muted=True),
            width=164,
        ),
        Column("Edad", lambda p: str(p[2]), width=64, right=True),
        Column("Localidad", lambda p: str(p[3]), width=128, low=True),
        Column("Estado", lambda p: Cell(p[5], icon="check", tone=p[4]), width=116),
        Column("Aviso", lambda p: Cell(p[5], pill=True, tone=p[4]), width=124),
        Column("", lambda p: Cell("Revisar", link=True), width=80),
    )
    table = Table(RowsModel(columns, _PEOPLE), "Personas", acts=True)
    table.select(3)
    return table


@picture("componentes", "tabla")
def table() -> QWidget:
    """A list with its foot."""
    page = Page("Personas", "Padrón de Jerez", crumbs=("Actividades", "Taller"))
    page.pill.show_state("Borrador · guardado 10:42", "warn")
    page.pill.show()
    hints = KeyHints(("abrir", ("F2", "Nueva"), "marcar"), "5 personas · 5 mujeres")
    page.body.addWidget(Card("", row(Button("Todas  1,840", "chip"), None), people(), hints))
    return institute(page, "personas")


@picture("componentes", "mosaico")
def tiles() -> QWidget:
    """The board."""
    made = tuple(
        Tile(str(i), code, f"Municipio {code}", _STATES[i % 8], "recibido hoy")
        for i, code in enumerate(_CODES)
    )
    page = Page("Recepción de entregas", "55 de 58 municipios entregaron")
    grid = TileGrid(made)
    grid.set_key("19")
    page.body.addWidget(Card("Municipios", row(grid, None), None))
    return state(page, "recepcion")


@picture("componentes", "comparar")
def compare() -> QWidget:
    """Two people, a history, the steps of a path."""
    twin = DuplicateCard()
    pairs = (
        Pair("Nombre", "García López, Marina", "García L., Marina", False),
        Pair("Nacimiento", "12/03/1985", "12/03/1985", True),
        Pair("CURP", "…RPR07", "sin CURP", None),
    )
    twin.show_pair("2 datos son iguales y 1 se parece. Decida antes de guardar.", pairs)
    told = Timeline(
        (
            Entry("hoy 10:42", "clipboard-list", "Taller «Finanzas»", "Jerez · 3 horas"),
            Entry("18 sep", "hand-coins", "Apoyo", "$4,500.00", ("Pendiente", "warn")),
            Entry("9 mar", "user-plus", "Se registró en el padrón", "Plática del 8 de marzo"),
        )
    )
    page = Page("Nueva persona")
    page.body.addWidget(Steps(("Revisar", "Generar", "Entregar", "Acuse"), 1))
    page.body.addLayout(page.flips(row(Card("Historia", told), twin, gap=16)))
    return institute(page, "personas")


@picture("componentes", "espera")
def waiting() -> QWidget:
    """Long work, and an empty screen."""
    now = iter((0.0, 60.0))
    work = ProgressCard("Importando paquetes", clock=lambda: next(now))
    work.set_progress(37, 58, "Revisando firma y renglones de Moyahua de Estrada")
    work.add_line("ok", "35 paquetes comprobados")
    work.add_line("bad", "1 en cuarentena: firma alterada")
    empty = EmptyState(
        "clipboard-list",
        "Todavía no hay actividades",
        "Aquí se guardan talleres, pláticas y ferias, con su lista. Empiece con la de hoy.",
        actions=(action_button("nueva_actividad", lambda: None, "primary"),),
    )
    page = Page("Importar paquetes")
    page.body.addLayout(page.flips(row(column(work, None), Card("", empty), gap=16)))
    return institute(page, "actividades")


@picture("ayuda", "entrega")
def manual_page() -> QWidget:
    return institute(HelpPage("entrega.md", lambda: None), "entregas")


@picture("ayuda", "indice")
def manual_index() -> QWidget:
    return institute(HelpPage(INDEX, lambda: None), "inicio")


@picture("ayuda", "palabras")
def manual_table() -> QWidget:
    return institute(HelpPage("palabras.md", lambda: None), "inicio")
