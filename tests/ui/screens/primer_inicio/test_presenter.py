"""The first start, step by step, into a real folder, without widgets."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.recovery import Sheet, pending
from captura.errors import CapturaError
from captura.paths import DataFolder, replace_file
from captura.settings import Settings, read_settings, write_settings
from captura.store import backups
from captura.ui.pictures.ground import catalogues
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, sample_door
from captura.ui.screens.primer_inicio import draft
from captura.ui.screens.primer_inicio.asked_words import AskedWord, ask_words
from captura.ui.screens.primer_inicio.presenter import ACCESS, BACKUP, OFFICE, SHEET, Presenter
from tests.ui.screens.telling import at_once

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Seen:
    """A view that remembers."""

    step: int = -1
    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    focused: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sheets: tuple[Sheet, ...] = ()

    def show_step(self, step: int) -> None:
        self.step = step

    def show_values(self, values: dict[str, str]) -> None:
        self.values.update(values)

    def show_problem(self, field: str, sentence: str) -> None:
        self.problems[field] = sentence

    def focus(self, field: str) -> None:
        self.focused.append(field)

    def show_busy(self, words: str) -> None:
        pass

    def show_error(self, error: CapturaError) -> None:
        self.errors.append(error.code)

    def show_sheets(self, sheets: tuple[Sheet, ...], asked: tuple[AskedWord, ...]) -> None:
        self.sheets = sheets


def remembering(folder: DataFolder) -> Callable[[Settings], None]:
    """Settings kept as the application keeps them."""
    return lambda settings: replace_file(folder.settings, write_settings(settings))


def begun(folder: DataFolder, **changes: Any) -> tuple[Presenter, Seen, Door]:
    seen, door = Seen(), replace(sample_door(folder), **changes)
    presenter = Presenter(seen, door, at_once)
    presenter.begin()
    return presenter, seen, door


def made(presenter: Presenter, kind: str = "instituto") -> None:
    presenter.set_value("kind", kind)
    if kind == "instituto":
        presenter.set_value("municipality", "32020")
    presenter.office_answered()
    presenter.set_value("user", "María López")
    presenter.access_answered(PASSPHRASE)


def test_an_institute_is_made_printed_and_backed_up(tmp_path: Path) -> None:
    folder, usb = DataFolder(tmp_path / "datos"), tmp_path / "usb"
    usb.mkdir()
    opened: list[Office] = []
    presenter, seen, _ = begun(folder, opened=opened.append, remember=remembering(folder))
    assert seen.step == OFFICE
    made(presenter)
    assert seen.step == SHEET
    assert len(seen.sheets) == 1
    assert len(seen.sheets[0].words) == 24
    assert not presenter.can_go_back()
    presenter.sheets_confirmed({one.key: one.word for one in presenter.asked}, stored=False)
    assert seen.step == BACKUP
    presenter.backup_chosen(str(usb))
    assert opened[0].name == "Instituto Municipal de las Mujeres de Jerez"
    kept = read_settings(folder.settings.read_bytes())
    assert (kept.backup_place, kept.last_user) == (str(usb), "María López")
    for place in (folder.backups, usb / "captura-32020"):
        assert len(backups.backups_in(place)) == 1
    assert pending(opened[0]) is None
    opened[0].close()


def test_the_state_prints_two_parts_and_asks_of_both(tmp_path: Path) -> None:
    presenter, seen, _ = begun(DataFolder(tmp_path / "datos"))
    made(presenter, "estado")
    assert [len(sheet.words) for sheet in seen.sheets] == [25, 25]
    assert {one.label.split(",")[0] for one in presenter.asked} == {"Parte 1", "Parte 2"}
    assert presenter.office
    assert presenter.office.is_state
    presenter.office.close()


def test_missing_answers_are_named_and_the_first_gets_the_cursor(tmp_path: Path) -> None:
    presenter, seen, _ = begun(DataFolder(tmp_path / "datos"))
    presenter.office_answered()
    assert seen.step == OFFICE
    assert seen.problems["municipality"]
    assert seen.problems["name"]
    assert seen.focused == ["municipality"]
    presenter.set_value("municipality", "32020")
    assert seen.problems["municipality"] == ""
    presenter.office_answered()
    assert seen.step == ACCESS
    presenter.access_answered(PASSPHRASE)
    assert seen.problems["user"]
    assert not presenter.office


def test_the_name_follows_the_municipality_until_typed_over(tmp_path: Path) -> None:
    presenter, seen, _ = begun(DataFolder(tmp_path / "datos"))
    presenter.set_value("municipality", "32020")
    presenter.set_value("municipality", "32001")
    assert seen.values["name"] == "Instituto Municipal de las Mujeres de Apozol"
    presenter.set_value("name", "Instancia de la Mujer de Apozol")
    presenter.set_value("municipality", "32020")
    assert presenter.values["name"] == "Instancia de la Mujer de Apozol"


def test_closing_before_the_office_exists_loses_no_answer(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    presenter, _, _ = begun(folder)
    presenter.set_value("municipality", "32020")
    presenter.office_answered()
    presenter.set_value("user", "María López")
    again, seen, _ = begun(folder)
    assert seen.step == ACCESS
    assert again.values["municipality"] == "32020"
    # nothing is encrypted yet: no person's name lies on the disk
    assert all(b"pez" not in path.read_bytes() for path in folder.root.iterdir())


def test_a_damaged_draft_begins_anew(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    folder.root.mkdir()
    for data in (b"{", b"[]", b'{"step": 3, "name": 5}', b"\xff"):
        (folder.root / "inicio.json").write_bytes(data)
        values, step = draft.load(folder)
        assert (values, step) == ({}, 0)


def test_closing_before_printing_brings_the_same_sheet_back(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    presenter, seen, _ = begun(folder)
    made(presenter)
    first = seen.sheets[0].words
    assert presenter.office
    presenter.office.close()
    office = open_office(
        folder, "María López", PASSPHRASE, catalogues(), clock=clock, random=os.urandom
    )
    left = pending(office)
    assert left
    again, seen_again = Presenter(seen := Seen(), sample_door(folder), at_once), seen
    again.resume(office, left.step, left.sheets)
    assert seen_again.step == SHEET
    assert seen_again.sheets[0].words == first
    again.sheets_confirmed({}, stored=True)
    left = pending(office)
    assert left
    assert (left.step, left.sheets) == ("respaldo", ())
    again.backup_later()
    assert pending(office) is None
    office.close()


def test_wrong_words_keep_one_at_the_sheet(tmp_path: Path) -> None:
    presenter, seen, _ = begun(DataFolder(tmp_path / "datos"))
    made(presenter)
    right = {one.key: one.word.upper() for one in presenter.asked}
    last = presenter.asked[-1].key
    presenter.sheets_confirmed({**right, last: "equivocada"}, stored=False)
    assert seen.step == SHEET
    assert seen.problems[last] == "No es la de la hoja."
    assert seen.focused[-1] == last
    presenter.sheets_confirmed(right, stored=False)
    assert seen.step == BACKUP
    assert presenter.office
    presenter.office.close()


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    presenter, seen, _ = begun(DataFolder(tmp_path / "datos"))
    made(presenter)
    presenter.sheets_confirmed({}, stored=True)
    presenter.backup_chosen("")
    assert "«Después»" in seen.problems["backup"]
    presenter.backup_chosen(str(tmp_path / "nada"))
    assert "no existe" in seen.problems["backup"]
    assert presenter.office
    presenter.office.close()


def test_a_folder_with_an_office_is_not_written_over(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    first, _, _ = begun(folder)
    made(first)
    second, seen, _ = begun(folder)
    made(second)
    assert seen.errors == ["CAP-ACT-02"]
    assert first.office
    first.office.close()


def test_asked_words_are_three_different_places() -> None:
    sheet = Sheet("Hoja", tuple(f"palabra{n}" for n in range(24)), None)  # type: ignore[arg-type]
    for _ in range(50):
        asked = ask_words((sheet,), os.urandom)
        assert len({one.key for one in asked}) == 3
        assert [one.word for one in asked] == sorted(
            (one.word for one in asked), key=lambda word: int(word.removeprefix("palabra"))
        )
