"""Enrolment files read within bounds: the request of a laptop, the answer of the state."""

from __future__ import annotations

from pathlib import Path

from captura.keys.certificate import Certificate, StateIdentity, read_answer
from captura.keys.request import Request, read_request
from captura.packages.refusals import NOT_A_PACKAGE, TOO_BIG, refused

MOST_BYTES = 64 * 1024


def open_request(path: Path) -> Request:
    """The request in a file, its signature checked; its digits are still to compare by telephone.

    Raises PackageError on a file that is far too large, KeysError on any that is not a request.
    """
    return read_request(bounded(path, MOST_BYTES))


def open_answer(path: Path) -> tuple[Certificate, StateIdentity]:
    """The state's answer in a file; its digits are still to compare. Raises as `open_request`."""
    return read_answer(bounded(path, MOST_BYTES))


def bounded(path: Path, most: int) -> bytes:
    """The bytes of a file of at most `most`. Raises PackageError beyond, or for no plain file."""
    if not path.is_file():
        raise refused(NOT_A_PACKAGE)
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise refused(TOO_BIG)
    return data
