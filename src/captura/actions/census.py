"""The women of the 2020 census that groups are measured against, as far as the lists know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.localities import counted, localities_in
from captura.store.queries.women import PLACE

AMBIT = "ambito"
URBAN, RURAL = "U", "R"


@dataclass(frozen=True)
class Census:
    """whole: the women of the state, or of the institute's municipality.

    groups: {group: its women}, which add up to the whole; empty where no list divides them so.
    """

    whole: int
    groups: Mapping[str, int]


def town_of(office: Office) -> str:
    """Whose women an office measures: its municipality's; "" at the state, for all."""
    return "" if office.is_state else office.institute


def census_of(office: Office, by: str) -> Census:
    """The women of an office's scope, divided by municipality or by rural and urban."""
    town = town_of(office)
    towns = {
        one.code: int(one.extra["mujeres_2020"])
        for one in office.catalogues["municipios"].entries
        if town in ("", one.code)
    }
    whole = sum(towns.values())
    if by == AMBIT:
        return Census(whole, _by_ambit(office, town, whole))
    return Census(whole, towns if by == PLACE else {})


def _by_ambit(office: Office, town: str, whole: int) -> dict[str, int]:
    """Those of the urban localities, and the rest: small places are not divided by sex."""
    places = localities_in(office.catalogues["localidades"], town)
    urban = [counted(one, "mujeres") for one in places if one.extra["ambito"] == URBAN]
    known = [one for one in urban if one is not None]
    if not known or len(known) < len(urban) or sum(known) > whole:
        return {}
    return {URBAN: sum(known), RURAL: whole - sum(known)}
