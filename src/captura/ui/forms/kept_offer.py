"""The bar over a form that offers what was left half typed."""

from __future__ import annotations

from captura.ui.components import Button, InlineMessage
from captura.ui.forms.half_typed import HalfTyped


class KeptOffer(InlineMessage):
    """Hidden until something was found."""

    def __init__(self, half_typed: HalfTyped) -> None:
        super().__init__("info", "")
        self._half_typed = half_typed
        self.hide()

    def offer(self, when: str) -> None:
        """Offer what was kept then."""
        resume = Button("Seguir con eso", "primary", slot=self._half_typed.resume)
        drop = Button("Descartar", slot=self._half_typed.discard)
        said = f"Guardado a las {when}."
        self.show_message("info", "Quedó algo a medio escribir", said, actions=[drop, resume])
