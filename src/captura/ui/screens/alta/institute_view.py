"""The institute's screen: its own data at the left, this laptop's enrolment at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.records.draft import Draft
from captura.records.institucion import Institucion
from captura.ui.components import InlineMessage
from captura.ui.components.layouts import turn
from captura.ui.desk import Desk
from captura.ui.fresh_page import FreshPage
from captura.ui.look.measure import dp
from captura.ui.screens.alta.device_card import DeviceCard
from captura.ui.screens.alta.device_presenter import DevicePresenter, Stage
from captura.ui.screens.alta.profile_card import ProfileCard
from captura.ui.screens.alta.profile_presenter import Choices, ProfilePresenter

_FILES = "Certificados de Captura (*.captura-alta);;Todos (*)"


class InstituteScreen(FreshPage):
    """`open(field=…)` puts the cursor into a field of the institute's data."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Instituto y equipo", "Sus datos van en la portada de cada entrega")
        tasks = desk.tasks

        def run(work: Any, done: Any, failed: Any) -> None:
            tasks.run(self, work, done, failed)

        self.device = DeviceCard()
        self.profile = ProfileCard()
        self.devices = DevicePresenter(self, desk.office, run, desk.leave)
        self.profiles = ProfilePresenter(self, desk.office, run, desk.did)
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        sides = QWidget()
        self._sides = QHBoxLayout(sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(dp(16))
        self._sides.addWidget(self.profile, 1)
        self._sides.addWidget(self.device)
        self.body.addWidget(self.message)
        self.body.addWidget(sides, 1)
        self._wanted = ""
        self._connect()

    def _connect(self) -> None:
        card, presenter = self.device, self.devices
        card.asking.connect(self._ask)
        card.saving_again.connect(lambda: presenter.save_again(self._folder()))
        card.reading.connect(self._read)
        card.accepted.connect(presenter.accept)
        card.refused.connect(presenter.refuse)
        card.anew.connect(presenter.ask_again)
        self.profile.left.connect(self.profiles.judge)
        self.profile.saving.connect(self.profiles.save)

    def open(self, **where: Any) -> None:
        """Read again; a field named gets the cursor."""
        self._wanted = str(where.get("field", ""))
        super().open()

    def refresh(self, touched: Saved) -> None:
        """The institute's data may have changed by an undo."""
        if "institucion" in touched.touched.types:
            self.profiles.read()

    def read(self) -> None:
        """Read the institute's data and how its enrolment stands."""
        self.profiles.read(quiet=not self._wanted)
        self.devices.read()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the enrolment stands under the data."""
        super().set_compact(compact)
        turn(self._sides, compact)

    def show_profile(self, draft: Draft[Institucion], choices: Choices) -> None:
        """Fill the form."""
        self.profile.show_profile(draft, choices)
        if self._wanted:
            self.profile.form.focus(self._wanted)
            self._wanted = ""

    def show_problems(self, problems: Mapping[str, tuple[str, str]], summary: str) -> None:
        """Beside the fields, and in one line."""
        self.profile.show_problems(problems, summary)

    def show_stage(self, stage: Stage) -> None:
        """Where the enrolment stands."""
        self.device.show_stage(stage)

    def show_problem(self, sentence: str) -> None:
        """Beside the nickname."""
        self.device.nickname_row.set_state("bad" if sentence else "", sentence)
        if sentence:
            self.device.nickname.setFocus()

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self.message.show_message("ok", title, text)

    def _ask(self, nickname: str) -> None:
        self.devices.request(nickname, self._folder() if nickname.strip() else "")

    def _read(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Leer certificado", "", _FILES)
        self.devices.answer_arrived(path)

    def _folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, "Guardar la solicitud en…")
