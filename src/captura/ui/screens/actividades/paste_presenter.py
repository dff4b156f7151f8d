"""Decides the preview of a pasted block or a filled list: what each column is, who is ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captura.actions.attend import Added, add_block, home_of
from captura.actions.list_template import CellProblem, list_bytes, read_filled_list
from captura.actions.office import Office
from captura.actions.paste_list import ListedPerson, Pasted, people_of, read_paste
from captura.actions.save_record import Saved
from captura.records.fields import field_of
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.ui.lane import Run, Teller

FULL_NAME = "nombre_completo"
_OFFERED = (
    "curp", "primer_apellido", "segundo_apellido", "nombres", "sexo", "edad_declarada",
    "fecha_nacimiento", "telefono", "localidad_texto",
)  # fmt: skip


@dataclass(frozen=True)
class Preview:
    """What is shown before anything is added.

    columns: (what it is or "", its first cells) of a pasted block; none for a filled list.
    problems: those of a filled list, by cell.
    """

    title: str
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    people: tuple[ListedPerson, ...]
    problems: tuple[CellProblem, ...] = ()

    @property
    def ready(self) -> tuple[Persona, ...]:
        return tuple(one.persona for one in self.people if one.ready)


class PreviewView(Protocol):
    def show_preview(self, preview: Preview) -> None: ...
    def close_preview(self) -> None: ...


class PasteList:
    """A block on its way into the list of a session."""

    def __init__(
        self,
        office: Office,
        view: PreviewView,
        run: Run,
        tell: Teller,
        added: Callable[[], object],
    ) -> None:
        self.office, self.view, self.run, self.tell, self.added = office, view, run, tell, added
        self.session: Sesion | None = None
        self.pasted: Pasted | None = None
        self.columns: list[str | None] = []
        self.preview: Preview | None = None

    def paste(self, session: Sesion, text: str) -> None:
        """A block from the clipboard."""
        if not text.strip():
            self.tell.say(
                "No hay nada que pegar",
                "Copie primero los renglones en Excel; pueden llevar sus encabezados.",
                kind="info",
            )
            return
        self.session = session

        def show(pasted: Pasted) -> None:
            self.pasted, self.columns = pasted, list(pasted.columns)
            self._recognise()

        self.run(lambda: read_paste(text), show)

    def set_column(self, at: int, name: str) -> None:
        """Someone corrects what a column is; no two columns are the same thing."""
        wanted = name or None
        self.columns = [None if one == wanted and one else one for one in self.columns]
        self.columns[at] = wanted
        self._recognise()

    def _recognise(self) -> None:
        pasted, columns, session = self.pasted, list(self.columns), self.session
        if pasted is None or session is None:
            return
        shown = tuple(
            (name or "", tuple(row[at] for row in pasted.rows[:3] if row[at]))
            for at, name in enumerate(columns)
        )

        def show(people: list[ListedPerson]) -> None:
            count = len(pasted.rows)
            title = f"Pegado de Excel: {count} {'renglón' if count == 1 else 'renglones'}"
            self._show(Preview(title, shown, tuple(people)))

        office = self.office
        self.run(lambda: people_of(office, pasted, columns, home_of(office, session)), show)

    def read_list(self, session: Sesion, path: Path) -> None:
        """A list filled in Excel, read back."""
        self.session, self.pasted = session, None

        def work() -> Preview:
            found = read_filled_list(self.office, session, list_bytes(path))
            return Preview("Lista llena", (), tuple(found.people), tuple(found.problems))

        self.run(work, self._show)

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.view.show_preview(preview)

    def add(self) -> None:
        """Put everybody who is ready on the list, in one transaction."""
        session, preview = self.session, self.preview
        if session is None or preview is None or not preview.ready:
            return
        ready = preview.ready
        office = self.office

        def work() -> tuple[list[Added], Saved]:
            return add_block(office, session, ready, home=home_of(office, session))

        def done(answer: tuple[list[Added], Saved]) -> None:
            self.tell.did(answer[1], *told(answer[0]))
            self.close()
            self.added()

        self.run(work, done)

    def close(self) -> None:
        """Back to the list, nothing added."""
        self.pasted = self.preview = None
        self.view.close_preview()


def told(added: Sequence[Added]) -> tuple[str, str]:
    """What was added, in words."""
    listed = [one for one in added if not one.repeated]
    new = sum(one.new for one in listed)
    title = f"{len(listed)} agregada{'' if len(listed) == 1 else 's'} a la lista"
    parts = [f"{len(listed) - new} ya estaban en el padrón", f"{new} nuevas"]
    if len(added) > len(listed):
        parts.append(f"{len(added) - len(listed)} ya estaban en la lista")
    return title, " · ".join(parts)


def offered_columns() -> list[tuple[str, str]]:
    """What a column may be."""
    known = [(name, field_of(Persona, name).label) for name in _OFFERED]
    return [("", "No se usa"), (FULL_NAME, "Nombre completo"), *known]
