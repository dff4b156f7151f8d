"""What was done with an atención, newest first: who wrote it, who read it, when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.atenciones import Entry as Done
from captura.records.atencion import Atencion
from captura.records.fields import fields_of
from captura.ui.components import Button, Card, Entry, Label, Page, ScrollBox, Timeline
from captura.ui.wording import counted, local

SHOWN = 200  # the newest
_TELLS = "También se anota quién la abre para leerla. Esto va sellado, como todo lo de la bóveda."
_WORDS = {
    "guardó": ("pencil", "Se guardó"),
    "abrió": ("eye", "Se leyó"),
    "eliminó": ("trash-2", "Se eliminó"),
    "movió": ("log-out", "Se sacó al padrón"),
    "trajo": ("rotate-ccw", "Se trajo de vuelta"),
}


class HistoryView(Page):
    """`back` leads to the atención."""

    def __init__(self, back: Callable[[], object]) -> None:
        leave = Button("Volver", icon="chevron-left", key="Esc", slot=back)
        super().__init__("Quién la leyó y la cambió", "Bóveda abierta", actions=[leave])
        self.line = Timeline()
        card = Card("", Label(_TELLS, "sub", wrap=True))
        card.body.addWidget(ScrollBox(self.line), 1)
        self.body.addWidget(card, 1)

    def show_log(self, log: Sequence[Done]) -> None:
        """Newest first, as the vault keeps it."""
        self.line.set_entries([_entry(one) for one in log[:SHOWN]])


def _entry(done: Done) -> Entry:
    icon, title = _WORDS[done.what]
    labels = [one.label for one in fields_of(Atencion) if one.name in done.changes]
    said = ", ".join(labels)
    if done.changes.get("creado_en", ("",))[0] is None:  # all of it is new: a list tells nothing
        icon, title = "plus", "Se creó"
        said = counted(len(labels), "dato escrito", "datos escritos")
    parts = [done.who, said, done.reason or ""]
    return Entry(
        f"{local(done.at):%d/%m/%Y %H:%M}", icon, title, " · ".join(part for part in parts if part)
    )
