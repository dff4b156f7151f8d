"""Tells the state how many were attended, and nothing of whom: the statistics of a quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.records.atencion import Atencion
from captura.records.atencion_estadistica import (
    AtencionEstadistica,
    statistics_id,
    statistics_of,
)
from captura.records.periods import Period, period_of
from captura.records.persona import Persona
from captura.store import rows
from captura.store.queries.statistics import published_of, remember_published
from captura.store.vault import Vault
from captura.store.work import Work

FINISHED = "VAL"


@dataclass(frozen=True)
class Published:
    """How many statistics of the quarter are new, changed, and gone; total: how many stand."""

    new: int
    changed: int
    gone: int
    total: int


def publish_statistics(office: Office, vault: Vault, period: Period) -> Published:
    """Bring the open statistics of a quarter in line with its finished atenciones.

    All in one piece of work, in an order of chance and under nobody's name: neither ids nor
    saves nor their times lead from a statistic to its atención. Done again it changes nothing.
    """
    office.allow("boveda")
    office.allow("estadistica")
    stands = [one for one in vault.all(Atencion) if _counts(one, period)]
    with vault.work(office.user, office.letter) as sealed:
        known = set(published_of(sealed.work, period))
        wanted: dict[str, AtencionEstadistica] = {}
        for atencion in stands:
            own = atencion.estadistica
            if own not in known:
                own = statistics_id(office.institute, period, office.random)
                sealed.save(replace(atencion, estadistica=own), "Estadística")
            persona = _person(vault, sealed.work, atencion.persona)
            made = statistics_of(atencion, persona, period, office.catalogues)
            wanted[own] = replace(made, id=own)
        gone = known & _spoken_of(vault) - wanted.keys()
        changed = _write(office, sealed.work, wanted, gone)
        remember_published(sealed.work, period)
    return Published(len(wanted.keys() - known), changed, len(gone), len(wanted))


def _write(
    office: Office, work: Work, wanted: Mapping[str, AtencionEstadistica], gone: Iterable[str]
) -> int:
    """Keep the open records, in an order of chance; how many were here and say something else."""
    who, work.who = work.who, ""  # the open history tells not even who attends
    for record_id in sorted(gone):
        old = work.get(AtencionEstadistica, record_id)
        if old is not None:
            work.delete(old)
    changed = 0
    for record_id in sorted(wanted, key=lambda _: office.random(8)):
        before = work.get(AtencionEstadistica, record_id)
        work.save(wanted[record_id])
        changed += before is not None and before != wanted[record_id]
    work.who = who
    return changed


def _counts(atencion: Atencion, period: Period) -> bool:
    when = atencion.fecha_hora
    finished = atencion.estado_registro == FINISHED and bool(atencion.servicio)
    return finished and when is not None and period_of(when.date()) == period


def _spoken_of(vault: Vault) -> set[str]:
    """The statistics that the atenciones here speak of, deleted ones among them.

    Any other stays: it is of a row that no key here opens.
    """
    # two laptops that published before they met gave one atención two: one of them goes
    return {
        value
        for version in vault.versions(Atencion.TYPE)
        for value, _ in version.fields.get("estadistica", ())
    }


def _person(vault: Vault, work: Work, persona: str | None) -> Persona | None:
    if not persona:
        return None
    return vault.get(Persona, persona) or rows.get(work, Persona, persona, deleted=True)
