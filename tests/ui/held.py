"""Work whose answers come late, with real widgets."""

from __future__ import annotations

from captura.ui.pictures.at_once import AtOnce, loud
from captura.ui.tasks import Answer


class Held(AtOnce):
    """Work is done when asked, its answer heard when the test says so."""

    def __init__(self) -> None:
        super().__init__(loud)
        self.held: list[Answer] | None = None

    def _bring(self, answer: Answer) -> None:
        if self.held is None:
            self._deliver(answer)
        else:
            self.held.append(answer)

    def answer(self) -> None:
        """Every answer that waits, and what it asks in turn."""
        held, self.held = self.held or [], None
        for one in held:
            self._deliver(one)
