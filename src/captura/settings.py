"""What this device prefers: no personal data, and nothing that opening a record needs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

THEMES = ("claro", "oscuro", "contraste")
TEXT_SCALES = (100, 125, 150)
WAYS = ("mapa", "mosaico", "tabla")
# no preference: the same on every device
IDLE = dt.timedelta(minutes=5)  # without a key or the mouse: locked
FORGET = dt.timedelta(minutes=30)  # locked: the database key is dropped


@dataclass(frozen=True)
class Settings:
    """One device's preferences.

    theme: one of THEMES · text_scale: percent, one of TEXT_SCALES · window: x, y, width, height in
    logical pixels · last_user: short user name proposed at login · backup_place: folder of the
    second backup, as text · scanner: folder where the scanner leaves what it reads, as text
    municipalities: how the indicators show them, one of WAYS.
    """

    theme: str = "claro"
    text_scale: int = 100
    window: tuple[int, int, int, int] | None = None
    last_user: str = ""
    backup_place: str = ""
    scanner: str = ""
    municipalities: str = "tabla"


def read_settings(data: bytes) -> Settings:
    """Settings from their file's bytes; whatever can't be understood takes its default.

    A damaged or future file must never keep a person from her work, so this raises nothing.
    """
    try:
        found = json.loads(data)
    except ValueError:
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = {
        field.name: value
        for field in dataclasses.fields(Settings)
        if (value := _accepted(field.name, found.get(field.name))) is not None
    }
    return Settings(**known)


def write_settings(settings: Settings) -> bytes:
    """The bytes of the settings file, for `paths.replace_file`."""
    return json.dumps(dataclasses.asdict(settings), ensure_ascii=False, indent=1).encode()


def _accepted(name: str, value: Any) -> Any:
    """The value as the field wants it, or None where it does not fit."""
    if name == "theme":
        return value if value in THEMES else None
    if name == "text_scale":
        return value if value in TEXT_SCALES else None
    if name == "municipalities":
        return value if value in WAYS else None
    if name == "window":
        return _window(value)
    return value if isinstance(value, str) else None


def _window(value: Any) -> tuple[int, int, int, int] | None:
    """Four whole numbers with a visible size, or None."""
    if not isinstance(value, list) or len(value) != 4:
        return None
    if not all(type(number) is int for number in value) or min(value[2:]) < 200:
        return None
    return (value[0], value[1], value[2], value[3])
