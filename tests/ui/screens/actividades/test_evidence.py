"""The evidence of an activity on the screen: dropped, said what it is, shown, removed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.records.actividad import Actividad
from captura.records.roles import CAPTURA
from captura.settings import Settings
from captura.store.queries.activities import activity
from captura.store.queries.evidence import evidence_of
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of, loud
from captura.ui.screens.actividades.evidence_columns import evidence_cell
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import talk, workshop
from captura.ui.tasks import Tasks
from tests.actions.photos import picture, telephone_photo, written
from tests.ui.dropping import drop
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office
from tests.ui.threaded import WAIT, rest


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def there(qtbot: QtBot, office: Office) -> ActividadesScreen:
    """The workshop, with its evidence open."""
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(id=workshop(office).actividad)
    screen.page.proof.open.click()
    return screen


def words(screen: ActividadesScreen) -> list[tuple[str, str]]:
    model = screen.page.evidence.model
    return [(model.index(at, 0).data(), model.index(at, 2).data()) for at in range(len(model.rows))]


def place_of(screen: ActividadesScreen) -> QWidget:
    return screen.page.evidence.place


def test_files_are_dropped_said_what_they_are_and_the_list_knows(
    there: ActividadesScreen, office: Office, tmp_path: Path
) -> None:
    page, card = there.page, there.page.evidence
    assert page.proof.words.label.text() == (
        "Falta lista de asistencia firmada, fotografía 0 de 2, carta descriptiva"
    )
    assert not page.card.isVisible()
    photo = written(tmp_path / "DSC01.jpg", telephone_photo())
    plan = written(tmp_path / "carta.pdf", b"%PDF inventado")
    assert drop(place_of(there), photo, plan)
    assert words(there) == [("Fotografía", "Por revisar"), ("Falta decir qué es", "Falta un dato")]
    assert card.photo.accessibleName().endswith("en su propio programa.")  # the last, a document
    card.form.editor("tipo").set_text("CAR")
    card.presenter.draft.set("tipo", "CAR")  # type: ignore[union-attr]
    press(card.form.row("tipo").editor, "Ctrl+Return")
    assert words(there)[1] == ("Carta descriptiva", "Lista")
    assert page.proof.words.label.text() == ("Falta lista de asistencia firmada, fotografía 1 de 2")
    found = activity(office.store, page.presenter.draft.start.id)
    assert found is not None
    assert evidence_cell(found, office).text == "Faltan 2"


def test_who_is_seen_is_asked_and_nothing_is_blocked(
    there: ActividadesScreen, tmp_path: Path, office: Office
) -> None:
    card = there.page.evidence
    card.presenter.add([written(tmp_path / "a.jpg", telephone_photo())])
    for name in ("contiene_menores", "rostros_visibles"):
        assert card.form.row(name).state()[0] == "warn"
        card.form.editor(name).set_text("si")
        card.form._take(name)
    kind, said = card.form.row("consentimiento_imagen").state()
    assert kind == "warn"
    assert said.startswith("Se ven niñas, niños o adolescentes y no consta el consentimiento.")
    card.save.click()
    (kept,) = evidence_of(office.store, there.page.presenter.draft.start.id)
    assert (kept.contiene_menores, kept.consentimiento_imagen) == (True, None)


def test_another_piece_is_chosen_and_what_was_said_is_kept(
    there: ActividadesScreen, tmp_path: Path, office: Office
) -> None:
    card = there.page.evidence
    card.presenter.add(
        [written(tmp_path / f"{n}.png", picture(20 + n, 20, kind="PNG")) for n in range(2)]
    )
    card.table.select(0)
    assert not card.photo._image.isNull()
    card.form.editor("descripcion").set_text("El salón lleno")
    card.form._take("descripcion")
    card.table.select(1)
    kept = evidence_of(office.store, there.page.presenter.draft.start.id)
    assert [one.descripcion for one in kept] == ["El salón lleno", None]


def test_what_is_removed_comes_back(
    there: ActividadesScreen, tmp_path: Path, office: Office
) -> None:
    card = there.page.evidence
    card.presenter.add([written(tmp_path / "a.jpg", telephone_photo())])
    card.table.select(0)
    press(card.table, "Del")
    assert words(there) == []
    assert card.middle.currentWidget() is card.nothing
    there.page._tell.undo_last()
    card.presenter.read()
    assert [what for what, _ in words(there)] == ["Fotografía"]


def test_what_cannot_be_kept_is_named_with_its_reason(
    there: ActividadesScreen, tmp_path: Path
) -> None:
    card = there.page.evidence
    assert not drop(place_of(there), tmp_path)  # a folder is no file
    assert drop(place_of(there), written(tmp_path / "video.mp4", b"ftyp" * 9))
    assert card.refused.accessibleName().startswith(
        "No se agregó «video.mp4». Ese tipo de archivo no se guarda."
    )


def test_files_dropped_beside_the_list_of_a_new_activity_keep_it_first(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(new=True)
    assert drop(screen.page.proof, written(tmp_path / "a.jpg", telephone_photo()))
    assert screen.page.right.currentWidget() is screen.page.evidence
    (row,) = words(screen)
    assert row[0] == "Fotografía"
    press(screen.page.evidence.add, "Esc")
    assert screen.page.right.currentWidget() is screen.page.attendance
    assert screen.page.card.isVisible()


def test_a_piece_is_opened_from_elsewhere(there: ActividadesScreen, tmp_path: Path) -> None:
    card = there.page.evidence
    card.presenter.add(
        [written(tmp_path / f"{n}.png", picture(20 + n, 20, kind="PNG")) for n in range(3)]
    )
    wanted = card.presenter.pieces[1].record
    there.open()
    there.open(id=wanted.actividad, evidence=wanted.id)
    assert there.page.right.currentWidget() is card
    assert card.table.current_row() == 1
    assert card.presenter.chosen == wanted


def test_who_may_not_take_names_out_is_offered_no_copy(qtbot: QtBot, office: Office) -> None:
    screen = ActividadesScreen(desk_of(replace(office, role=CAPTURA)))
    qtbot.addWidget(screen)
    assert screen.page.evidence.copy.isHidden()


def test_the_list_shows_those_that_lack_something(qtbot: QtBot, office: Office) -> None:
    bare = save_record(office, talk())[0]
    save_record(office, replace(talk(), tipo_actividad="AC99", nombre="Otra cosa"))
    save_record(office, Actividad(nombre="Planeada", estatus="PLA", tipo_actividad="AC01"))
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    screen.open(state="sin_evidencia")
    assert [row.id for row in screen.list.model.rows] == [bare.id]
    assert screen.list.state.code() == "sin_evidencia"
    screen.open(state="sin_lista")
    assert {row.nombre for row in screen.list.model.rows} == {bare.nombre, "Otra cosa"}


def test_what_the_scanner_writes_is_added_once_it_is_whole(
    there: ActividadesScreen, tmp_path: Path
) -> None:
    card, folder = there.page.evidence, tmp_path / "escaner"
    written(folder / "de-antes.pdf", b"%PDF de antes")
    card.wait_for(folder)
    page = written(folder / "hoja.pdf", b"%PDF la mitad")
    card.scanner.look()
    page.write_bytes(b"%PDF la mitad y lo que faltaba")
    card.scanner.look()
    assert words(there) == []  # it was still growing
    card.scanner.look()
    assert len(words(there)) == 1
    card.scanner.look()
    assert len(words(there)) == 1
    press(card.add, "Esc")
    assert card.scanner.folder is None
    written(folder / "tarde.pdf", b"%PDF tarde")
    for _ in range(2):
        card.scanner.look()
    card.presenter.read()
    assert len(words(there)) == 1


def test_the_folder_of_the_scanner_is_proposed_the_next_time(
    qtbot: QtBot, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[str] = []

    def choose(parent: object, title: str, begins: str) -> str:
        began.append(begins)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    kept: list[Settings] = []
    for _ in range(2):  # Captura is closed and opened in between
        desk = desk_of(office)
        desk.settings = kept[-1] if kept else desk.settings
        desk.connect_office(lambda then: then(), kept.append)
        screen = ActividadesScreen(desk)
        qtbot.addWidget(screen)
        screen.page.evidence.scan.click()
        screen.page.evidence.stop_waiting()
    assert began == ["", str(tmp_path)]


def test_many_photos_show_how_far_they_are_and_esc_adds_none(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    tasks = Tasks(loud)
    screen = ActividadesScreen(Desk(office, tasks, Settings()))
    qtbot.addWidget(screen)
    shown(screen)
    activity_id = workshop(office).actividad or ""
    screen.open(id=activity_id)
    rest(qtbot, tasks)
    screen.page.proof.open.click()
    rest(qtbot, tasks)
    card = screen.page.evidence
    # so many that the last is far when the first is told of
    photos = [written(tmp_path / f"{n}.jpg", telephone_photo(60 + n)) for n in range(90)]
    card.presenter.add(photos)
    qtbot.waitUntil(card.adding.isVisible, timeout=WAIT)
    press(card.adding.cancel, "Esc")
    qtbot.waitUntil(card.adding.isHidden, timeout=WAIT)
    rest(qtbot, tasks)
    assert evidence_of(office.store, activity_id) == []
    card.presenter.add(photos[:3])
    rest(qtbot, tasks)
    assert card.adding.isHidden()
    assert len(evidence_of(office.store, activity_id)) == 3
    tasks.close()
