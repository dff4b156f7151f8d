"""Brings evidence to an activity, shows it, gives a copy on purpose, says what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from captura import isolate
from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, saved
from captura.errors import CapturaError
from captura.paths import replace_file
from captura.records.actividad import Actividad
from captura.records.evidencia import PHOTO, Evidencia
from captura.records.rules.evidence_asked import Asked, asked_of, checklist
from captura.store import evidence as files
from captura.store.queries.evidence import evidence_counts, evidence_of, is_listed
from captura.store.work import Work

MIB = 1024 * 1024
MOST_BYTES = 25 * MIB
# what an institute's proof is written in; anything else is asked for in one of these
DOCUMENTS = frozenset(".pdf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp .txt .csv .rtf".split())
_PHOTO_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
# the child draws it anew; named here, since only `ui` knows pictures and actions don't know `ui`
_CLEANED = "captura.ui.photo.cleaned"


@dataclass(frozen=True)
class Added:
    """What came of some files. kept: their records · refused: (file's name, why) of the others."""

    kept: tuple[Evidencia, ...]
    refused: tuple[tuple[str, CapturaError], ...]
    saved: Saved


def add_evidence(
    office: Office,
    activity: Actividad,
    paths: Iterable[Path],
    progress: Callable[[int], None] = lambda ready: None,
) -> Added:
    """Keep files as evidence of an activity; the originals stay untouched where they are.

    A photo is drawn anew, so without place and camera; a document is kept as it is. What can't be
    kept is told, and hinders no other. `progress(ready)` hears of each file before it is read; what
    it raises stops here, and nothing is kept.
    """
    office.allow("capturar")
    ready: list[tuple[str, bytes]] = []
    refused: list[tuple[str, CapturaError]] = []
    for place, path in enumerate(paths):
        progress(place)
        try:
            ready.append((path.name, _read(path)))
        except CapturaError as problem:
            refused.append((path.name, problem))
    with office.store.work(who=office.user, device=office.letter) as work:
        kept, numbers = [], []
        for name, data in ready:
            try:
                kept.append(_keep(office, work, activity, Path(name).suffix.lower(), data))
                numbers.append(work.last_number)
            except CapturaError as problem:
                refused.append((name, problem))
        return Added(tuple(kept), tuple(refused), saved(work, numbers))


def _read(path: Path) -> bytes:
    """A file as it is kept. Raises CapturaError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large()
        data = path.read_bytes()
    except OSError:
        raise _unreadable() from None
    if not data:
        raise _unreadable()
    if is_photo(data):
        cleaned: bytes = isolate.run(_CLEANED, data, seconds=30)
        return cleaned
    if path.suffix.lower() not in DOCUMENTS:
        raise _of_no_use()
    return data


def is_photo(data: bytes) -> bool:
    """Whether a file is a picture that Captura can draw, whatever its name says."""
    return data.startswith(_PHOTO_STARTS)


def _keep(office: Office, work: Work, activity: Actividad, ending: str, data: bytes) -> Evidencia:
    photo = is_photo(data)
    kept = files.put(work, office.folder.evidence, data)
    if any(one.sha256 == kept.sha256 for one in evidence_of(work, activity.id)):
        raise _there_already()
    day = activity.fecha_inicio or office.today()
    name = "foto" if photo else "documento"
    return work.save(
        Evidencia(
            actividad=activity.id,
            tipo=PHOTO if photo else None,
            fecha=min(day, office.today()),
            archivo=f"{name}-{day:%Y-%m-%d}-{kept.sha256[:8]}{'.jpg' if photo else ending}",
            tamano=kept.bytes,
            sha256=kept.sha256,
            estado_registro=VALID,
        )
    )


def open_evidence(office: Office, one: Evidencia) -> bytes:
    """The file of a piece of evidence, in memory alone. Raises StoreError where it isn't here."""
    office.allow("leer")
    return files.read(office.store, office.folder.evidence, one.sha256 or "")


def copy_evidence(office: Office, one: Evidencia, path: Path) -> None:
    """Write a readable copy where the user chose; the history says who took it out of here."""
    office.allow("exportar_nombres")
    data = open_evidence(office, one)
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {}, f"copia de la evidencia {one.folio or one.id}")
        try:
            replace_file(path, data)
        except OSError:
            raise _cannot_copy() from None


def missing_evidence(office: Office, activity: Actividad) -> tuple[Asked, ...]:
    """The checklist of an activity by its type: what it asks for and what of it is here."""
    office.allow("leer")
    return checklist(
        asked_of(activity.tipo_actividad, office.catalogues["tipo_actividad"]),
        evidence_counts(office.store, activity.id),
        listed=is_listed(office.store, activity.id),
        modo_conteo=activity.modo_conteo,
    )


def _too_large() -> CapturaError:
    return CapturaError(
        "El archivo es demasiado grande",
        f"Lo más que se guarda es {MOST_BYTES // MIB} MB por archivo.",
        "Guárdelo más pequeño o por partes. Los videos no se guardan aquí.",
        "CAP-EVI-06",
    )


def _unreadable() -> CapturaError:
    return CapturaError(
        "El archivo no se puede leer",
        "No está, está vacío, o la memoria no lo entrega.",
        "Revise que se abra en esta computadora y agréguelo otra vez.",
        "CAP-EVI-07",
    )


def _of_no_use() -> CapturaError:
    return CapturaError(
        "Ese tipo de archivo no se guarda",
        "No es una foto JPG o PNG, ni un documento de PDF, Word, Excel, LibreOffice o texto.",
        "Guárdelo en uno de esos y agréguelo otra vez. Una foto HEIC o WEBP, como JPG.",
        "CAP-EVI-08",
    )


def _there_already() -> CapturaError:
    return CapturaError(
        "Ese archivo ya está en esta actividad",
        "Tiene exactamente el mismo contenido que otro.",
        "No hace falta nada más.",
        "CAP-EVI-09",
    )


def _cannot_copy() -> CapturaError:
    return CapturaError(
        "No se pudo guardar la copia",
        "La memoria o la carpeta está llena, o no permite escribir ahí.",
        "Elija otra carpeta; la evidencia sigue aquí.",
        "CAP-EVI-10",
    )
