"""The states of the consolidated figures that are worth seeing."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.printed_figures import keep_figures
from captura.documents.printed_figure import Figure
from captura.records.roles import CONSULTA
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import state
from captura.ui.screens.consolidado.behind import Cell
from captura.ui.screens.consolidado.crossing import ATTENDANCES, PEOPLE, QUARTERS
from captura.ui.screens.consolidado.samples import closed_state
from captura.ui.screens.consolidado.screen import ConsolidatedScreen
from captura.ui.screens.recepcion.crowd import crowded_state
from captura.ui.screens.recepcion.samples import PERIOD, PINOS, empty_state, full_state


def _screen() -> ConsolidatedScreen:
    return ConsolidatedScreen(desk_of(full_state()))


def _in_window(screen: ConsolidatedScreen) -> QWidget:
    return state(screen, "consolidado")


@picture("consolidado", "personas")
def people() -> QWidget:
    screen = _screen()
    screen.page.presenter.choose_measure(PEOPLE)
    return _in_window(screen)


@picture("consolidado", "trimestres")
def by_quarter() -> QWidget:
    screen = _screen()
    screen.page.presenter.choose_axis(QUARTERS)
    return _in_window(screen)


@picture("consolidado", "vacio")
def empty() -> QWidget:
    return _in_window(ConsolidatedScreen(desk_of(empty_state())))


@picture("consolidado", "renglones")
def behind() -> QWidget:
    screen = _screen()
    crossing = screen.page.presenter.crossing
    if crossing is not None:
        screen.page.presenter.open_cell(Cell(crossing.whole, "2.10.3", PEOPLE))
    return _in_window(screen)


@picture("consolidado", "guardar")
def save_with_names() -> QWidget:
    screen = _screen()
    screen.page.bar.ask()
    screen.page.bar.names.setChecked(True)
    screen.page.bar.first.setText("corta")
    screen.page.bar.confirm()
    return _in_window(screen)


@picture("consolidado", "muchos-renglones")
def many_behind() -> QWidget:
    screen = ConsolidatedScreen(desk_of(crowded_state()))
    crossing = screen.page.presenter.crossing
    if crossing is not None:
        screen.page.presenter.open_cell(Cell(crossing.whole, "2.10.3", ATTENDANCES))
    return _in_window(screen)


@picture("consolidado", "escribiendo")
def writing() -> QWidget:
    screen = _screen()
    screen.page.show_saving(48_200)
    return _in_window(screen)


@picture("consolidado", "consulta")
def figures_only() -> QWidget:
    screen = ConsolidatedScreen(desk_of(replace(full_state(), role=CONSULTA)))
    return state(screen, "consolidado", CONSULTA)


@picture("consolidado", "cierre")
def closing() -> QWidget:
    screen = ConsolidatedScreen(desk_of(closed_state()))
    screen.page.presenter.choose_span(str(PERIOD))
    screen._open_closing(PERIOD)
    screen.closing._ask_all()
    return _in_window(screen)


@picture("consolidado", "cierre-completo")
def all_closed() -> QWidget:
    screen = ConsolidatedScreen(desk_of(closed_state(every=True)))
    screen._open_closing(PERIOD)
    screen.closing.measures[PEOPLE].click()
    return _in_window(screen)


@picture("consolidado", "ajuste")
def adjustment() -> QWidget:
    screen = ConsolidatedScreen(desk_of(closed_state()))
    screen._open_closing(PERIOD)
    screen.closing.measure = PEOPLE
    screen.closing._open([line.key for line in screen.closing._lines].index(PINOS))
    return _in_window(screen)


@picture("consolidado", "abrir-otra-vez")
def opening_again() -> QWidget:
    screen = ConsolidatedScreen(desk_of(closed_state()))
    screen._open_closing(PERIOD)
    page = screen.closing
    page.table.select([line.key for line in page._lines].index(PINOS))
    page._ask_open()
    page.why._give()
    return _in_window(screen)


@picture("consolidado", "informe")
def report() -> QWidget:
    screen = _screen()
    screen.open(report=True)
    return _in_window(screen)


@picture("consolidado", "cifra-impresa")
def printed() -> QWidget:
    screen = _screen()
    people = full_state().store.rows("SELECT id FROM persona WHERE deleted=0 ORDER BY id")
    ids = tuple(row[0] for row in people)[:30]
    figure = Figure("Personas distintas que asistieron · 3.er trimestre 2026", "persona", ids)
    cut = keep_figures(full_state(), "Informe estatal del trimestre 2026-T3", [figure])
    screen.open(code=str(cut.codes[0]))
    return _in_window(screen)
