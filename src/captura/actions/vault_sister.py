"""The vault on the institute's other laptop: its keys go to who asked there, to her own pair."""

from __future__ import annotations

from dataclasses import replace

from captura.actions.office import Office
from captura.actions.vault import keep_lock, kept_lock, own_pair
from captura.errors import PackageError
from captura.keys import vault as locks
from captura.keys.seal import Seal
from captura.keys.sister import Welcome, open_vault_key
from captura.keys.vault_sister import carried, joined, lock_of
from captura.store.vault import Vault, vault_closed


def vault_secret(office: Office, vault: Vault) -> bytes:
    """What `welcome` closes to who asked on the other laptop; the vault is open here."""
    office.allow("boveda")
    if not vault.is_open or not isinstance(vault.seal, Seal):
        raise vault_closed()
    return carried(vault.seal)


def adopt_vault(office: Office, found: Welcome, passphrase: str) -> Vault:
    """Take the keys that a welcome brings: from now on she opens the institute's vault here too.

    After `accept_welcome`. Whoever could open a vault here still can. Raises KeysError.
    """
    office.allow("boveda")
    kept, pair = own_pair(office, passphrase)
    state = office.state
    if state is None:
        raise PackageError(
            "Todavía no se puede recibir la bóveda",
            "Esta computadora no conoce a la coordinación, que guarda media recuperación.",
            "Acepte primero el archivo de alta.",
            "CAP-ACT-29",
        )
    lock = kept_lock(office)
    own = locks.open_lock(lock, office.user, pair, office.random) if lock else None
    seal = joined(own, open_vault_key(found, pair), office.random)
    users = {name: way.public for name, way in lock.users.items()} if lock else {}
    users[office.user] = pair.public
    fresh = lock_of(seal, users, kept.recovery.public, state.age_public)
    fresh = replace(fresh, change=lock.change if lock else False)
    vault = Vault(office.store, seal)
    with vault.work(office.user, office.letter) as sealed:
        sealed.read_all()
        keep_lock(sealed.work, fresh)
        sealed.work.log(None, None, {}, "Llegó la llave de la bóveda de otra computadora")
    return vault
