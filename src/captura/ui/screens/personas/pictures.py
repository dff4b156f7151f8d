"""The states of the screen of people that are worth seeing."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QWidget

from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.records.apoyo import Apoyo
from captura.records.persona import Persona
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute
from captura.ui.screens.personas.samples import CURP, empty_office, full_office, marina
from captura.ui.screens.personas.screen import PersonasScreen


def _screen(office: Office | None = None) -> PersonasScreen:
    return PersonasScreen(desk_of(office or full_office()))


def _in_window(screen: PersonasScreen) -> QWidget:
    return institute(screen, "personas")


@picture("personas", "lista")
def full_list() -> QWidget:
    screen = _screen()
    screen.list.table.select(6)
    return _in_window(screen)


@picture("personas", "vacia")
def empty() -> QWidget:
    return _in_window(_screen(empty_office()))


@picture("personas", "nadie")
def nobody_fits() -> QWidget:
    screen = _screen()
    screen.list.filter.setText("xyzzy")
    screen.list.presenter.type("xyzzy")
    return _in_window(screen)


@picture("personas", "ficha")
def one_person() -> QWidget:
    screen = _screen()
    office = full_office()
    who = screen.list.presenter.office.store
    first = who.rows("SELECT persona FROM participacion GROUP BY 1 ORDER BY count(*) DESC, 1")[0][0]
    person = who.get(Persona, first)
    assert person is not None  # noqa: S101 - just read
    if not office.store.value("SELECT count(*) FROM apoyo"):
        save_record(
            office,
            Apoyo(
                persona=person.id, fecha=dt.date(2026, 9, 18), tipo_apoyo="AE01",
                concepto="Proyecto productivo", monto=450_000, programa="PROPIO",
                recibo_firmado=False,
            ),
        )  # fmt: skip
    screen.open(id=person.id)
    return _in_window(screen)


@picture("personas", "formulario")
def form_with_likeness() -> QWidget:
    screen = _screen()
    _known_marina()
    screen.open(new=True)
    form = screen.form.form
    for name, text in (
        ("curp", CURP), ("primer_apellido", "García"),
        ("segundo_apellido", "López"), ("nombres", "Marina"), ("telefono", "49410000"),
    ):  # fmt: skip
        _type(screen, name, text)
    form.focus("curp")
    screen.form.presenter.left_field("telefono")
    return _in_window(screen)


@picture("personas", "formulario-vacio")
def empty_form() -> QWidget:
    screen = _screen(empty_office())
    screen.open(new=True)
    return _in_window(screen)


@picture("personas", "formulario-problemas")
def form_with_problems() -> QWidget:
    screen = _screen(empty_office())
    screen.open(new=True)
    for name, text in (
        ("curp", CURP[:17]), ("fecha_nacimiento", "31/02/2010"),
        ("nombres", "María de los Ángeles Guadalupe del Rosario"), ("telefono", "49"),
    ):  # fmt: skip
        _type(screen, name, text)
    screen.form.presenter.save()
    return _in_window(screen)


@picture("personas", "formulario-completo")
def every_fold() -> QWidget:
    screen = _screen(empty_office())
    screen.open(new=True)
    for fold in screen.form.folds:
        screen.form.presenter.toggle(fold, True)
    return _in_window(screen)


@picture("personas", "apoyo")
def support_form() -> QWidget:
    screen = _screen()
    screen.open(id=_known_marina().id)
    screen.ficha.start_support()
    return _in_window(screen)


@picture("personas", "lista-en-papel")
def list_on_paper() -> QWidget:
    screen = PersonasScreen(desk_of(full_office()))
    screen.list.read()
    screen.list.presenter.type("gar")
    screen._print()
    return _in_window(screen)


@picture("personas", "acta-de-apoyo")
def support_paper() -> QWidget:
    screen = _screen()
    office = full_office()
    person = _known_marina()
    support = Apoyo(
        persona=person.id, fecha=dt.date(2026, 9, 18), tipo_apoyo="AE01", monto=450_000,
        concepto="Proyecto productivo de costura", programa="PROPIO", recibo_firmado=False,
    )  # fmt: skip
    kept, _ = save_record(office, support)
    screen.open(id=person.id)
    screen.ficha.edit_support(kept.id)
    screen.ficha.support.paper.click()
    return _in_window(screen)


def _type(screen: PersonasScreen, name: str, text: str) -> None:
    screen.form.form.editor(name).set_text(text)
    screen.form.presenter.draft.set(name, text)
    screen.form.presenter.edited(name)


_made: list[Persona] = []


def _known_marina() -> Persona:
    if not _made:
        _made.append(marina(full_office()))
    return _made[0]


@picture("personas", "varias")
def several() -> QWidget:
    screen = _screen()
    screen.list.table.selectAll()
    screen.list.many.bin.click()
    return _in_window(screen)


@picture("personas", "exportar")
def taken_out() -> QWidget:
    screen = _screen()
    screen.list.out.buttons[0].click()
    screen.list.out.book.refuse("Las dos contraseñas no son iguales.")
    return _in_window(screen)


@picture("personas", "columnas")
def every_column() -> QWidget:
    screen = _screen()
    screen.list.table.show_columns([column.title for column in screen.list.model.columns])
    screen.list.table.show_order("edad", True)
    screen.list.presenter.sort("edad", True)
    screen.list.view.naming.ask()
    return _in_window(screen)
