"""The first screen: each line leads to its place, by mouse and by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from captura.actions.backup import make_backup
from captura.actions.closings import open_again
from captura.actions.doubles import decide_double
from captura.actions.drafts import keep_draft
from captura.actions.issue_receipt import issue_receipt
from captura.actions.plan_year import save_goal
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import delete_record, save_record
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.records.persona import Persona
from captura.records.roles import CAPTURA, CONSULTA, TITULAR
from captura.settings import Settings, write_settings
from captura.ui.components import Card, LinkRow
from captura.ui.components.bar_chart import nice_steps
from captura.ui.pictures import PICTURES
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from captura.ui.screens.entregas.samples import PERIOD, Sample, answered, hand_in, make_sample
from captura.ui.screens.inicio.view import HomeScreen


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    made = make_sample(tmp_path, people=12)
    yield made
    made.close()


def shown(qtbot: QtBot, sample: Sample, role: str = "") -> tuple[HomeScreen, list[Any]]:
    office = replace(sample.office, role=role) if role else sample.office
    desk, went = desk_of(office), []
    desk.connect_window(lambda screen, **where: went.append((screen, where)), lambda *a, **k: None)
    screen = HomeScreen(desk)
    qtbot.addWidget(screen)
    screen.open()
    return screen, went


def links(screen: HomeScreen) -> list[LinkRow]:
    """Those that show: what was read before goes a moment later."""
    return [link for link in screen.findChildren(LinkRow) if not link.isHidden()]


def lines(screen: HomeScreen) -> list[str]:
    return [link.words for link in links(screen)]


def follow(screen: HomeScreen, start: str) -> None:
    (link,) = (one for one in links(screen) if one.words.startswith(start))
    link.click()


def titled(screen: HomeScreen, start: str) -> Card:
    (card,) = (one for one in screen.findChildren(Card) if one.title.text().startswith(start))
    return card


@pytest.mark.parametrize("state", ["ano", "plan", "vacia", "largos"])
def test_cards_beside_each_other_end_at_one_height(qtbot: QtBot, state: str) -> None:
    """And all of it stands in the window of the smallest laptop, without scrolling."""
    discover()
    window = render(PICTURES["inicio", state].make())
    qtbot.addWidget(window)
    (screen,) = window.findChildren(HomeScreen)
    year, months, waits, last = (
        titled(screen, start).geometry() for start in ("Este", "Personas", "Pendientes", "Últimos")
    )
    assert (year.top(), year.bottom()) == (waits.top(), waits.bottom())
    assert (months.top(), months.bottom()) == (last.top(), last.bottom())
    assert screen.minimumSizeHint().height() <= screen.parentWidget().height()
    window.resize(1000, 697)
    qtbot.waitUntil(lambda: titled(screen, "Pendientes").y() < titled(screen, "Este año por").y())


def test_what_waits_leads_to_its_place(qtbot: QtBot, sample: Sample) -> None:
    day = dt.date(2026, 9, 1)
    bare, _ = save_record(
        sample.office, Actividad(nombre="Kermés", fecha_inicio=day, estatus="REA")
    )
    keep_draft(sample.office, "persona/nueva", "persona", {"nombres": "Rosa"})
    screen, went = shown(qtbot, sample)
    follow(screen, "actividad sin lista de asistencia: «Kermés»")
    follow(screen, "borrador sin terminar: «Rosa»")
    follow(screen, "Entrega T3 de 2026")
    follow(screen, "Actividad: Kermés")
    assert went == [
        ("actividades", {"id": bare.id, "field": ""}),
        ("personas", {"new": True}),
        ("entregas", {"period": "2026-T3"}),
        ("actividades", {"id": bare.id, "field": ""}),
    ]


def test_several_activities_that_lack_something_lead_to_their_list(
    qtbot: QtBot, sample: Sample
) -> None:
    for name in ("Kermés", "Feria"):
        known = Actividad(nombre=name, fecha_inicio=dt.date(2026, 9, 1), tipo_actividad="AC06")
        save_record(sample.office, known)
    screen, went = shown(qtbot, sample)
    follow(screen, "actividades sin lista")
    follow(screen, "actividades sin evidencia")
    assert went == [("actividades", {"state": what}) for what in ("sin_lista", "sin_evidencia")]


def test_the_plan_shows_where_it_goes_and_leads_to_what_has_no_goal(
    qtbot: QtBot, sample: Sample
) -> None:
    screen, _ = shown(qtbot, sample)
    assert [column.title for column in screen.year.columns][-1] == "Asistencias"
    goal = MetaAnual(ejercicio=2026, estrategia="2.10.5", nombre="Foros", cuenta="ACT", meta_t1=2)
    save_goal(sample.office, goal)
    screen, went = shown(qtbot, sample)
    assert [column.title for column in screen.year.columns][-2:] == ["Al cierre", "Señal"]
    (at,) = (n for n, line in enumerate(screen.year.rows) if line.words.startswith("2.10.5"))
    told = [str(screen.year.data(screen.year.index(at, column))) for column in range(1, 6)]
    assert told == ["0", "0", "0", "0 %", "Lejos"]
    follow(screen, "actividades sin meta")
    assert went == [("plan", {"unplanned": True})]


def test_who_may_be_twice_leads_to_where_that_is_decided(qtbot: QtBot, sample: Sample) -> None:
    rosa = Persona(
        nombres="Rosa", primer_apellido="Luna", fecha_nacimiento=dt.date(1990, 3, 4),
        tipo_identificacion="SIN",
    )  # fmt: skip
    pair = [save_record(sample.office, rosa)[0] for _ in range(2)]
    said = "posibles duplicadas"
    for role, place in (
        (TITULAR, ("duplicados", {})),
        (CAPTURA, ("personas", {"chip": "duplicadas"})),
    ):
        screen, went = shown(qtbot, sample, role)
        follow(screen, said)
        assert went == [place]
    decide_double(sample.office, pair[0].id, pair[1].id, same=True)
    screen, went = shown(qtbot, sample)
    assert said not in lines(screen)
    follow(screen, "Misma persona: Rosa Luna")
    assert went == [("duplicados", {})]


def test_what_was_deleted_says_so_and_leads_to_the_bin(qtbot: QtBot, sample: Sample) -> None:
    kept, _ = save_record(sample.office, Actividad(nombre="Kermés"))
    delete_record(sample.office, kept)
    screen, went = shown(qtbot, sample)
    follow(screen, "Eliminado · Actividad: Kermés")
    assert went == [("papelera", {})]


def test_a_backup_grown_old_waits_for_who_can_make_one(qtbot: QtBot, sample: Sample) -> None:
    memory = sample.folder / "memoria"
    settings = Settings(backup_place=str(memory))
    sample.office.folder.settings.write_bytes(write_settings(settings))
    make_backup(sample.office)
    screen, _ = shown(qtbot, sample)
    assert not any("espaldo" in words for words in lines(screen))
    sample.clock.now += dt.timedelta(days=9)
    screen, went = shown(qtbot, sample)
    told = {link.words: link.note for link in links(screen)}
    assert told["Último respaldo"] == told["Respaldo en la memoria"] == "hace 9 días"
    follow(screen, "Último respaldo")
    follow(screen, "Respaldo en la memoria")
    assert went == [("respaldos", {})] * 2
    rmtree(memory)
    screen, _ = shown(qtbot, sample)
    assert {link.words: link.note for link in links(screen)}["Respaldo en la memoria"] == "ninguno"
    typing, _ = shown(qtbot, sample, CAPTURA)
    assert not any("espaldo" in words for words in lines(typing))


def test_a_laptop_that_may_not_hand_in_says_so_from_the_first_day(
    qtbot: QtBot, sample: Sample, tmp_path: Path
) -> None:
    """Asking the coordination takes days: the day of the delivery is too late to hear of it."""
    assert not any("el alta" in words for words in lines(shown(qtbot, sample)[0]))
    fresh = make_sample(tmp_path / "nueva", certified=False, people=4)
    screen, went = shown(qtbot, fresh)
    follow(screen, "Falta el alta de este equipo")
    assert went == [("alta", {})]
    typing, _ = shown(qtbot, fresh, CAPTURA)
    assert not any("el alta" in words for words in lines(typing))
    fresh.close()


def test_enter_follows_the_line_with_the_cursor(qtbot: QtBot, sample: Sample) -> None:
    screen, went = shown(qtbot, sample)
    (link,) = (one for one in links(screen) if one.words.startswith("Entrega"))
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert went == [("entregas", {"period": "2026-T3"})]
    assert "vence en 8 días" in link.accessibleName()


def test_a_delivery_is_due_again_once_something_changed_after_it(
    qtbot: QtBot, sample: Sample
) -> None:
    """What the coordination observed was mended: until it is handed in nobody there knows."""
    hand_in(sample)
    receive_receipt(sample.office, answered(sample).read_bytes())
    screen, _ = shown(qtbot, sample)
    assert not any(words.startswith("Entrega") for words in lines(screen))
    record = sample.office.store.value("SELECT min(id) FROM actividad")
    activity = sample.office.store.get(Actividad, record)
    assert activity is not None
    save_record(sample.office, replace(activity, sede="Salón ejidal"))
    screen.open()
    assert any(words.startswith("Entrega T3 de 2026") for words in lines(screen))
    hand_in(sample)
    receive_receipt(sample.office, answered(sample).read_bytes())
    screen.open()
    assert not any(words.startswith("Entrega") for words in lines(screen))


def test_a_delivery_is_due_no_more_once_its_quarter_is_closed(qtbot: QtBot, sample: Sample) -> None:
    package = hand_in(sample)
    receive_receipt(sample.office, answered(sample, close=True).read_bytes())
    hand_in(sample)  # once more, for an adjustment: not acknowledged yet
    screen, _ = shown(qtbot, sample)
    assert not any(words.startswith("Entrega") for words in lines(screen))
    open_again(sample.state, PERIOD, sample.office.institute, "Faltaba una hoja")
    receive_receipt(sample.office, issue_receipt(sample.state, package).path.read_bytes())
    screen.open()
    assert any(words.startswith("Entrega T3 de 2026") for words in lines(screen))


def test_a_role_without_names_sees_figures_alone(qtbot: QtBot, sample: Sample) -> None:
    screen, _ = shown(qtbot, sample, CONSULTA)
    assert lines(screen) == []
    assert screen.year.rowCount() > 1
    typing, _ = shown(qtbot, sample, CAPTURA)
    assert not any(words.startswith("Entrega") for words in lines(typing))


def test_the_chart_tells_its_values_in_words(qtbot: QtBot, sample: Sample) -> None:
    screen, _ = shown(qtbot, sample)
    told = screen.chart.accessibleDescription()
    assert told.startswith("ene: Mujeres 0, Hombres 0")
    assert screen.chart.isVisibleTo(screen)


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, (1, 1)), (1, (1, 1)), (4, (1, 4)), (5, (2, 3)), (32, (10, 4)), (126, (50, 3))],
)
def test_a_scale_has_round_steps_and_holds_the_most(most: int, expected: tuple[int, int]) -> None:
    assert nice_steps(most) == expected
    step, steps = nice_steps(most)
    assert step * steps >= most
