"""The program's own log: what happened and when, never whom it concerned."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 512 * 1024
KEPT_FILES = 4

_PERSONAL = (
    # CURP, whole or with its last places missing or wrong; RFC has the same beginning.
    re.compile(r"\b[A-Za-zÑñ]{4}[ -]?\d{6}[A-Za-z0-9]{0,12}\b"),
    # Ten digits, however grouped: a telephone.
    re.compile(r"(?<![\d-])(?:\d[ -]?){9}\d(?![\d-])"),
    re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"),
)
REMOVED = "[dato retirado]"


def without_personal_data(text: str) -> str:
    """The text with whatever looks like a CURP, RFC, telephone or e-mail address taken out."""
    for pattern in _PERSONAL:
        text = pattern.sub(REMOVED, text)
    return text


class _CleanFormatter(logging.Formatter):
    """Cleans the finished line, so that arguments and tracebacks pass through the same sieve."""

    def format(self, record: logging.LogRecord) -> str:
        return without_personal_data(super().format(record))


def start_log(folder: Path, *, level: int = logging.INFO) -> logging.Handler:
    """Send the `captura` logger to `folder/captura.log`, rotated; returns the handler.

    Several stores in one process (the demonstration) each bring a folder: close the handler with
    `stop_log` before the next. Raises OSError when the folder can't be written.
    """
    handler = RotatingFileHandler(
        folder / "captura.log",
        maxBytes=MAX_BYTES,
        backupCount=KEPT_FILES,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(_CleanFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("captura")
    logger.setLevel(level)
    logger.propagate = False
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Detach and close what `start_log` returned."""
    logging.getLogger("captura").removeHandler(handler)
    handler.close()
