"""The vault on the institute's other laptop: its keys go to who asked there, to her own pair.

The key that a welcome brings waits in the database, closed to that pair, until she opens the vault.
"""

from __future__ import annotations

import json
from dataclasses import replace

from captura.actions.enrol import ASKED_BY
from captura.actions.health import log_finding
from captura.actions.office import Office
from captura.actions.vault import (
    ARRIVED,
    arrived_for,
    create_vault,
    keep_lock,
    kept_lock,
    open_vault,
    own_pair,
    vault_access,
)
from captura.errors import KeysError, PackageError
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
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {}, "Se dio la llave de la bóveda a otra computadora del instituto")
    return carried(vault.seal)


def secret_by(office: Office, passphrase: str) -> bytes:
    """The same, from a vault opened for this alone. Raises CapturaError as `open_vault` does."""
    vault = open_vault(office, passphrase)
    try:
        return vault_secret(office, vault)
    finally:
        vault.close()


def keep_vault_key(office: Office, found: Welcome) -> None:
    """Keep what a welcome brings of the vault, for who asked; without it nothing happens."""
    office.allow("pedir_alta")
    if not found.vault_key:
        return
    kept = {"para": office.store.meta(ASKED_BY) or "", "llave": found.vault_key}
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(ARRIVED, json.dumps(kept))


def enter_vault(office: Office, passphrase: str) -> Vault:
    """The vault by her passphrase: opened, or taken from the other laptop, or made where none is.

    Raises CapturaError as each of these does.
    """
    access = vault_access(office)
    if access.arrived:
        return adopt_vault(office, passphrase)
    if access.may_create:
        return create_vault(office, passphrase)
    return open_vault(office, passphrase)


def adopt_vault(office: Office, passphrase: str) -> Vault:
    """Take the keys that a welcome brought: she opens the institute's vault here too from now on.

    After `keep_vault_key` and `accept_welcome`. Whoever could open a vault here still can. Raises
    KeysError; a key that fits no vault here is let go, so that the own one opens the next time.
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
    lock, arrived = kept_lock(office), arrived_for(office, kept)
    own = locks.open_lock(lock, office.user, pair, office.random) if lock else None
    opened = open_vault_key(arrived.closed if arrived else "", pair)
    try:
        seal = joined(own, opened, office.random)
    except KeysError:
        _let_go(office)
        raise
    users = {name: way.public for name, way in lock.users.items()} if lock else {}
    users[office.user] = pair.public
    fresh = lock_of(seal, users, kept.recovery.public, state.age_public)
    fresh = replace(fresh, change=lock.change if lock else False)
    vault = Vault(office.store, seal)
    with vault.work(office.user, office.letter) as sealed:
        sealed.read_all()
        keep_lock(sealed.work, fresh)
        sealed.work.set_meta(ARRIVED, None)
        sealed.work.log(None, None, {}, "Llegó la llave de la bóveda de otra computadora")
    office.held.sealed_log = log_finding(vault.log_break)
    return vault


def _let_go(office: Office) -> None:
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(ARRIVED, None)
