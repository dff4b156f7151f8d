"""`captura autoprueba`: the installed program checks its own parts, a line each."""

from __future__ import annotations

import datetime as dt
import json
import os
import tempfile
import zipfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from captura.app.surroundings import catalogues, now
from captura.paths import resources


def run(chosen: Namespace) -> int:
    """0 if every part works; each failure is a line with its reason."""
    results: list[tuple[str, bool, str]] = []
    with tempfile.TemporaryDirectory(prefix="captura-autoprueba-") as scratch:
        for name, check in CHECKS.items():
            try:
                said, good = check(Path(scratch)), True
            except Exception as error:  # noqa: BLE001 - a self check reports whatever breaks
                said, good = f"{type(error).__name__}: {error}", False
            results.append((name, good, said))
            if not chosen.json:
                print(f"{'✓' if good else '✗'} {name}: {said}", flush=True)  # noqa: T201
    if chosen.json:
        report = {name: {"bien": good, "dice": said} for name, good, said in results}
        print(json.dumps(report, ensure_ascii=False))  # noqa: T201
    return 0 if all(good for _, good, _ in results) else 1


def _cipher(scratch: Path) -> str:
    from captura.errors import StoreError
    from captura.store.database import Store

    path = scratch / "cifrado.db"
    Store.open(path, os.urandom(48), clock=now, random=os.urandom, create=True).close()
    if path.read_bytes()[:6] == b"SQLite":
        raise RuntimeError("the database is not encrypted")
    try:
        Store.open(path, os.urandom(48), clock=now, random=os.urandom).close()
    except StoreError:
        return "la base se cifra y otra llave no la abre"
    raise RuntimeError("another key opens the database")


def _search(scratch: Path) -> str:
    from captura.records.persona import Persona
    from captura.store.database import Store
    from captura.store.search import search_people

    path = scratch / "busqueda.db"
    with Store.open(path, os.urandom(48), clock=now, random=os.urandom, create=True) as store:
        with store.work(who="autoprueba") as work:
            work.set_meta("instituto", "32020")
            work.save(Persona(nombres="Ángela", primer_apellido="Muñoz", municipio="32020"))
        if not search_people(store, "angela mun"):
            raise RuntimeError("FTS5 finds nobody")
    return "FTS5 encuentra sin acentos"


def _migrations(scratch: Path) -> str:
    from captura.store.schema import KNOWN

    if not KNOWN:
        raise RuntimeError("no migrations in the bundle")
    return f"{len(KNOWN)} en el programa, la última {KNOWN[-1]}"


def _catalogues(scratch: Path) -> str:
    known = catalogues()
    if len(known["municipios"]) != 58:
        raise RuntimeError("municipalities are missing")
    return f"{len(known)} catálogos, 58 municipios"


def _font(scratch: Path) -> str:
    from captura.app.display import headless

    headless()
    from PySide6.QtGui import QFontDatabase, QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    fonts = [*(resources() / "look" / "font").glob("*.[ot]tf")]
    families = {
        family
        for font in fonts
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(font))
        )
    }
    if not families or app is None:
        raise RuntimeError("the font can't be loaded")
    return f"{', '.join(sorted(families))} ({len(fonts)} archivos)"


def _excel(scratch: Path) -> str:
    from captura.excel.passwords import protect, unprotect
    from captura.excel.read import OpenBook
    from captura.excel.safety import check
    from captura.excel.write import Column, Sheet, write_workbook

    path = scratch / "libro.xlsx"
    write_workbook(path, [Sheet("Hoja", [Column("Nombre")], [["=Ñandú"]])], scratch)
    data = unprotect(protect(path.read_bytes(), "una contraseña"), "una contraseña")
    check(data)
    rows = list(OpenBook(data).rows("Hoja"))
    if rows[1][0] != "=Ñandú" or not zipfile.is_zipfile(path):
        raise RuntimeError("a workbook reads back otherwise")
    return "un libro se escribe, se cifra y se lee igual"


def _package(scratch: Path) -> str:
    from captura.keys.recovery import secret_of, words_of
    from captura.keys.sealing import new_identity
    from captura.keys.signing import new_pair, sign
    from captura.packages.delivery import make_plain
    from captura.packages.header import ACUSE, STATE, Header, Recipient
    from captura.packages.sealed import open_sealed

    secret = os.urandom(32)
    if secret_of(" ".join(words_of(secret))) != secret:
        raise RuntimeError("the words of the recovery sheet don't come back")
    pair, identity = new_pair(os.urandom), new_identity()
    created = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    header = Header(
        kind=ACUSE,
        sender=STATE,
        sender_name="Autoprueba",
        device=pair.public_hex,
        recipients=(Recipient(STATE, "Autoprueba", identity.public),),
        created=created,
    )
    path, record = scratch / "prueba.captura", "32020-00000000-0000-7000-8000-000000000000"
    line = json.dumps([ACUSE, record, {}], separators=(",", ":"))
    make_plain(
        path,
        header,
        [(ACUSE, record, line)],
        sign=lambda message: sign(pair.private, message),
        temporary=scratch,
    )
    opened = open_sealed(path.read_bytes(), [identity.secret], state_public=pair.public_hex)
    if list(opened.lines()) != [line]:
        raise RuntimeError("a package reads back otherwise")
    return "se firma, se cifra, se abre y se comprueba"


def _isolated(scratch: Path) -> str:
    from captura import isolate
    from captura.excel.write import Column, Sheet, write_workbook

    path = scratch / "aparte.xlsx"
    write_workbook(path, [Sheet("Lista", [Column("Nombre(s)"), Column("Sexo")], [])], scratch)
    isolate.run("captura.excel.list_reader.read_list", path.read_bytes())
    return "los archivos ajenos se leen en un proceso aparte"


CHECKS: dict[str, Callable[[Path], str]] = {
    "Cifrado": _cipher,
    "Búsqueda": _search,
    "Migraciones": _migrations,
    "Catálogos": _catalogues,
    "Letra": _font,
    "Excel": _excel,
    "Paquete": _package,
    "Proceso aparte": _isolated,
}
