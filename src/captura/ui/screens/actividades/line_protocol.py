"""What the line of the list asks of the widgets that show it, and whom it offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from captura.store.queries.sessions import AttendanceRow

Counts = dict[str, int]


@dataclass(frozen=True)
class Said:
    """A message under the line: kind ok, info, warn or bad."""

    kind: str
    title: str
    text: str = ""


class Hit(Protocol):
    """Someone found, as the line offers her."""

    @property
    def id(self) -> str: ...
    @property
    def listed(self) -> str: ...
    @property
    def curp(self) -> str | None: ...
    @property
    def fecha_nacimiento(self) -> str | None: ...
    @property
    def edad_declarada(self) -> int | None: ...
    @property
    def edad_declarada_en(self) -> str | None: ...
    @property
    def municipio(self) -> str | None: ...
    @property
    def localidad(self) -> str | None: ...
    @property
    def localidad_texto(self) -> str | None: ...
    @property
    def participations(self) -> int: ...


class LineView(Protocol):
    def show_list(self, rows: Sequence[AttendanceRow], counts: Counts) -> None: ...
    def show_found(self, hits: Sequence[Hit], at: int) -> None: ...
    def show_said(self, said: Said | None) -> None: ...
    def set_line(self, text: str) -> None: ...
    def line(self) -> str: ...
    def open_sheet(self, activity: str, session: str) -> None: ...
