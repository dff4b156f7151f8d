"""The states of the reception that are worth seeing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from captura.records.roles import REVISION
from captura.store.queries.packages import packages
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import state
from captura.ui.screens.consolidado.samples import closed_state
from captura.ui.screens.recepcion.crowd import TLALTENANGO, crowded_state
from captura.ui.screens.recepcion.intake import Outcome
from captura.ui.screens.recepcion.rows_presenter import PROBLEMS
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    LORETO,
    PINOS,
    TABASCO,
    empty_state,
    full_state,
)
from captura.ui.screens.recepcion.screen import ReceptionScreen


def _screen(institute: str = JEREZ) -> ReceptionScreen:
    screen = ReceptionScreen(desk_of(full_state()))
    screen.open(period="2026-T3", institute=institute)
    return screen


def _in_window(screen: ReceptionScreen) -> QWidget:
    return state(screen, "recepcion")


@picture("recepcion", "por-revisar")
def to_review() -> QWidget:
    return _in_window(_screen())


@picture("recepcion", "vacia")
def empty() -> QWidget:
    return _in_window(ReceptionScreen(desk_of(empty_state())))


@picture("recepcion", "hueco")
def gap() -> QWidget:
    return _in_window(_screen(PINOS))


@picture("recepcion", "alterada")
def altered() -> QWidget:
    return _in_window(_screen(LORETO))


@picture("recepcion", "todas")
def all_of_them() -> QWidget:
    screen = _screen("32012")
    screen.page.list._filter(False)
    return _in_window(screen)


@picture("recepcion", "devolver")
def give_back() -> QWidget:
    screen = _screen()
    screen.page.panel._ask_reason()
    screen.page.panel.bar.text.setText("Faltan los nombres completos de la sesión del 12 de agosto")
    return _in_window(screen)


@picture("recepcion", "recibiendo")
def taking_in() -> QWidget:
    screen = _screen()
    screen.page.show_progress(17, 58, "Comprobando 32017-2026-T3-A0003.captura")
    return _in_window(screen)


@picture("recepcion", "rechazados")
def refused() -> QWidget:
    screen = _screen()
    screen.page.presenter._taken(OUTCOMES)
    return _in_window(screen)


@picture("recepcion", "renglones")
def rows() -> QWidget:
    screen = _screen()
    screen._open_rows("persona")
    return _in_window(screen)


@picture("recepcion", "renglones-marcados")
def marked_rows() -> QWidget:
    screen = _screen()
    screen._open_rows("persona")
    rows = screen.rows.presenter
    changed = [one.id for one in rows._rows if one.novelty == "changed"]
    rows.give_back(changed[1:3], "Es la misma persona que la del renglón siguiente.")
    rows.observe(changed[0], "telefono", "Repite el teléfono de la oficina.")
    rows.choose_filter("changed")
    rows.choose(changed[0])
    screen.rows.table.select(0)
    names = [line.name for line in screen.rows.card.model.rows]
    screen.rows.card.table.select(names.index("telefono"))
    screen.rows.card.ask_observation()
    return _in_window(screen)


@picture("recepcion", "retraso")
def late() -> QWidget:
    screen = ReceptionScreen(desk_of(full_state()))
    screen.open(period="2026-T2", institute=TABASCO)
    screen.page.list._filter(False)
    return _in_window(screen)


@picture("recepcion", "tablero")
def year() -> QWidget:
    screen = _screen()
    screen._open_year()
    return _in_window(screen)


@picture("recepcion", "teselas-cerradas")
def closed_tiles() -> QWidget:
    screen = ReceptionScreen(desk_of(closed_state()))
    screen.page.tiles.put_on(PINOS)
    return _in_window(screen)


@picture("recepcion", "tablero-cerrado")
def closed_year() -> QWidget:
    screen = ReceptionScreen(desk_of(closed_state()))
    screen.open(period="2026-T3")
    screen._open_year()
    screen.year.table.select([line.key for line in screen.year.model.rows].index(PINOS))
    return _in_window(screen)


@picture("recepcion", "calendario")
def calendar() -> QWidget:
    screen = _screen()
    screen._open_year()
    screen._open_calendar()
    screen.calendar.ask(screen.calendar.table.current_row())
    return _in_window(screen)


@picture("recepcion", "por-llamar")
def calls() -> QWidget:
    return _in_window(_calls())


@picture("recepcion", "por-llamar-ninguno")
def nobody_to_call() -> QWidget:
    screen = _calls()
    screen.calls._show(screen.page.presenter.period, ())
    return _in_window(screen)


@picture("recepcion", "cartas")
def letters() -> QWidget:
    screen = _calls()
    screen.calls._letter()
    return _in_window(screen)


@picture("recepcion", "contactos")
def contacts() -> QWidget:
    return _in_window(_contacts("32001"))


@picture("recepcion", "contactos-ninguno")
def no_contacts() -> QWidget:
    return _in_window(_contacts("32005"))


def _contacts(institute: str) -> ReceptionScreen:
    screen = _calls()
    owed = [one.institute for one in screen.calls.model.rows]
    screen.calls.table.select(owed.index(institute))
    screen.calls._contact()
    return screen


def _calls() -> ReceptionScreen:
    screen = ReceptionScreen(desk_of(full_state()))
    screen.open(period="2026-T2")
    screen._open_calls()
    return screen


@picture("recepcion", "diferencias")
def differences() -> QWidget:
    return _in_window(_differences(_returned_one()))


@picture("recepcion", "diferencias-ninguna")
def no_differences() -> QWidget:
    screen = _differences(JEREZ)
    found = screen.differences._found
    if found is not None:
        alike = tuple(replace(one, state=one.own) for one in found.figures)
        equal = replace(found, rows=(), figures=alike)
        screen.differences._show((found.institute, found.period), equal)
    return _in_window(screen)


@picture("recepcion", "carta-de-diferencias")
def difference_letter() -> QWidget:
    screen = _differences(_returned_one())
    screen.differences._letter()
    return _in_window(screen)


@picture("recepcion", "diferencias-muchas")
def many_differences() -> QWidget:
    screen = ReceptionScreen(desk_of(crowded_state()))
    screen.open(period="2026-T3", institute=TLALTENANGO)
    screen._open_rows("persona")
    screen._open_differences()
    screen.differences._choose("persona")
    return _in_window(screen)


def _returned_one() -> str:
    """The institute of the sample state that got something back."""
    found = packages(full_state().store, direction="in")
    return next(one.institute or "" for one in found if one.state == "returned")


def _differences(institute: str) -> ReceptionScreen:
    screen = _screen(institute)
    screen._open_rows()
    screen._open_differences()
    return screen


@picture("recepcion", "observaciones")
def inbox() -> QWidget:
    screen = _screen()
    screen._open_inbox()
    return _in_window(screen)


@picture("recepcion", "observaciones-cerradas")
def settled() -> QWidget:
    screen = _screen()
    screen._open_inbox()
    screen.inbox._choose(closed=True)
    return _in_window(screen)


@picture("recepcion", "observaciones-ninguna")
def nothing_observed() -> QWidget:
    screen = ReceptionScreen(desk_of(empty_state()))
    screen._open_inbox()
    return _in_window(screen)


@picture("recepcion", "muchos-renglones")
def many_rows() -> QWidget:
    screen = ReceptionScreen(desk_of(crowded_state()))
    screen.open(period="2026-T3", institute=TLALTENANGO)
    screen._open_rows("persona")
    return _in_window(screen)


@picture("recepcion", "cuarenta-problemas")
def many_problems() -> QWidget:
    screen = ReceptionScreen(desk_of(crowded_state()))
    screen.open(period="2026-T3", institute=TLALTENANGO)
    screen._open_rows("persona")
    screen.rows.presenter.choose_filter(PROBLEMS)
    return _in_window(screen)


@picture("recepcion", "nombre-largo")
def long_name() -> QWidget:
    screen = ReceptionScreen(desk_of(crowded_state()))
    screen.open(period="2026-T3", institute=TLALTENANGO)
    return _in_window(screen)


@picture("recepcion", "muchos-archivos")
def many_files() -> QWidget:
    screen = _screen()
    screen.page.presenter._taken([*OUTCOMES, *_refused(40)])
    return _in_window(screen)


@picture("recepcion", "revision")
def for_who_only_looks() -> QWidget:
    screen = ReceptionScreen(desk_of(replace(full_state(), role=REVISION)))
    screen.open(period="2026-T3", institute=JEREZ)
    return state(screen, "recepcion", REVISION)


@picture("recepcion", "renglones-revision")
def rows_for_who_only_looks() -> QWidget:
    screen = ReceptionScreen(desk_of(replace(full_state(), role=REVISION)))
    screen.open(period="2026-T3", institute=JEREZ)
    screen._open_rows("persona")
    return state(screen, "recepcion", REVISION)


def _refused(number: int) -> list[Outcome]:
    name = "Copia de Copia de entrega del tercer trimestre corregida DEFINITIVA"
    why = "No se abre con las llaves de esta oficina. Pida que lo dirijan a la coordinación."
    return [
        Outcome(Path(f"{name} ({n}).captura"), "bad", "Es para otra oficina", why)
        for n in range(1, number + 1)
    ]


OUTCOMES = [
    Outcome(
        Path("32005-2026-T3-A0002.captura"), "ok", "Instituto de las Mujeres de Calera",
        "41 nuevos, 3 cambiados, 112 sin cambio.", "x",
    ),
    Outcome(
        Path("descarga (3).captura"), "bad", "El paquete llegó cortado",
        "Falta una parte: la copia no terminó. Nada cambió. Pida a quien lo envió que lo mande "
        "otra vez. (CAP-PAQ-01)",
    ),
    Outcome(
        Path("entrega jerez.xlsx"), "warn", "El libro está protegido",
        "Pide una contraseña para abrirse. Escriba la contraseña que le dio quien lo envió. "
        "(CAP-XLS-02)", asks_password=True,
    ),
]  # fmt: skip
