"""A note on the whole quarter has words, and no field to go to."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from captura.ui.components import Button
from captura.ui.screens.entregas.finding_list import FindingList
from captura.ui.screens.entregas.gathered import INFO, Item


def test_only_what_is_somewhere_has_a_way(qtbot: QtBot) -> None:
    shown = FindingList("Motivo")
    qtbot.addWidget(shown)
    words = ("Estadística de atención", "La bóveda cambió.", "Pida que la haga otra vez.")
    shown.set_items([Item(INFO, *words, "atencion_estadistica", "", "")])
    assert not shown.findChildren(Button)
    shown.set_items([Item(INFO, *words, "persona", "32020-x", "curp")])
    assert [one.words() for one in shown.findChildren(Button)] == ["Ir al campo"]
