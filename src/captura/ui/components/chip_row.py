"""Chips of which one is chosen, made anew as their counts change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from captura.ui.components.button import Button
from captura.ui.look.measure import dp


class ChipRow(QHBoxLayout):
    """Whoever chose by keyboard stays on the chosen chip: else the cursor leaves the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(dp(8))

    def set_chips(self, chips: Sequence[Button]) -> None:
        """Show these and no others, the chosen one checked."""
        old = self._take_all()
        for chip in chips:
            self.addWidget(chip)
        self.addStretch(1)
        chosen = next((chip for chip in chips if chip.isChecked()), None)
        if chosen is not None and any(gone.hasFocus() for gone in old):
            chosen.show()  # one just made would show only after this, and take no focus
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        for gone in old:
            gone.hide()
            gone.deleteLater()

    def _take_all(self) -> list[QWidget]:
        taken = []
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                taken.append(widget)
        return taken
