"""What the screen of activities prints and saves: lists, constancias, what was filtered."""

from __future__ import annotations

from pathlib import Path

import pytest

from captura.actions.office import Office
from captura.documents.attendance_sheet import sheet_code
from captura.documents.constancia import NO_FOLIO
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.actividades.sheet_card import ACTA, CONSTANCIAS, LIST
from captura.ui.screens.personas.samples import CURP, marina, workshop
from tests.ui.keys import press, type_text


def test_ctrl_p_shows_the_list_on_paper_and_saves_it(
    there: ActividadesScreen, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marina(office)
    type_text(there.page.attendance.field, CURP)
    press(there.page.attendance.field, "Return")
    press(there.page.attendance.field, "Ctrl+P")
    sheet = there.page.sheet
    assert sheet.isVisible()
    assert sheet.preview.sheets == 1
    path, offered = tmp_path / "hoja.pdf", []

    def choose(_: object, title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(path), kinds

    monkeypatch.setattr("captura.ui.printing.QFileDialog.getSaveFileName", choose)
    sheet.fill.set_code("60")
    sheet.fill.edited.emit()
    assert sheet.preview.sheets == 3
    sheet.save.click()
    assert offered == ["lista-2026-09-22.pdf"]  # nobody's name
    assert path.read_bytes().startswith(b"%PDF")
    assert there.page.attendance.isVisible()
    press(there.page.attendance.field, "Ctrl+P")
    press(sheet.print, "Esc")
    assert there.page.attendance.isVisible()


def test_constancias_get_their_folio_when_they_go_out_and_keep_it(
    there: ActividadesScreen, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marina(office)
    press(there.page.attendance.field, "Ctrl+P")
    sheet = there.page.sheet
    sheet.what.set_code(CONSTANCIAS)
    sheet.what.edited.emit()
    assert (sheet.paper, sheet.print.isEnabled()) == (None, False)  # nobody came
    press(sheet, "Esc")
    type_text(there.page.attendance.field, CURP)
    press(there.page.attendance.field, "Return")
    press(there.page.attendance.field, "Ctrl+P")
    assert (sheet.what.code(), sheet.fill.isVisible()) == (LIST, True)
    sheet.what.set_code(CONSTANCIAS)
    sheet.what.edited.emit()
    assert [sheet.fill.isVisible(), sheet.whom.isVisible()] == [False, True]
    assert NO_FOLIO in str(sheet.paper)
    path = tmp_path / "hoja.pdf"
    monkeypatch.setattr(
        "captura.ui.printing.QFileDialog.getSaveFileName",
        lambda _, title, name, kinds: (str(path), kinds),
    )
    sheet.save.click()
    assert path.is_file()
    press(there.page.attendance.field, "Ctrl+P")
    sheet.what.set_code(CONSTANCIAS)
    sheet.what.edited.emit()
    assert "-CON-2026-" in str(sheet.paper)
    sheet.what.set_code(ACTA)
    sheet.what.edited.emit()
    assert (sheet.paper, sheet.save.isEnabled()) == (None, False)  # nothing was handed over


def test_the_list_of_activities_says_by_what_it_was_filtered(
    there: ActividadesScreen, office: Office
) -> None:
    there.open()
    there.list.state.set_code("REA")
    there.list.state.edited.emit()
    there.list.paper.click()
    paper = there.paper.card.paper
    assert paper is not None
    assert there.list.state.currentText() in str(paper.blocks)
    press(there.paper, "Esc")
    assert there.currentWidget() is there.list


def test_a_printed_list_read_into_the_line_shows_its_activity(
    there: ActividadesScreen, office: Office
) -> None:
    other = workshop(office)
    assert there.page.presenter.draft.start.id != other.actividad
    type_text(there.page.attendance.field, sheet_code(other.id))
    press(there.page.attendance.field, "Return")
    assert there.page.presenter.draft.start.id == other.actividad
