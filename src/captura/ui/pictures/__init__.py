"""Pictures of every screen in its states, themes and text scales, for people to look at."""

from captura.ui.pictures.registry import PICTURES, Picture, picture

__all__ = ["PICTURES", "Picture", "picture"]
