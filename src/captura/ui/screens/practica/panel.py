"""The exercises, beside the work and never over it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QVBoxLayout, QWidget

from captura.actions.practice.exercises import EXERCISES, LIST, RECEIPT, Exercise, Step
from captura.ui.components import Button, IconLine, InlineMessage, Label, Rule, ScrollBox
from captura.ui.components.layouts import clear, column, row
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.look.measure import dp
from captura.ui.pause import Pause
from captura.ui.screens.practica.presenter import Presenter, Shown

WIDTH = 296
SETTLED = 500  # ms after the last answer of any work: what she did is kept by then


class ExercisesPanel(QFrame):
    """`again`: wipe the practice and make it anew."""

    def __init__(self, desk: Desk, again: Callable[[], object]) -> None:
        super().__init__()
        self._desk, self._again = desk, again
        self.setFixedWidth(dp(WIDTH))
        self.presenter = Presenter(self, desk.office, lane(desk, self), desk.go)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(dp(6))
        inside = QWidget()
        inside.setLayout(column(self.lines, None))
        self.sure = InlineMessage(
            "warn",
            "¿Borrar esta práctica?",
            "Se prepara otra desde el principio. Sus datos reales no se tocan.",
            actions=(Button("Borrar y empezar", "danger", slot=again),),
            closable=True,
            below=True,
        )
        self.sure.hide()
        self.restart = Button("Empezar de nuevo", "link", icon="rotate-ccw", slot=self.sure.show)
        box = QVBoxLayout(self)
        box.setContentsMargins(dp(16), dp(14), dp(12), dp(12))
        box.setSpacing(dp(8))
        box.addWidget(Label("Ejercicios", "h2"))
        box.addWidget(ScrollBox(inside), 1)
        box.addWidget(self.sure)
        box.addLayout(row(self.restart, None))
        self._settle = Pause(self, SETTLED, self.presenter.look)
        desk.tasks.answered.connect(self._heard)
        self.presenter.look()

    def sizeHint(self) -> QSize:
        return QSize(dp(WIDTH), super().sizeHint().height())

    def show_exercises(self, shown: Shown) -> None:
        """Each exercise in a line; the open one with its steps."""
        clear(self.lines)
        if all(shown.is_done(exercise) for exercise in EXERCISES):
            done = IconLine("ok", "Los cinco ejercicios están hechos", "strong", wrap=True)
            self.lines.addWidget(done)
        for number, exercise in enumerate(EXERCISES):
            self._head(number, exercise, shown)
            if number == shown.open:
                self.lines.addWidget(Label(exercise.why, "sub", wrap=True))
                for step in exercise.steps:
                    self._step(step, step.name in shown.done)
            self.lines.addWidget(Rule())

    def _head(self, number: int, exercise: Exercise, shown: Shown) -> None:
        title = f"{number + 1}. {exercise.title}"
        button = Button(title, "link", slot=lambda: self.presenter.choose(number))
        self.lines.addLayout(row(button, None))
        if shown.is_done(exercise):
            self.lines.addWidget(IconLine("ok", "hecho", "said-ok", size=14))
        else:
            words = f"{shown.count(exercise)} de {len(exercise.steps)} pasos hechos"
            self.lines.addWidget(Label(words, "cap"))

    def _step(self, step: Step, done: bool) -> None:
        icon = "" if done else "circle"
        said = f"Hecho. {step.text}" if done else step.text
        self.lines.addWidget(IconLine("ok" if done else "text2", said, icon=icon, wrap=True))
        if done:
            return
        go = Button("Ir ahí", "link", slot=lambda: self.presenter.go(step.place))
        go.setAccessibleName(f"Ir ahí: {step.place}")
        helps = {
            LIST: ("Copiar la lista", self.presenter.copy_list),
            RECEIPT: ("Pedir el acuse…", self.presenter.ask_receipt),
        }
        more = [
            Button(words, slot=slot) for name, (words, slot) in helps.items() if name == step.help
        ]
        self.lines.addLayout(row(20, go, *more, None))

    def ask_folder(self) -> str:
        """Where the acuse is saved; empty when she changed her mind."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getExistingDirectory(self, "Guardar el acuse en…", place)

    def copy(self, text: str) -> None:
        """Into the clipboard."""
        QApplication.clipboard().setText(text)

    def say(self, title: str, text: str) -> None:
        """At the foot of the window."""
        self._desk.say(title, text)

    def _heard(self, owner: QObject) -> None:
        """Some work ended, and perhaps a step with it."""
        if owner is not self and self.isVisible():
            self._settle.start()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._settle.start()
