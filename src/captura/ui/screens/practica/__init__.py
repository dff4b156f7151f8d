"""Practice: the strip that no screen loses, the exercises beside the work, and the way in."""

from __future__ import annotations

NAME, TITLE, ICON = "practica", "Práctica", "graduation-cap"
