"""How the data are doing at start: integrity, backups, disk, clock, folder; each in a sentence."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from captura.actions.backup import newest_backup, second_place
from captura.actions.office import Office, local_time
from captura.errors import StoreError
from captura.store import chain, sealed_log
from captura.store.queries.health import last_moments, sound

OK, WARN, BAD = "ok", "warn", "bad"
GIB = 1 << 30
LITTLE, TOO_LITTLE = 2 * GIB, GIB // 4
TIRED, OLD = dt.timedelta(days=2), dt.timedelta(days=7)
SECOND_OLD = dt.timedelta(days=7)
BEHIND, AHEAD = dt.timedelta(minutes=30), dt.timedelta(days=400)
# how the folders of the programs that copy files to the network begin
_CLOUDS = {
    "onedrive": "OneDrive", "dropbox": "Dropbox", "google drive": "Google Drive",
    "googledrive": "Google Drive", "mi unidad": "Google Drive", "my drive": "Google Drive",
    "icloud": "iCloud",
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing looked at. kind: OK, WARN or BAD; text: what to do, empty where all is well."""

    about: str
    kind: str
    title: str
    text: str = ""


def check_health(
    office: Office, free: Callable[[Path], int] = lambda path: shutil.disk_usage(path).free
) -> list[Finding]:
    """Everything looked at, the worst first. `free`: bytes left on the disk of a folder."""
    base = _integrity(office)
    found = [base, *_backups(office), _disk(office, free), _folder(office.folder.root)]
    if base.kind == OK:  # a damaged one is asked no more
        found += [_clock(office), _history(office)]
    if office.held.sealed_log is not None:
        found.append(office.held.sealed_log)
    return sorted(found, key=lambda finding: (BAD, WARN, OK).index(finding.kind))


def _integrity(office: Office) -> Finding:
    try:
        whole = sound(office.store)
    except StoreError:
        whole = False
    if whole:
        return Finding("base", OK, "La base de datos está íntegra")
    return Finding(
        "base",
        BAD,
        "La base de datos está dañada",
        "Haga un respaldo de lo que hay y restaure el último bueno; después revise el disco.",
    )


def _history(office: Office) -> Finding:
    """Whether every entry of the history is as it was written."""
    broken = chain.verify(office.store)
    if broken is None:
        return Finding("historial", OK, "El historial está completo y sin cambios")
    said = {
        chain.ALTERED: "no dice lo que decía cuando se escribió",
        chain.MISSING: "falta",
        chain.MOVED: "no sigue a la que tiene antes",
    }
    return Finding(
        "historial",
        BAD,
        "El historial fue alterado",
        f"La anotación {broken.n} {said[broken.what]}. Sus registros siguen aquí. Haga un "
        "respaldo, compárelo con uno anterior y avise a la coordinación.",
    )


def log_finding(broken: chain.Break | None) -> Finding:
    """How the vault's own log was found when it was opened."""
    if broken is None:
        return Finding("bitacora", OK, "La bitácora de la bóveda está completa")
    n = broken.n
    said = {
        chain.ALTERED: f"La anotación {n} no dice lo que decía cuando se escribió.",
        chain.MISSING: f"Falta la anotación {n}, o ya no se abre."
        if n
        else "Falta alguna de las anotaciones de antes de que se numeraran.",
        chain.MOVED: f"La anotación {n} no sigue a la que tiene antes.",
        sealed_log.REWRITTEN: f"Desde la anotación {n} se escribió de nuevo.",
        sealed_log.ADDED: "Hay anotaciones que no se escribieron en su lugar.",
    }
    return Finding(
        "bitacora",
        BAD,
        "La bitácora de la bóveda no está completa",
        f"{said[broken.what]} No se puede confiar en que diga todo lo que se leyó y se cambió; las "
        "atenciones siguen aquí. Avise a su titular y a la coordinación: un respaldo anterior, "
        "abierto en otra computadora, dice qué falta.",
    )


