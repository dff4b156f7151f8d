"""A form made from a record's fields: six columns, Enter moves on, F8 goes to the next problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from captura.records.draft import Draft
from captura.records.fields import Field
from captura.ui import keys
from captura.ui.components.card import Rule
from captura.ui.components.enter_moves_on import EnterMovesOn
from captura.ui.components.field_row import FieldRow
from captura.ui.components.label import Label
from captura.ui.forms.editors import Editor, make_editor
from captura.ui.forms.long_text_field import LongTextField
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp

_SPANS = {"long_text": 6, "curp": 4, "choices": 4}
COLUMNS = 6


@dataclass(frozen=True)
class FormSection:
    """A titled part of a form: (field name, columns of six) in reading order."""

    title: str
    places: tuple[tuple[str, int], ...]


def sections_of(fields: Sequence[Field]) -> tuple[FormSection, ...]:
    """The plain layout: sections as declared, each kind its usual width."""
    titles = dict.fromkeys(field.section for field in fields)
    return tuple(
        FormSection(
            title,
            tuple((f.name, _SPANS.get(f.kind.name, 2)) for f in fields if f.section == title),
        )
        for title in titles
    )


class RecordForm(QWidget):
    """Rows by section; only fields that a section places are shown. Bind a Draft to fill it.

    `edited(name)`: a person changed it (the draft has it already). `left(name)`: one left it.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        sections: Sequence[FormSection] | None = None,
        columns: int = COLUMNS,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._fields = {field.name: field for field in fields}
        self._sections = tuple(sections) if sections is not None else sections_of(fields)
        self._draft: Draft[Any] | None = None
        self._hidden: set[str] = set()
        self._problems: dict[str, tuple[str, str]] = {}
        self._rows: dict[str, FieldRow] = {}
        self._editors: dict[str, Editor] = {}
        self._grids: list[tuple[FormSection, QGridLayout, Label]] = []
        self._enter = EnterMovesOn(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(dp(12))
        for section in self._sections:
            self._add_section(section)
        self._box.addStretch(1)
        self._place()
        keys.shortcut(self, keys.action("problema_siguiente").key, lambda: self.go_to_problem(1))
        keys.shortcut(self, keys.action("problema_anterior").key, lambda: self.go_to_problem(-1))

    def _add_section(self, section: FormSection) -> None:
        if self._grids:
            self._box.addWidget(Rule())
        title = Label(section.title, "h2")
        title.setParent(self)  # before anything is shown: without a parent it would be a window
        title.setVisible(bool(section.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(dp(12))
        _lay_tracks(grid, self._columns)
        self._box.addWidget(title)
        self._box.addLayout(grid)
        self._grids.append((section, grid, title))
        for name, _ in section.places:
            self._add_row(self._fields[name])

    def _add_row(self, field: Field) -> None:
        widget, editor = make_editor(field)
        hint = editor.hint() or field.help
        row = FieldRow(field.label, widget, required=field.required, hint=hint)
        row.setParent(self)
        # What an editor would like to have must not make one column wider than its neighbours.
        row.setSizePolicy(QSizePolicy.Policy.Ignored, row.sizePolicy().verticalPolicy())
        if editor.hint() and field.help:
            widget.setToolTip(field.help)
        self._rows[field.name], self._editors[field.name] = row, editor
        editor.edited.connect(lambda name=field.name: self._take(name))
        editor.editingFinished.connect(lambda name=field.name: self._leave(name))
        if isinstance(widget, TextField):
            widget.textChanged.connect(lambda _, name=field.name: self._hint(name))
        if not isinstance(widget, LongTextField):
            self._enter.watch(widget)

    def _place(self) -> None:
        """Flow the rows into the columns, leaving no hole where one is hidden."""
        before: QWidget | None = None
        for section, grid, title in self._grids:
            while grid.takeAt(0) is not None:
                pass
            line = column = 0
            for name, wide in section.places:
                row, hidden = self._rows[name], name in self._hidden
                row.setVisible(not hidden)
                if hidden:
                    continue
                span = max(1, min(self._columns, round(wide * self._columns / COLUMNS)))
                if column + span > self._columns:
                    line, column = line + 1, 0
                grid.addWidget(row, line, 2 * column, 1, 2 * span - 1)
                column += span
                if before is not None:
                    QWidget.setTabOrder(before, row.editor)
                before = row.editor
            shown = any(name not in self._hidden for name, _ in section.places)
            title.setVisible(bool(section.title) and shown)

    def bind(self, draft: Draft[Any], choices: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Show a draft and write into it; `choices` by field name: (code, label) in order."""
        self._draft = draft
        self._problems = {}
        for name, editor in self._editors.items():
            if name in choices:
                editor.set_choices(choices[name])
            self.show_value(name)
            self._show_state(name)

    def offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other (code, label) in one field; what the draft holds stays."""
        self._editors[name].set_choices(choices)
        self.show_value(name)

    def show_value(self, name: str) -> None:
        """Show again what the draft holds (something else changed it)."""
        if self._draft is None:
            return
        field, value = self._fields[name], getattr(self._draft.record, name)
        coded = field.kind.name in ("choice", "choices", "reference", "yes_no")
        text = self._draft.text(name)
        if coded and value is not None and name not in self._draft.unreadable:
            text = field.kind.canonical(value)
        self._editors[name].set_text(text)

    def set_problems(self, problems: Mapping[str, tuple[str, str]]) -> None:
        """Show what the rules say, by field: (ok, info, warn or bad, sentence)."""
        self._problems = dict(problems)
        for name in self._rows:
            self._show_state(name)

    def set_hidden(self, *names: str) -> None:
        """Hide these fields and no others; the rest close ranks."""
        if set(names) != self._hidden:
            self._hidden = set(names)
            self._place()

    def set_columns(self, columns: int) -> None:
        """Six normally; two or three in a narrow place."""
        if columns != self._columns:
            for _, grid, _ in self._grids:
                _lay_tracks(grid, columns, before=self._columns)
            self._columns = columns
            self._place()

    def row(self, name: str) -> FieldRow:
        """The row of a field."""
        return self._rows[name]

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    def set_fixed(self, name: str, fixed: bool, hint: str = "") -> None:
        """Show a value that comes from elsewhere (the CURP), saying from where."""
        self._editors[name].set_fixed(fixed)
        self._rows[name].set_hint(hint if fixed else self._editors[name].hint())

    def focus_first(self) -> None:
        """Put the cursor in the first empty required field, else in the first field."""
        shown = self._shown()
        empty = (n for n in shown if self._fields[n].required and not self._editors[n].text())
        first = next(empty, shown[0] if shown else "")
        if first:
            self._rows[first].editor.setFocus()

    def focus(self, name: str) -> None:
        """Put the cursor in a field."""
        if name in self._rows:
            self._rows[name].editor.setFocus()

    def typing_at(self) -> tuple[str, int] | None:
        """The field with the cursor, and after how many letters it stands; None outside."""
        for name, row in self._rows.items():
            editor = row.editor
            if editor.hasFocus():
                if isinstance(editor, LongTextField):
                    return name, editor.textCursor().position()
                return name, editor.cursorPosition() if isinstance(editor, QLineEdit) else 0
        return None

    def type_at(self, name: str, place: int) -> None:
        """Put the cursor back where `typing_at` said."""
        self.focus(name)
        editor = self._rows[name].editor if name in self._rows else None
        if isinstance(editor, LongTextField):
            found = editor.textCursor()
            found.setPosition(min(place, len(editor.text())))
            editor.setTextCursor(found)
        elif isinstance(editor, QLineEdit):
            editor.setCursorPosition(place)

    def go_to_first_problem(self) -> None:
        """Put the cursor in the first field that hinders, else in the first with a doubt."""
        for kind in ("bad", "warn"):
            found = (name for name in self._shown() if self._rows[name].state()[0] == kind)
            if first := next(found, ""):
                self.focus(first)
                return

    def _shown(self) -> list[str]:
        return [n for s, _, _ in self._grids for n, _ in s.places if n not in self._hidden]

    def go_to_problem(self, step: int) -> bool:
        """Put the cursor in the next (1) or previous (-1) field with a problem; False if none."""
        names = self._shown()
        faulty = [n for n in names if self._rows[n].state()[0] in ("bad", "warn")]
        if not faulty:
            return False
        here = next((i for i, n in enumerate(names) if self._rows[n].editor.hasFocus()), -1)
        ahead = [n for n in faulty if (names.index(n) - here) * step > 0]
        if step > 0:
            self.focus(ahead[0] if ahead else faulty[0])
        else:
            self.focus(ahead[-1] if ahead else faulty[-1])
        return True

    def _take(self, name: str) -> None:
        if self._draft is not None:
            self._draft.set(name, self._editors[name].text())
        if self._rows[name].state()[0] == "bad":
            self._show_state(name)  # mended while typing: the scolding goes at once
        self.edited.emit(name)

    def _leave(self, name: str) -> None:
        if not isValid(self) or not self.isVisible():
            return  # a window that closes takes the focus away: nobody has left a field
        if self._draft is not None and name not in self._hidden:
            self._draft.set(name, self._editors[name].text())
        self._show_state(name)
        self.left.emit(name)

    def _hint(self, name: str) -> None:
        hint = self._editors[name].hint()
        if hint and not self._rows[name].editor.property("readOnly"):
            self._rows[name].set_hint(hint)

    def _show_state(self, name: str) -> None:
        unreadable = self._draft.unreadable.get(name) if self._draft else None
        state = ("bad", unreadable) if unreadable else self._problems.get(name, ("", ""))
        self._rows[name].set_state(*state)


def _lay_tracks(grid: QGridLayout, columns: int, before: int = 0) -> None:
    """Columns alike, and the gaps between them as tracks of their own.

    A grid leaves its spacing out before a column in which nothing begins: sections whose fields
    are cut differently would not stand under one another.
    """
    for track in range(2 * max(columns, before)):
        gap, used = track % 2 == 1, track < 2 * columns - 1
        grid.setColumnStretch(track, 1 if used and not gap else 0)
        grid.setColumnMinimumWidth(track, dp(12 if gap else 24) if used else 0)
