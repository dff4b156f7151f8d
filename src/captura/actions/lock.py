"""A locked office: opened again by its user's passphrase, its keys forgotten after half an hour."""

from __future__ import annotations

from captura.actions.office import Office, held_by
from captura.actions.open_office import tell_of_tries
from captura.keys import device, ring, tries
from captura.settings import FORGET as FORGET
from captura.settings import IDLE as IDLE


def unlock(office: Office, passphrase: str) -> None:
    """Let the user who works here go on; the keys are taken up again where they were dropped.

    Raises KeysError: another passphrase, or it must wait after wrong tries.
    """
    kept = ring.load_ring(office.folder.keys)
    with tries.counted(office.folder.root, office.clock()):
        key = ring.open_with_passphrase(kept, office.user, passphrase)
    if not office.store.is_open:
        pair = device.load(office.folder.device_key, key)
        office.store.take_key(key)
        # without its file it is a new device from the next start on; until then it signs nothing
        office.held.take(held_by(office.store, pair or office.device))
    tell_of_tries(office)


def forget_key(office: Office) -> None:
    """Close the database and drop its key with all others; what was being saved is saved first."""
    if office.store.is_open:
        office.store.drop_key()
    office.held.forget()
