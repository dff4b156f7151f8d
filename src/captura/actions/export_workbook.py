"""A delivery's workbook outside its package: with a password and a reason, and noted."""

from __future__ import annotations

from pathlib import Path

from captura.actions.office import Office
from captura.errors import PackageError
from captura.excel.passwords import protect
from captura.packages.sealed import open_sealed
from captura.paths import replace_file
from captura.store import ledger
from captura.store.queries.packages import package

SHORTEST = 10


def export_workbook(
    office: Office, package_id: str, path: Path, password: str | None, reason: str
) -> None:
    """Write the workbook of an own package to `path`, encrypted by the password; the log says why.

    Without a password only where the office says that its people are made up (the demonstration).
    """
    office.allow("exportar_nombres")
    check_way_out(office, password, reason)
    book = open_sealed(package_bytes(office, package_id), office.secrets).workbook
    if book is None:
        raise _cannot("El paquete no lleva libro.")
    data = book if password is None else protect(book, password)
    with office.store.work(who=office.user, device=office.letter) as work:
        # noted first, in one transaction: no workbook leaves without its line in the history
        work.log(None, None, {}, f"libro fuera del paquete: {reason.strip()}", package_id)
        write_whole(path, data)


def check_way_out(office: Office, password: str | None, reason: str) -> None:
    """Raises PackageError where a workbook with names may not leave so."""
    if password is not None and len(password) < SHORTEST:
        raise _cannot(f"La contraseña es corta: lleva {SHORTEST} letras o más.")
    if password is None and office.store.meta("gente_inventada") != "si":
        raise _cannot("Un libro con nombres sale siempre con contraseña.")
    if not reason.strip():
        raise _cannot("Falta el motivo.")


def copy_package(office: Office, package_id: str, folder: Path) -> Path:
    """Copy a package to a USB stick or a folder, and note that it was delivered."""
    office.allow("hacer_entrega")
    kept = package(office.store, package_id)
    if kept is None or not kept.path:
        raise _cannot("El paquete ya no está en este equipo.")
    target = folder / kept.path
    write_whole(target, package_bytes(office, package_id))
    if kept.state == ledger.PACKED:
        with office.store.work(who=office.user, device=office.letter) as work:
            ledger.set_state(work, package_id, "delivered", {"entregado": work.now()})
    return target


def package_bytes(office: Office, package_id: str) -> bytes:
    """The `.captura` as it was made. Raises PackageError if its file is gone."""
    office.allow("leer")
    kept = package(office.store, package_id)
    path = office.folder.packages / (kept.path or "") if kept else None
    if path is None or not path.is_file():
        raise _cannot("El archivo del paquete ya no está en este equipo.")
    return path.read_bytes()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file outside the office. Raises PackageError where it can't be."""
    try:
        replace_file(path, data)
    except OSError:
        raise _cannot("La memoria o la carpeta está llena, o no permite escribir ahí.") from None


def _cannot(what: str) -> PackageError:
    return PackageError("No se puede guardar", what, "Nada salió del equipo.", "CAP-ACT-70")
