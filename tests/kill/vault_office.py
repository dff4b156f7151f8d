"""An office with a vault, opened without the passphrase's slow key from then on."""

from __future__ import annotations

from captura.actions.atenciones import save_atencion
from captura.actions.demonstration.cast import PHRASE
from captura.actions.office import Office
from captura.actions.vault import first_lock, keep_lock
from captura.keys import ring
from captura.store.vault import Vault
from tests.actions.attending import service
from tests.actions.world import USER, woman

PAIR = "par-de-prueba"  # the meta key of the pair that a passphrase would give


def prepare(office: Office) -> None:
    """Give an office a vault with a few atenciones."""
    kept = ring.load_ring(office.folder.keys)
    pair = ring.identity_of(kept, USER, PHRASE)
    assert pair is not None
    lock, seal = first_lock(office, kept, pair)
    with office.store.work("prueba") as work:
        keep_lock(work, lock)
        work.set_meta(PAIR, pair.secret)
    vault = Vault(office.store, seal)
    for name in ("Sellada", "Oculta", "Guardada"):
        save_atencion(office, vault, service(), woman(name))
