"""The other laptops of the institute that this one knows of, and how far each exchange has come."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.keys.sister import Known
from captura.store.rows import Source
from captura.store.work import Work

_KEPT = "hermanas"  # meta keys
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


def kept_sisters(source: Source) -> dict[str, Sister]:
    """{device: sister}, in the order in which they became known."""
    kept = source.value("SELECT value FROM meta WHERE key=?", (_KEPT,))
    return {device: Sister(device, **facts) for device, facts in json.loads(kept or "{}").items()}


def sisters_of(office: Office) -> tuple[Sister, ...]:
    """The other laptops, as this one knows them."""
    office.allow("intercambiar")
    return tuple(kept_sisters(office.store).values())


def keep_sister(work: Work, sister: Sister) -> None:
    """Keep what is known of a laptop, in place of what was."""
    every = {**kept_sisters(work), sister.device: sister}
    kept = {
        device: {name: value for name, value in vars(one).items() if name != "device"}
        for device, one in every.items()
    }
    work.set_meta(_KEPT, json.dumps(kept, ensure_ascii=False))


def meet(work: Work, office: Office, known: Known) -> Sister:
    """A laptop heard of: new here, or with the letter that was not known yet."""
    if known.device == office.device.public_hex:
        return Sister(known.device, known.nickname, known.letter)
    found = kept_sisters(work).get(known.device)
    if found is None:
        found = Sister(known.device, known.nickname, since=office.today().isoformat())
    met = replace(found, nickname=known.nickname, letter=known.letter or found.letter)
    keep_sister(work, met)
    return met


def forget_sister(office: Office, device: str) -> None:
    """A laptop that is no longer used leaves the list; if it ever sends again, it is back."""
    office.allow("agregar_equipo")
    every = [one for one in kept_sisters(office.store).values() if one.device != device]
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_KEPT, "{}")
        for one in every:
            keep_sister(work, one)
