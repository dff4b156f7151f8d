"""Atenciones and the people first met there: written, found and read in the open vault alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from captura.actions.attend import dated
from captura.actions.office import Office
from captura.actions.save_record import Saved, saved
from captura.errors import StoreError
from captura.records.atencion import Atencion
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.store.joined import heads
from captura.store.queries.drafts import DraftRow
from captura.store.rows import get
from captura.store.sealed_log import Entry as Entry
from captura.store.sealed_work import MOVED, OPENED
from captura.store.vault import Vault
from captura.store.vault_search import find, find_people, people_of

FIRST, FIRST_OF_YEAR, AGAIN = "PRI", "ANO", "SUB"


@dataclass(frozen=True)
class AtencionRow:
    """An atención as a list shows it. sealed: its person lives in the vault too."""

    id: str
    folio: str
    fecha_hora: dt.datetime | None
    persona: str | None
    name: str
    servicio: str | None
    modalidad: str | None
    profesional: str
    proxima_cita: dt.datetime | None
    estado_registro: str | None
    sealed: bool


def save_atencion(
    office: Office,
    vault: Vault,
    atencion: Atencion,
    persona: Persona | None = None,
    reason: str | None = None,
) -> Atencion:
    """Keep an atención, and the person first met in it, sealed and in one piece of work.

    persona: new, or one who lives in the vault, changed; someone of the open register is only
    referred to. Whether it is the first is worked out where it is left blank.
    """
    office.allow("boveda")
    with vault.work(office.user, office.letter) as sealed:
        if persona is not None:
            kept = sealed.save(dated(persona, office.today()), reason)
            atencion = replace(atencion, persona=kept.id)
        if not atencion.vez:
            atencion = replace(atencion, vez=which_time(vault, atencion))
        return sealed.save(atencion, reason)


def delete_atencion(
    office: Office, vault: Vault, atencion_id: str, reason: str | None = None
) -> None:
    """Mark an atención as deleted; its statistics go with the next publication."""
    office.allow("boveda")
    with vault.work(office.user, office.letter) as sealed:
        sealed.delete(atencion_id, reason)


def restore_atencion(office: Office, vault: Vault, atencion_id: str) -> None:
    """Take its deletion back."""
    office.allow("boveda")
    with vault.work(office.user, office.letter) as sealed:
        sealed.restore(atencion_id)


def find_atenciones(vault: Vault, text: str = "") -> list[AtencionRow]:
    """Those that hold every word, newest first: of the notes, the folio, the person's name."""
    found = find(vault, text)
    people = people_of(vault, found)
    return [_row(vault, one, people) for one in found]


def find_sealed_people(vault: Vault, text: str = "") -> list[Persona]:
    """The people who live in the vault and fit what is typed, by name."""
    return find_people(vault, text)


def read_atencion(
    office: Office, vault: Vault, atencion_id: str
) -> tuple[Atencion, Persona | None]:
    """An atención and its person, to be looked at; that she looked is kept, sealed.

    Raises StoreError where it isn't there.
    """
    office.allow("boveda")
    version, atencion = vault.version(atencion_id), vault.get(Atencion, atencion_id)
    if version is None or atencion is None:
        raise _gone()
    with vault.work(office.user, office.letter) as sealed:
        sealed.note(OPENED, version)
    return atencion, _person(vault, atencion.persona)


def atencion_history(office: Office, vault: Vault, atencion_id: str) -> list[Entry]:
    """What was done with an atención, readings among it, newest first."""
    office.allow("boveda")
    return vault.log(atencion_id)


def keep_sealed_draft(
    office: Office,
    vault: Vault,
    key: str,
    record_type: str,
    texts: Mapping[str, str],
    field: str | None = None,
    cursor: int | None = None,
) -> None:
    """As `keep_draft`, sealed: not even which form it is shows."""
    office.allow("boveda")
    with vault.work(office.user, office.letter) as sealed:
        sealed.keep_draft(DraftRow(key, record_type, texts, "", field, cursor))


def drop_sealed_draft(office: Office, vault: Vault, key: str) -> None:
    """Forget a draft: it was saved, or discarded on purpose."""
    office.allow("boveda")
    with vault.work(office.user, office.letter) as sealed:
        sealed.drop_draft(key)


def sealed_drafts(vault: Vault) -> list[DraftRow]:
    """Every sealed draft, newest first."""
    return sorted((draft for _, draft in vault.drafts.values()), key=lambda d: d.at, reverse=True)


def move_out(office: Office, vault: Vault, persona_id: str) -> tuple[Persona, Saved]:
    """Take a person out of the vault into the open register, under the same id.

    From now on everyone who captures sees her; her atenciones stay sealed. Raises StoreError.
    """
    office.allow("boveda")
    office.allow("capturar")
    with vault.work(office.user, office.letter) as sealed:
        persona = sealed.get(Persona, persona_id)
        if persona is None:
            raise _gone()
        sealed.save(sealed.work.with_folio(persona))
        if (version := sealed.version(persona_id)) is not None:
            sealed.work.join(version)
        numbers = [sealed.work.last_number]
        sealed.delete(persona_id, what=MOVED)
        moved = sealed.work.get(Persona, persona_id) or persona
        return moved, saved(sealed.work, numbers)


def which_time(vault: Vault, atencion: Atencion) -> str | None:
    """Whether it is her first atención, the first of its year, or neither; of all her records."""
    when = atencion.fecha_hora
    if not atencion.persona or when is None:
        return None
    known = heads(vault.store)
    her = known.get(atencion.persona, atencion.persona)
    before = [
        one.fecha_hora
        for one in vault.all(Atencion)
        if one.persona and known.get(one.persona, one.persona) == her and one.id != atencion.id
        if one.fecha_hora and one.fecha_hora < when
    ]
    if not before:
        return FIRST
    return AGAIN if any(moment.year == when.year for moment in before) else FIRST_OF_YEAR


def _row(vault: Vault, one: Atencion, people: Mapping[str, Persona]) -> AtencionRow:
    person = people.get(one.persona or "")
    return AtencionRow(
        one.id,
        one.folio or "",
        one.fecha_hora,
        one.persona,
        full_name(person) if person else "",
        one.servicio,
        one.modalidad,
        one.profesional or "",
        one.proxima_cita,
        one.estado_registro,
        bool(one.persona) and vault.get(Persona, one.persona or "") is not None,
    )


def _person(vault: Vault, persona_id: str | None) -> Persona | None:
    """In the vault, or in the open register, deleted or not."""
    if not persona_id:
        return None
    return vault.get(Persona, persona_id) or get(vault.store, Persona, persona_id, deleted=True)


def _gone() -> StoreError:
    return StoreError(
        "Ese registro ya no está en la bóveda",
        "Lo eliminaron, o lo sacaron al padrón.",
        "Búsquelo otra vez en la lista.",
        "CAP-ACT-68",
    )
