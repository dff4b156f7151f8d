"""Keeps what was counted of a session without a list, by sex and age group, and its total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, saved
from captura.records.conteo import Conteo
from captura.records.sesion import Sesion
from captura.store.queries.counts import counts_of

Cell = tuple[str, str]  # codes of `sexo` and `grupos_etarios`


def counted(office: Office, session: Sesion) -> dict[Cell, int]:
    """{(sex, age group): how many} of a session; a cell kept twice tells the first."""
    office.allow("leer")
    found: dict[Cell, int] = {}
    for one in counts_of(office.store, session.id):
        found.setdefault((one.sexo or "", one.grupo_edad or ""), one.cantidad or 0)
    return found


def save_counts(
    office: Office, session: Sesion, cells: Mapping[Cell, int], total: int | None
) -> tuple[Sesion, Saved]:
    """Keep the cells as they stand: one left out or zero is kept no more. One undo takes it back.

    total: as the sheet on paper says it; None where it says none.
    """
    office.allow("capturar")
    wanted = {cell: number for cell, number in cells.items() if number}
    with office.store.work(who=office.user, device=office.letter) as work:
        numbers: list[int | None] = []
        for one in counts_of(work, session.id):
            number = wanted.pop((one.sexo or "", one.grupo_edad or ""), None)
            if number is None:
                work.delete(one)
            elif number != one.cantidad:
                work.save(replace(one, cantidad=number))
            else:
                continue
            numbers.append(work.last_number)
        for (sexo, grupo), number in wanted.items():
            work.save(
                Conteo(
                    actividad=session.actividad,
                    sesion=session.id,
                    sexo=sexo,
                    grupo_edad=grupo,
                    cantidad=number,
                    estado_registro=VALID,
                )
            )
            numbers.append(work.last_number)
        known = work.get(Sesion, session.id) or session
        if known.total_contado != total:
            known = work.save(replace(known, total_contado=total))
            numbers.append(work.last_number)
        return known, saved(work, numbers)
