"""The other laptops of the institute that this one knows of, and how far each exchange has come."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.keys.sister import Known
from captura.store.rows import Source
from captura.store.work import Work

_KEPT = "hermanas"  # meta key
_SELECT = "SELECT value FROM meta WHERE key='hermanas'"
NICKNAME = "equipo"


@dataclass(frozen=True)
class Sister:
    """device: its public key, hex · letter: "" until it is met · since: day it became known.

    holds: the last of our cambios that it says it holds whole · held: the last of its that we do ·
    sent, received: when files last went out and came in, UTC.
    """

    device: str
    nickname: str
    letter: str = ""
    since: str = ""
    holds: str = ""
    held: str = ""
    sent: str = ""
    received: str = ""

    @property
    def known(self) -> Known:
        return Known(self.device, self.nickname, self.letter)


def kept_sisters(office: Office, source: Source | None = None) -> dict[str, Sister]:
    """{device: sister}, in the order in which they became known.

    How far an exchange came is known of one device: a restored copy is another, and begins anew.
    """
    kept = json.loads((source or office.store).value(_SELECT) or "{}")
    found = {one["device"]: Sister(**one) for one in kept.get("hermanas", ())}
    if kept.get("equipo") == office.device.public_hex:
        return found
    fresh = (replace(one, holds="", held="", sent="", received="") for one in found.values())
    return {one.device: one for one in fresh}


def sisters_of(office: Office) -> tuple[Sister, ...]:
    """The other laptops, as this one knows them."""
    office.allow("intercambiar")
    return tuple(kept_sisters(office).values())


def keep_sister(work: Work, office: Office, sister: Sister) -> None:
    """Keep what is known of a laptop, in place of what was."""
    _keep(work, office, {**kept_sisters(office, work), sister.device: sister})


def meet(work: Work, office: Office, known: Known) -> Sister:
    """A laptop heard of: new here, or with the letter that was not known yet."""
    fresh = Sister(known.device, known.nickname, since=office.today().isoformat())
    found = kept_sisters(office, work).get(known.device, fresh)
    met = replace(found, nickname=known.nickname, letter=known.letter or found.letter)
    if known.device != office.device.public_hex:
        keep_sister(work, office, met)
    return met


def forget_sister(office: Office, device: str) -> None:
    """A laptop that is no longer used leaves the list; if it ever sends again, it is back."""
    office.allow("agregar_equipo")
    with office.store.work(who=office.user, device=office.letter) as work:
        every = kept_sisters(office, work)
        every.pop(device, None)
        _keep(work, office, every)


def _keep(work: Work, office: Office, sisters: dict[str, Sister]) -> None:
    kept = {
        "equipo": office.device.public_hex,
        "hermanas": [vars(one) for one in sisters.values()],
    }
    work.set_meta(_KEPT, json.dumps(kept, ensure_ascii=False))
