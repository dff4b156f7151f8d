"""The sheets of components: every piece in its states, and the windows without a screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from captura.ui.components import (
    Button,
    Card,
    Combo,
    FieldRow,
    InlineMessage,
    Label,
    Page,
    Pill,
    action_button,
    row,
)
from captura.ui.forms import CurpField, DateField, PhoneField, TextField
from captura.ui.lock_screen import LockCalls, LockScreen
from captura.ui.look.measure import dp
from captura.ui.pictures.registry import picture
from captura.ui.pictures.samples import institute
from captura.ui.safe_screen import SafeScreen

_FLAG = QStyle.StateFlag
_SHOWN = ("normal", "encima", "oprimido", "con foco", "inactivo")


class _Posed(Button):
    """A button that stays hovered or pressed, to be looked at."""

    pose = ""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        QPushButton.initStyleOption(self, option)
        if self.pose == "encima":
            option.state |= _FLAG.State_MouseOver
        elif self.pose == "oprimido":
            option.state |= _FLAG.State_Sunken | _FLAG.State_MouseOver

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.pose == "con foco":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ring(painter)


def _nothing() -> None:
    """What a button of a picture does."""


def _buttons() -> Card:
    grid = QGridLayout()
    grid.setHorizontalSpacing(0)
    grid.setVerticalSpacing(dp(8))
    kinds = (
        ("primary", "Concluir", "check"),
        ("secondary", "Imprimir", "printer"),
        ("danger", "Salida", "log-out"),
        ("link", "Revisar", ""),
        ("chip", "Todas", ""),
    )
    for column, pose in enumerate(_SHOWN):
        grid.addWidget(Label(pose, "cap"), 0, column)
        for line, (kind, words, icon) in enumerate(kinds, start=1):
            button = _Posed(words, kind, icon=icon)
            button.pose = pose
            button.setEnabled(pose != "inactivo")
            grid.addWidget(button, line, column, Qt.AlignmentFlag.AlignLeft)
    return Card("Botones", grid, None)


def _states() -> Card:
    ticks = QHBoxLayout()
    ticks.setSpacing(dp(12))
    for words, ticked, usable in (
        ("Sin marcar", False, True),
        ("Marcada", True, True),
        ("Inactiva", False, False),
    ):
        box = QCheckBox(words)
        box.setChecked(ticked)
        box.setEnabled(usable)
        ticks.addWidget(box)
    ticks.addStretch(1)
    chosen = QRadioButton("Elegida")
    chosen.setChecked(True)
    undo = action_button("deshacer", _nothing)
    done = InlineMessage("ok", "Actividad concluida", "26 personas.", actions=(undo,), below=True)
    again = Button("Reintentar")
    failed = InlineMessage(
        "bad", "No se pudo leer el archivo", "Está abierto en Excel: ciérrelo.", actions=(again,)
    )
    return Card(
        "Estado, casillas y mensajes",
        row(
            Pill("En meta", "ok"),
            Pill("Atención", "warn"),
            Pill("Rezago", "bad"),
            Pill("Por revisar", "info"),
            None,
        ),
        ticks,
        row(QRadioButton("Opción"), chosen, Pill("Sin iniciar"), None),
        done,
        failed,
        None,
        gap=8,
    )


def _fields() -> Card:
    normal, focused, off, fixed = TextField(), TextField(), TextField(), TextField()
    normal.setPlaceholderText("Escriba…")
    focused.setText("Con el foco")
    off.setText("Inactivo")
    off.setEnabled(False)
    fixed.setText("Zacatecas")
    fixed.set_fixed(True)
    kinds = Combo((("AC01", "Plática"), ("AC02", "Taller")))
    kinds.set_code("AC02")
    day, wrong = DateField(), DateField()
    day.setText("22/09/2026")
    wrong.setText("31/02/2026")
    phone, short, curp = PhoneField(), PhoneField(), CurpField()
    phone.setText("4941000000")
    short.setText("494 100 00")
    curp.setText("GALM850312MZSRPR0")
    rows = (
        FieldRow("Normal", normal),
        FieldRow("CURP", curp, hint=curp.hint()),
        FieldRow("Foco", focused),
        FieldRow("Inactivo", off),
        FieldRow("Solo lectura", fixed, hint="de la CURP"),
        FieldRow("Lista", kinds),
        FieldRow("Fecha", day, required=True, hint="dd/mm/aaaa"),
        FieldRow("Correcto", phone),
        FieldRow("Aviso", short),
        FieldRow("Error", wrong, required=True),
    )
    rows[7].set_state("ok", "Válido.")
    rows[8].set_state("warn", "Lleva 8 de 10 cifras.")
    rows[9].set_state("bad", "Febrero no tiene día 31. Escriba del 1 al 28.")
    grid = QGridLayout()
    grid.setHorizontalSpacing(dp(16))
    grid.setVerticalSpacing(dp(12))
    for place, one in enumerate(rows):
        grid.addWidget(one, place // 5, place % 5)
        grid.setColumnStretch(place % 5, 1)
    focused.setFocus()
    return Card("Campos", grid, None)


def _sheet() -> Page:
    page = Page("Hoja de estados", "Todos los componentes en todos sus estados")
    pair = row(_buttons(), _states(), gap=16)
    pair.setStretch(0, 3)
    pair.setStretch(1, 2)
    page.body.addLayout(page.flips(pair))
    page.body.addWidget(_fields())
    page.body.addStretch(1)
    return page


@picture("componentes", "estados")
def states() -> QWidget:
    """Buttons, signs, fields."""
    shell = institute(_sheet(), "actividades")
    shell.set_count("entregas", 2)
    return shell


@picture("bloqueo", "capitales")
def lock() -> QWidget:
    """The lock, with capitals locked."""
    users = (("maria", "María L. · captura"), ("luz", "Luz R. · titular"))
    screen = LockScreen(
        users,
        LockCalls(enter=lambda *_: None, forgot=_nothing, leave=_nothing),
        title="Sesión en pausa",
        text="Pasaron 10 minutos sin usarse. Lo que escribía está guardado y vuelve igual.",
        note="Jerez, Zacatecas · los datos de esta computadora están cifrados",
    )
    screen.user.set_code("maria")
    screen.passphrase.setText("cuatro palabras")
    screen.field.set_state("warn", "Bloq Mayús está activado.")
    return screen


@picture("salida-rapida", "inventario")
def safe() -> QWidget:
    """What F12 shows."""
    return SafeScreen()
