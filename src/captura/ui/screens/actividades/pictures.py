"""The states of the screen of activities that are worth seeing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from captura.actions.attend import add_block
from captura.actions.count_people import save_counts
from captura.actions.demonstration.people import make_people
from captura.actions.demonstration.proofs import made_up_list, made_up_photo
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.receive_receipt import receive_receipt
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.pictures.samples import institute
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.actividades.sheet_card import ACTA, CONSTANCIAS
from captura.ui.screens.entregas.samples import answered, hand_in, temporary_sample
from captura.ui.screens.personas.samples import (
    CURP,
    INSTITUTE,
    SEED,
    empty_office,
    new_office,
    office_of,
    take_in,
    talk,
    workshop,
)

PEOPLE = 300
LONGEST = (
    "Taller «Finanzas para emprender, cooperar y comerciar entre mujeres del semidesierto», con "
    "las asociaciones de artesanas y productoras de Jerez y su región"
)
BLOCK = (
    "No.\tNombre completo\tCURP\tSexo\tEdad\tComunidad\tCelular\n"
    f"1\tMarina García López\t{CURP}\tM\t41\tErmita de Guadalupe\t4941000000\n"
    "2\tRosa Hernández Ávila\t\tMujer\t43\tSanta Fe\t\n"
    "3\tMa. Guadalupe Núñez\t\tM\tcuarenta\tLos Haro\t49410\n"
    "4\t\t\tM\t30\tJerez\t\n"
)


def _screen(office: Office | None = None) -> ActividadesScreen:
    screen = ActividadesScreen(desk_of(office or office_of(PEOPLE)))
    screen.open()
    return screen


def _in_window(screen: ActividadesScreen) -> QWidget:
    return institute(screen, "actividades")


def _workshop(screen: ActividadesScreen) -> ActividadesScreen:
    rows = screen.list.model.rows
    screen.open(id=next(row.id for row in rows if (row.nombre or "").startswith("Taller")))
    return screen


@picture("actividades", "actividad")
def one_activity() -> QWidget:
    screen = _workshop(_screen())
    _type(screen, "gar")
    return _in_window(screen)


@picture("actividades", "lista")
def full_list() -> QWidget:
    screen = _screen()
    screen.list.table.select(0)
    return _in_window(screen)


@picture("actividades", "vacia")
def empty() -> QWidget:
    return _in_window(_screen(empty_office()))


@picture("actividades", "nueva")
def new_activity() -> QWidget:
    screen = _screen(empty_office())
    screen.open(new=True)
    return _in_window(screen)


@picture("actividades", "problemas")
def with_problems() -> QWidget:
    screen = _workshop(_screen())
    form = screen.page.card.form
    for name, text in (("fecha_inicio", "22/09/2027"), ("hora", "25:00"), ("responsable", "")):
        form.editor(name).set_text(text)
        screen.page.presenter.draft.set(name, text)
        screen.page.presenter.edited(name)
    screen.page.presenter.finish()
    screen.page.attendance.field.setText(CURP[:17])
    screen.page.attendance.presenter.enter(CURP[:17])
    screen.page.presenter.half_typed.discard()
    return _in_window(screen)


@picture("actividades", "persona-nueva")
def newcomer() -> QWidget:
    screen = _workshop(_screen())
    screen.page.attendance.field.setText("Marina García López")
    screen.page.attendance.start_newcomer()
    return _in_window(screen)


@picture("actividades", "pegado")
def pasted() -> QWidget:
    screen = _workshop(_screen())
    page = screen.page
    page.presenter.ensure(lambda session: page.preview.presenter.paste(session, BLOCK))
    return _in_window(screen)


@picture("actividades", "repetir")
def repeating() -> QWidget:
    screen = _workshop(_screen())
    screen.page.repeat.click()
    return _in_window(screen)


@picture("actividades", "plantilla")
def template() -> QWidget:
    screen = _workshop(_screen())
    screen.page.sessions.excel.click()
    return _in_window(screen)


@picture("actividades", "mas-datos")
def more_fields() -> QWidget:
    screen = _workshop(_screen())
    screen.page.presenter.toggle_more(True)
    return _in_window(screen)


@picture("actividades", "elegir")
def choosing_for_someone() -> QWidget:
    screen = _screen()
    store = office_of(PEOPLE).store
    screen.open(add=store.value("SELECT min(id) FROM persona"))
    return _in_window(screen)


@picture("actividades", "observada")
def observed() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    receive_receipt(sample.office, answered(sample).read_bytes())
    screen = _screen(sample.office)
    screen.open(id=sample.office.store.value("SELECT min(id) FROM actividad"))
    return _in_window(screen)


@picture("actividades", "lista-en-papel")
def on_paper() -> QWidget:
    screen = _workshop(_screen())
    screen.page.paper.click()
    return _in_window(screen)


@picture("actividades", "todas-en-papel")
def list_on_paper() -> QWidget:
    screen = _screen(_crowded()[0])
    screen.list.paper.click()
    return _in_window(screen)


@picture("actividades", "constancias")
def constancias() -> QWidget:
    screen = _workshop(_screen())
    screen.page.paper.click()
    screen.page.sheet.what.set_code(CONSTANCIAS)
    screen.page.sheet.what.edited.emit()
    return _in_window(screen)


@picture("actividades", "acta-sin-apoyos")
def nothing_handed() -> QWidget:
    screen = _workshop(_screen())
    screen.page.paper.click()
    screen.page.sheet.what.set_code(ACTA)
    screen.page.sheet.what.edited.emit()
    return _in_window(screen)


def _proved(*papers: tuple[str, bytes]) -> ActividadesScreen:
    """An activity of an office of its own, with such files as evidence."""
    office = new_office(fresh_folder())
    add_block(office, workshop(office), make_people(SEED, INSTITUTE, 12, 2026))
    folder = fresh_folder()
    folder.mkdir()
    paths = [folder / name for name, _ in papers]
    for path, (_, data) in zip(paths, papers, strict=True):
        path.write_bytes(data)
    screen = _workshop(_screen(office))
    screen.page.show_evidence()
    if paths:
        screen.page.evidence.presenter.add(paths)
    return screen


@picture("actividades", "evidencia")
def evidence() -> QWidget:
    screen = _proved(("foto.png", made_up_photo(3)), ("lista.txt", made_up_list(1)))
    card = screen.page.evidence
    card.table.select(0)
    for name in ("contiene_menores", "rostros_visibles"):
        card.form.editor(name).set_text("no" if name == "contiene_menores" else "si")
        assert card.presenter.draft is not None  # noqa: S101 - a picture of one that is chosen
        card.presenter.draft.set(name, card.form.editor(name).text())
    card.presenter.judge()
    return _in_window(screen)


@picture("actividades", "evidencia-vacia")
def no_evidence() -> QWidget:
    return _in_window(_proved())


@picture("actividades", "evidencia-escaner")
def waiting_for_the_scanner() -> QWidget:
    screen = _proved(("foto.png", made_up_photo(5)))
    screen.page.evidence.wait_for(fresh_folder())
    screen.page.evidence.scanner.stop()  # the picture waits for nothing
    return _in_window(screen)


@picture("actividades", "evidencia-rechazada")
def refused_evidence() -> QWidget:
    video = ("video de la inauguración del taller de finanzas con todas las asistentes.mp4", b"x")
    return _in_window(_proved(("foto.png", made_up_photo(7)), video, ("foto.heic", b"y")))


@picture("actividades", "conteo")
def counted_without_a_list() -> QWidget:
    office = new_office(fresh_folder())
    fair = replace(talk(), nombre="Feria de servicios", tipo_actividad="AC06", modo_conteo="AGR")
    _, session, _ = save_activity(office, fair)
    groups = ("GE3", "GE4", "GE5", "GE6", "GE7", "GE8")
    cells = {(sex, group): 7 * n + len(sex) for n, group in enumerate(groups) for sex in "MH"}
    save_counts(office, session, cells, sum(cells.values()) + 3)
    screen = _screen(office)
    screen.open(id=session.actividad)
    return _in_window(screen)


@picture("actividades", "muchas")
def many() -> QWidget:
    screen = _screen(_crowded()[0])
    screen.list.table.select(2)
    return _in_window(screen)


@picture("actividades", "varias")
def several() -> QWidget:
    screen = _screen(_crowded()[0])
    window = _in_window(screen)
    screen.list.table.selectAll()
    screen.list.many.what.set_code("estrategia")
    screen.list.many.what.edited.emit()
    return window


@picture("actividades", "calendario")
def by_days() -> QWidget:
    screen = _screen(_crowded()[0])
    screen.open(calendar=True)
    return _in_window(screen)


@picture("actividades", "calendario-semana")
def by_week() -> QWidget:
    screen = _screen(_crowded()[0])
    screen.open(calendar=True)
    screen.calendar.grid.go(dt.date(2026, 7, 12))
    screen.calendar.week.click()
    return _in_window(screen)


@picture("actividades", "calendario-cerrado")
def a_closed_quarter() -> QWidget:
    sample = temporary_sample()
    hand_in(sample)
    receive_receipt(sample.office, answered(sample, close=True).read_bytes())
    screen = _screen(sample.office)
    screen.open(calendar=True)
    screen.calendar.grid.go(dt.date(2026, 10, 15))
    return _in_window(screen)


@picture("actividades", "calendario-vacio")
def no_day_has_any() -> QWidget:
    screen = _screen(empty_office())
    screen.open(calendar=True)
    return _in_window(screen)


@picture("actividades", "columnas")
def every_column() -> QWidget:
    screen = _screen(_crowded()[0])
    screen.list.table.show_columns([column.title for column in screen.list.model.columns])
    screen.list.table.show_order("nombre", False)
    screen.list.presenter.sort("nombre", False)
    return _in_window(screen)


@picture("actividades", "ninguna")
def none_fits() -> QWidget:
    screen = _screen()
    screen.list.filter.setText("xyzzy")
    screen.list.presenter.change(text="xyzzy")
    return _in_window(screen)


@picture("actividades", "lista-de-300")
def full_attendance() -> QWidget:
    office, activity = _crowded()
    screen = _screen(office)
    screen.open(id=activity)
    return _in_window(screen)


@cache
def _crowded() -> tuple[Office, str]:
    """3,000 activities, some named as long as a name may be; the id of one with 300 people."""
    office = new_office(fresh_folder())
    kinds = (talk(), replace(talk(), nombre=LONGEST, estatus="PLA", sede="Auditorio " * 8))
    days = [dt.date(2026, 1, 5) + dt.timedelta(days=n % 250) for n in range(3_000)]
    take_in(office, [replace(kinds[n % 7 == 0], fecha_inicio=day) for n, day in enumerate(days)])
    activity, session, _ = save_activity(office, replace(talk(), nombre=LONGEST))
    add_block(office, session, make_people(SEED, INSTITUTE, PEOPLE, 2026))
    return office, activity.id


def _type(screen: ActividadesScreen, text: str) -> None:
    screen.page.attendance.field.setText(text)
    screen.page.attendance.presenter.typed(text)
