"""The one table of actions: name, words, key, icon and place; buttons and shortcuts read it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# Where an action is heard. Two places may use one key only if they never show together.
GLOBAL, FORM, ATTENDANCE, TABLE = "global", "formulario", "asistencia", "tabla"
PERSON, INTAKE, ASSISTANT, DELIVERY = "persona", "recepcion", "asistente", "entrega"
EXCHANGE, PLAN, DOUBLES = "intercambio", "plan", "duplicados"
FIGURES = "indicadores"
CLOSING = "cierre"


@dataclass(frozen=True)
class Action:
    """One thing a person can do: `key` is a portable QKeySequence text."""

    name: str
    text: str
    key: str
    icon: str
    where: str


ACTIONS = (
    Action("inicio", "Inicio", "Alt+Home", "house", GLOBAL),
    Action("ayuda", "Ayuda", "F1", "circle-question-mark", GLOBAL),
    Action("buscar", "Buscar", "Ctrl+K", "search", GLOBAL),
    Action("salida", "Salida rápida", "F12", "log-out", GLOBAL),
    Action("bloquear", "Bloquear", "Ctrl+L", "lock", GLOBAL),
    Action("ajustes", "Ajustes", "Ctrl+,", "settings", GLOBAL),
    Action("texto_mayor", "Texto más grande", "Ctrl++", "plus", GLOBAL),
    Action("texto_menor", "Texto más chico", "Ctrl+-", "minus", GLOBAL),
    Action("otro_panel", "Siguiente panel", "F6", "arrow-right", GLOBAL),
    Action("nueva_actividad", "Nueva actividad", "Ctrl+N", "plus", GLOBAL),
    Action("nueva_persona", "Nueva persona", "F2", "user-plus", GLOBAL),
    Action("importar", "Importar", "Ctrl+I", "upload", GLOBAL),
    Action("volver", "Volver", "Esc", "chevron-left", GLOBAL),
    Action("deshacer", "Deshacer", "Ctrl+Z", "undo-2", GLOBAL),
    Action("imprimir", "Imprimir", "Ctrl+P", "printer", GLOBAL),
    Action("imprimir_lista", "Imprimir la lista a la vista", "Ctrl+Shift+P", "printer", GLOBAL),
    Action("campo_siguiente", "Campo siguiente", "Return", "corner-down-left", FORM),
    Action("campo_anterior", "Campo anterior", "Shift+Return", "corner-down-left", FORM),
    Action("concluir", "Concluir", "Ctrl+Return", "check", FORM),
    Action("guardar", "Guardar", "Ctrl+S", "check", FORM),
    Action("guardar_y_otra", "Guardar y otra", "Ctrl+Shift+Return", "plus", FORM),
    Action("problema_siguiente", "Ir al problema", "F8", "arrow-right", FORM),
    Action("problema_anterior", "Problema anterior", "Shift+F8", "arrow-left", FORM),
    Action("abrir_lista", "Abrir la lista o el calendario", "F4", "chevron-down", FORM),
    Action("usar_la_del_padron", "Es ella: usar la del padrón", "Ctrl+1", "check", FORM),
    Action("es_otra", "Es otra persona", "Ctrl+2", "user-plus", FORM),
    Action("agregar", "Agregar", "Return", "corner-down-left", ATTENDANCE),
    Action("sin_curp", "Agregar sin CURP", "F3", "id-card", ATTENDANCE),
    Action("pegar_excel", "Pegar de Excel", "Ctrl+Shift+V", "clipboard-paste", ATTENDANCE),
    Action("quitar", "Quitar", "Del", "trash-2", ATTENDANCE),
    Action("abrir", "Abrir", "Return", "corner-down-left", TABLE),
    Action("por_dias", "Calendario", "Ctrl+Shift+K", "calendar", TABLE),
    Action("varias", "Varias", "Shift+Down", "square-check", TABLE),
    Action("todas", "Elegir todas", "Ctrl+A", "square-check", TABLE),
    Action("copiar", "Copiar", "Ctrl+C", "copy", TABLE),
    Action("marcar", "Marcar", "Space", "check", TABLE),
    Action("corregir", "Corregir datos", "Ctrl+M", "pencil", PERSON),
    Action("agregar_a_actividad", "Agregar a actividad", "Ctrl+G", "plus", PERSON),
    Action("registrar_apoyo", "Registrar apoyo", "Ctrl+Shift+A", "hand-coins", PERSON),
    Action("nueva_meta", "Nueva meta", "Ctrl+M", "plus", PLAN),
    Action("copiar_plan", "Copiar el año anterior", "Ctrl+D", "copy", PLAN),
    Action("ver_registros", "Ver registros", "Ctrl+R", "list", PLAN),
    Action("asistente_atras", "Atrás", "Alt+Left", "chevron-left", ASSISTANT),
    Action("generar_entrega", "Generar entrega", "Ctrl+Return", "package", DELIVERY),
    Action("leer_acuse", "Leer acuse…", "Ctrl+O", "file-check", DELIVERY),
    Action("hacer_cambios", "Hacer su archivo…", "Ctrl+Return", "file-up", EXCHANGE),
    Action("leer_cambios", "Leer cambios…", "Ctrl+O", "file-down", EXCHANGE),
    Action("una_sola", "Es la misma", "1", "check", DOUBLES),
    Action("son_dos", "Son dos personas", "2", "users", DOUBLES),
    Action("despues", "Después", "3", "clock", DOUBLES),
    Action("unir_seguras", "Unir las seguras", "Ctrl+Return", "check", DOUBLES),
    Action("deshacer_decision", "Deshacer la decisión", "Del", "undo-2", DOUBLES),
    Action("aceptar", "Aceptar", "Ctrl+Return", "check", INTAKE),
    Action("devolver", "Devolver todo…", "Ctrl+D", "undo-2", INTAKE),
    Action("tablero", "Tablero del año", "Ctrl+T", "layout-dashboard", INTAKE),
    Action("observaciones", "Observaciones…", "Ctrl+U", "message-square-warning", INTAKE),
    Action("por_llamar", "Por llamar…", "Ctrl+H", "phone", INTAKE),
    Action("anotar_contacto", "Anotar contacto…", "Ctrl+M", "phone", INTAKE),
    Action("calendario", "Calendario…", "Ctrl+E", "calendar", INTAKE),
    Action("ver_renglones", "Ver renglones", "Ctrl+R", "list", INTAKE),
    Action("diferencias", "Diferencias…", "Ctrl+Shift+D", "scale", INTAKE),
    Action("devolver_renglon", "Devolver renglón…", "Del", "undo-2", INTAKE),
    Action("observar", "Observar…", "Ctrl+B", "message-square-warning", INTAKE),
    Action("guardar_acuse", "Guardar acuse…", "Ctrl+S", "file-check", INTAKE),
    Action("guardar_consolidado", "Guardar consolidado…", "Ctrl+G", "file-spreadsheet", INTAKE),
    Action("no_atendidas", "Localidades no atendidas", "Ctrl+U", "map-pin", FIGURES),
    Action("cierre", "Cierre…", "Ctrl+J", "lock", INTAKE),
    Action("cerrar_trimestre", "Cerrar…", "Ctrl+Return", "lock", CLOSING),
    Action("cerrar_todos", "Cerrar todos…", "Ctrl+T", "lock", CLOSING),
    Action("abrir_otra_vez", "Abrir otra vez…", "Del", "undo-2", CLOSING),
)
_BY_NAME = {action.name: action for action in ACTIONS}

# Names as printed on the keycaps of a Latin American keyboard.
_CAPS = {
    "Shift": "Mayús",
    "Del": "Supr",
    "Return": "↵",
    "Enter": "↵",
    "Space": "Espacio",
    "PgUp": "Re Pág",
    "PgDown": "Av Pág",
    "Home": "Inicio",
    "End": "Fin",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def action(name: str) -> Action:
    """The action called `name`; KeyError when the table has none."""
    return _BY_NAME[name]


def cap(key: str) -> str:
    """A portable key text as people read it: ``Ctrl+Shift+Return`` is ``Ctrl+Mayús+↵``."""
    if key.endswith("++"):
        return cap(key[:-2]) + "++" if len(key) > 2 else "+"
    return "+".join(_CAPS.get(part, part) for part in key.split("+"))


def shortcut(
    owner: QWidget, key: str, slot: Callable[[], object], *, everywhere: bool = False
) -> QShortcut:
    """Hear `key` while `owner` is visible in the active window; keypad Enter counts as Return.

    `everywhere`: also while a list or a calendar is open, which deafens all other keys.
    """
    heard = QShortcut(owner)
    keys = [QKeySequence(key)]
    if key.endswith("Return"):
        keys.append(QKeySequence(key.removesuffix("Return") + "Enter"))
    heard.setKeys(keys)
    context = Qt.ShortcutContext
    heard.setContext(context.ApplicationShortcut if everywhere else context.WindowShortcut)
    heard.activated.connect(slot)
    return heard
