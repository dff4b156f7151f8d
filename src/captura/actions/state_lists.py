"""The state adds an entry to an open catalogue, or says until when one holds."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass, replace
from types import MappingProxyType

from captura.actions.editions import set_entry
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.catalogues import Catalogue, Entry
from captura.records.choices import SEPARATOR
from captura.records.editions import LONGEST_BASIS, LONGEST_CODE, LONGEST_LABEL, OPEN, fits
from captura.records.kind import clean
from captura.records.names import fold

ACTION = "fijar_catalogos"


@dataclass(frozen=True)
class NewEntry:
    """What the state says of a new entry. code: "" lets one be made up · like: the code of an
    entry that the program shall treat it as, where the catalogue asks for one."""

    label: str
    since: dt.date | None
    basis: str
    code: str = ""
    like: str = ""


def add_entry(office: Office, name: str, new: NewEntry) -> Entry:
    """Add an entry to a catalogue of OPEN, in a new edition; every institute gets it.

    Raises CapturaError where it can't be one: its code or label is there already, even closed.
    """
    office.allow(ACTION)
    known = office.catalogues[name]
    label, basis = clean(new.label).strip(), clean(new.basis).strip()
    code = clean(new.code).strip() or _made_up(office, known)
    extra = _as(known, OPEN[name].copied, new.like)
    entry = Entry(code, label, new.since, None, basis, MappingProxyType(extra))
    _check(entry, known)
    set_entry(office, name, entry, f"se agrega {code}")
    return entry


def close_entry(office: Office, name: str, code: str, last: dt.date | None, basis: str) -> Entry:
    """Let an entry hold until a day, that day included; None opens it again.

    Its code is never given to another, and old records still say its label. Raises CapturaError
    where the day is before its first or nothing backs it.
    """
    office.allow(ACTION)
    before = office.catalogues[name].by_code[code]
    if last and before.since and last < before.since:
        raise CapturaError(
            "Esa fecha es anterior a su inicio",
            f"«{before.label}» se usa desde el {before.since:%d/%m/%Y}.",
            "Escriba un día posterior.",
            "CAP-CAT-13",
        )
    entry = replace(before, until=last, basis=clean(basis).strip())
    _backed(entry)
    said = f"hasta {last}" if last else "sin último día"
    set_entry(office, name, entry, f"{code} {said}")
    return entry


def _made_up(office: Office, known: Catalogue) -> str:
    """A code that no release, nor a state restored from a backup, will ever give to another."""
    while True:
        code = "E" + base64.b32encode(office.random(5)).decode()[:6]
        if known.find(code) is None:
            return code


def _as(known: Catalogue, columns: tuple[str, ...], like: str) -> dict[str, str]:
    if not columns:
        return {}
    if like not in known:
        raise CapturaError(
            "Falta decir a cuál se parece",
            "De eso depende qué datos se piden o cómo se suma.",
            "Elija el valor que se trata igual.",
            "CAP-CAT-14",
        )
    extra = known.by_code[like].extra
    return {name: extra[name] for name in columns if extra.get(name)}


def _check(entry: Entry, known: Catalogue) -> None:
    if not entry.label or ";" in entry.label or SEPARATOR in entry.label:
        raise _unfit("Necesita un nombre, sin «;» ni «·».")
    if not fits(entry):
        raise _unfit(
            f"El nombre llega a {LONGEST_LABEL} letras, el fundamento a {LONGEST_BASIS}, y la "
            f"clave son hasta {LONGEST_CODE} letras, cifras, puntos o guiones."
        )
    _backed(entry)
    taken = {fold(one.code) for one in known.entries} | {fold(one.label) for one in known.entries}
    if fold(entry.code) in taken or fold(entry.label) in taken:
        raise CapturaError(
            "Ya está en el catálogo",
            "Ese nombre o esa clave ya es de un valor, aunque esté cerrado.",
            "Escriba otro, o ábralo otra vez: déjelo sin último día.",
            "CAP-CAT-11",
        )


def _backed(entry: Entry) -> None:
    if not entry.basis or not fits(entry):
        raise _unfit(f"Necesita un fundamento, en un renglón y de hasta {LONGEST_BASIS} letras.")


def _unfit(what: str) -> CapturaError:
    fix = "Corríjalo; nada cambió."
    return CapturaError("El valor no se puede guardar así", what, fix, "CAP-CAT-12")
