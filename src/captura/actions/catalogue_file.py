"""The state's catalogues in a signed file: written at the state, read where no acuse is due."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from captura.actions.editions import (
    editions_to_tell,
    keep_told,
    last_edition,
    renew,
    told_editions,
)
from captura.actions.office import Office
from captura.actions.state_lists import ACTION
from captura.errors import CapturaError
from captura.keys.signing import sign
from captura.packages.catalogue_file import CatalogueFile, catalogue_bytes, read_catalogue_file


@dataclass(frozen=True)
class Read:
    """edition: the last one that the file tells · before, now: the last one known here."""

    edition: int
    before: int
    now: int


def write_catalogues(office: Office) -> tuple[str, bytes]:
    """The name and the bytes of a file with all that was set so far.

    Raises CapturaError while nothing was set.
    """
    office.allow(ACTION)
    lists = editions_to_tell(office)
    if not lists:
        raise CapturaError(
            "Todavía no hay nada que enviar",
            "Los catálogos son los que trae Captura, y los institutos ya los tienen.",
            "Agregue o cierre primero un valor, o fije la fecha de una entrega.",
            "CAP-CAT-20",
        )
    number = last_edition(office.store.meta)
    content = CatalogueFile(office.name, number, office.practice, lists)
    data = catalogue_bytes(content, partial(sign, office.state_pair.private))
    return f"catalogos-edicion-{number}.catalogos", data


def read_catalogues(office: Office, data: bytes) -> Read:
    """Take in a file of the state that this office knows; an older one brings nothing back.

    Read at a state restored from a backup it gives back what was set since. Raises PackageError
    where that state didn't sign it so; then nothing changed.
    """
    office.allow("catalogos")
    state = office.state
    if state is None:
        raise CapturaError(
            "Todavía no se pueden leer catálogos",
            "Este equipo no tiene certificado, y no conoce la firma de la coordinación.",
            "Termine el alta del equipo.",
            "CAP-CAT-19",
        )
    content = read_catalogue_file(data, state_public=state.signing_public, practice=office.practice)
    told = told_editions(content.lists)
    before = last_edition(office.store.meta)
    with office.store.work(who=office.user, device=office.letter) as work:
        if keep_told(work, told):
            work.log(None, None, {}, f"catálogos de la coordinación, edición {content.edition}")
    renew(office)
    return Read(content.edition, before, last_edition(office.store.meta))
