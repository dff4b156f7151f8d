"""Rows and columns in one call, with the distances of the 4-px grid."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from captura.ui.look.measure import dp

# A widget, a layout, a gap in design pixels, or None for a stretch.
Part = QWidget | QLayout | int | None
_WIDTH, _WIDEST = "width beside others", (1 << 24) - 1  # Qt's own greatest


def row(*parts: Part, gap: int = 8) -> QHBoxLayout:
    """The parts side by side."""
    box = QHBoxLayout()
    fill(box, parts, gap)
    return box


def column(*parts: Part, gap: int = 8) -> QVBoxLayout:
    """The parts one under another."""
    box = QVBoxLayout()
    fill(box, parts, gap)
    return box


def fill(box: QBoxLayout, parts: tuple[Part, ...], gap: int) -> None:
    """Put `parts` into `box` without margins."""
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(dp(gap))
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addSpacing(dp(part))


def clear(layout: QLayout) -> None:
    """Empty `layout`; its widgets go at once from sight and soon from memory."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def turn(box: QBoxLayout, compact: bool) -> None:
    """One under another in a narrow window, side by side in a wide one."""
    way = QBoxLayout.Direction
    box.setDirection(way.TopToBottom if compact else way.LeftToRight)


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a widget; one that no layout owns yet is never shown: it would be a window."""
    if not wanted or widget.parentWidget() is not None:
        widget.setVisible(wanted)


def keep_aside(owner: QWidget, *widgets: QWidget) -> None:
    """What `owner` has but does not offer (another role would): it goes when `owner` goes.

    With no parent it would stay in memory for good: Qt holds its slot, and the slot holds it.
    """
    for widget in widgets:
        widget.setParent(owner)
        widget.hide()


def let_widen(box: QLayout, free: bool) -> None:
    """Let what has a fixed width in a layout, or in those inside it, take all there is; or not."""
    for place in range(box.count()):
        item = box.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item else (None, None)
        if inner is not None:
            let_widen(inner, free)
        elif widget is not None:
            least = widget.minimumWidth()
            if free and least == widget.maximumWidth():
                widget.setProperty(_WIDTH, least)
                widget.setMaximumWidth(_WIDEST)
            elif not free and widget.property(_WIDTH):
                widget.setFixedWidth(widget.property(_WIDTH))