def _backups(office: Office) -> Iterator[Finding]:
    now = office.clock()
    newest = newest_backup(office.folder.backups)
    if newest is None:
        yield Finding("respaldo", WARN, "Todavía no hay ningún respaldo", "Haga uno ahora.")
    elif now - newest > TIRED:
        kind = BAD if now - newest > OLD else WARN
        title = f"El último respaldo es de hace {(now - newest).days} días"
        yield Finding("respaldo", kind, title, "Haga uno ahora.")
    else:
        at = local_time(newest)
        yield Finding("respaldo", OK, f"Último respaldo: {at:%d/%m/%Y %H:%M}")
    place = second_place(office.folder, office.institute)
    if place is None:
        yield Finding(
            "segundo",
            WARN,
            "Los respaldos están solo en esta computadora",
            "Si se pierde o se descompone, se pierde todo: elija una memoria para el segundo.",
        )
        return
    second = newest_backup(place)
    if second is None or now - second > SECOND_OLD:
        since = f"desde hace {(now - second).days} días" if second else "todavía"
        yield Finding(
            "segundo",
            WARN,
            f"La memoria no tiene respaldo {since}",
            "Conéctela y haga un respaldo; después guárdela en otro lugar.",
        )
    else:
        yield Finding("segundo", OK, f"Respaldo en la memoria: {local_time(second):%d/%m/%Y %H:%M}")


def aged_backups(office: Office) -> list[tuple[Finding, int | None]]:
    """What grew old of the backups here and in the place chosen, and how many days; None: none.

    That none was ever made here, or no place chosen, is said elsewhere.
    """
    place = second_place(office.folder, office.institute)
    first = newest_backup(office.folder.backups)
    second = newest_backup(place) if place is not None else None
    wanted = first is not None, place is not None
    now = office.clock()
    return [
        (finding, (now - at).days if at is not None else None)
        for finding, at, one in zip(_backups(office), (first, second), wanted, strict=True)
        if one and finding.kind != OK
    ]


def _disk(office: Office, free: Callable[[Path], int]) -> Finding:
    left = free(office.folder.root)
    size = office.folder.database.stat().st_size
    said = f"Quedan {left / GIB:.1f} GB libres en el disco"
    if left < max(TOO_LITTLE, 2 * size):
        text = "Libere espacio hoy: sin él no se puede guardar ni respaldar."
        return Finding("disco", BAD, said, text)
    if left < max(LITTLE, 10 * size):
        return Finding("disco", WARN, said, "Libere espacio pronto.")
    return Finding("disco", OK, said)


def _clock(office: Office) -> Finding:
    """Against the last record and the last acuse: a clock that runs back mixes up periods."""
    now = office.clock()
    last = max(last_moments(office.store), default=None)
    if last is not None and now < last - BEHIND:
        return Finding(
            "reloj",
            BAD,
            "El reloj de la computadora está atrasado",
            f"Marca {local_time(now):%d/%m/%Y %H:%M}, y lo último que se guardó o recibió es del "
            f"{local_time(last):%d/%m/%Y %H:%M}. Corrija la fecha y la hora en Windows.",
        )
    if last is not None and now > last + AHEAD:
        return Finding(
            "reloj",
            WARN,
            "Revise la fecha de la computadora",
            f"Marca {local_time(now):%d/%m/%Y}, más de un año después de lo último guardado.",
        )
    return Finding("reloj", OK, f"Reloj: {local_time(now):%d/%m/%Y %H:%M}")


def _folder(root: Path) -> Finding:
    for part in root.resolve().parts:
        for start, name in _CLOUDS.items():
            if part.casefold().startswith(start):
                return Finding(
                    "carpeta",
                    BAD,
                    f"Los datos están dentro de {name}",
                    f"{name} copia los archivos mientras se escriben y puede dañarlos o mezclarlos."
                    " Cierre Captura y mueva la carpeta de datos fuera de ahí.",
                )
    return Finding("carpeta", OK, "La carpeta de datos está en esta computadora")
