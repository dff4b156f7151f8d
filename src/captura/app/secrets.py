"""Passphrases for unattended work: from the terminal or standard input, never from arguments."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace

from captura.actions.office import Office
from captura.actions.open_office import open_office, users_of
from captura.app.surroundings import catalogues, now
from captura.errors import CapturaError
from captura.paths import DataFolder


def ask(prompt: str, chosen: Namespace) -> str:
    """One line of standard input with --clave-stdin, else typed unseen at the terminal."""
    if chosen.clave_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise CapturaError(
            "Falta la frase",
            "No hay terminal donde escribirla.",
            "Agregue --clave-stdin y mande la frase por la entrada estándar.",
            "CAP-APP-01",
        )
    return getpass.getpass(prompt)


def enter(chosen: Namespace) -> Office:
    """The office of --datos, opened by its user."""
    folder = DataFolder(chosen.datos)
    users = users_of(folder)
    user = chosen.usuaria or (users[0] if len(users) == 1 else "")
    if not user:
        raise CapturaError(
            "¿Quién entra?",
            "Esta oficina tiene varias personas.",
            "Agregue --usuaria con su nombre.",
            "CAP-APP-02",
        )
    phrase = ask("Frase de acceso: ", chosen)
    return open_office(folder, user, phrase, catalogues(), clock=now, random=os.urandom)
