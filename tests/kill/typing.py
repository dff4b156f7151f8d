"""Types at random into the real form of a person, saying what stands in it: `FOLDER KEY SEED`.

The parent kills it at any instant. Each line is [moment, texts of the form] after one key.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.look import style
from captura.ui.screens.personas.screen import PersonasScreen
from captura.ui.tasks import Tasks
from tests.kill.offices import Ticking, open_again

FIELDS = ("primer_apellido", "segundo_apellido", "nombres", "calle", "colonia")
LETTERS = "abcdefghijklmnopqrstuvwxyz áéñ"
LONGEST = 40


def main(root: Path, key: bytes, seed: int) -> None:
    app = QApplication([])
    style.apply(app)
    chance = Random(seed)
    office = open_again(root, key, Ticking())
    tasks = Tasks(lambda error: os._exit(3))
    screen = PersonasScreen(Desk(office, tasks, Settings()))
    screen.show()
    screen.open(new=True)
    form = screen.form.presenter
    QTest.qWait(400)
    while tasks.busy():  # the draft of the last life is read; on a busy machine that takes longer
        QTest.qWait(20)
    QTest.qWait(50)
    if form.half_typed._found is not None:
        form.half_typed.resume()
    tell(dict(form.draft.texts))
    timer = QTimer()

    def press() -> None:
        name = chance.choice(FIELDS) if chance.random() < 0.1 else here[0]
        here[0] = name
        editor = screen.form.form.editor(name)
        editor.setFocus()
        if len(editor.text()) >= LONGEST:
            editor.clear()
        plain, letter = Qt.KeyboardModifier.NoModifier, chance.choice(LETTERS)
        app.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, 0, plain, letter))
        tell(dict(form.draft.texts))
        timer.start(chance.randint(2, 25))

    here = [FIELDS[0]]
    timer.setSingleShot(True)
    timer.timeout.connect(press)
    timer.start(10)
    app.exec()


def tell(texts: dict[str, str]) -> None:
    sys.stdout.write(json.dumps([time.monotonic(), texts]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
