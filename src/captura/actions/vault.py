"""Who can open the vault, and opening it: a passphrase, and having been let in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from captura.actions.health import log_finding
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.keys import ring, tries
from captura.keys import vault as locks
from captura.keys.ring import Ring
from captura.keys.seal import Seal
from captura.keys.sealing import Identity
from captura.keys.vault import Lock
from captura.keys.vault_recovery import paper_text
from captura.records.roles import ATENCION, ROLES, allows
from captura.store.vault import Vault as Vault
from captura.store.vault import vault_closed as vault_closed
from captura.store.work import Work

# meta keys
LOCK, FORMER_SHEET, ARRIVED = "boveda", "boveda_hoja_anterior", "boveda_llegada"


@dataclass(frozen=True)
class Arrived:
    """A vault's key from the other laptop, not taken yet: for whom, and closed to her pair."""

    name: str
    closed: str


@dataclass(frozen=True)
class Access:
    """exists: there is a vault · mine: who works here can open it · why: what is in the way.

    lost: she could, and got another pair since, by the printed sheet or a passphrase given to her.
    arrived: its key came from the institute's other laptop, and waits for who works here.
    """

    exists: bool
    mine: bool
    may_create: bool
    why: str = ""
    lost: bool = False
    arrived: bool = False

    @property
    def reachable(self) -> bool:
        """Whether there is something for who works here behind the vault's door."""
        return self.mine or self.lost or self.arrived


@dataclass(frozen=True)
class VaultUser:
    """Someone whose role may have the vault. inside: she was let in; own: it is who works now."""

    name: str
    role: str
    inside: bool
    own: bool


def vault_access(office: Office) -> Access:
    """How the vault stands for who works here; a role that may not have it learns nothing."""
    if not allows(office.role, "boveda"):
        return Access(False, False, False)
    lock, kept = kept_lock(office), ring.load_ring(office.folder.keys)
    came = arrived_for(office, kept)
    hers = came is not None and came.name == office.user
    if lock is not None:
        mine = _inside(lock, kept, office.user)
        why = "" if mine else locks.not_let_in().what
        lost = not mine and office.user in lock.users
        return Access(True, mine, False, why, lost, arrived=hers)
    if came is not None:
        return Access(False, False, False, "" if hers else _arrived_for(came.name), arrived=hers)
    if office.role != ATENCION:
        return Access(False, False, False, "La crea alguien con el papel de atención a víctimas.")
    if office.certificate is None or office.state is None:
        return Access(False, False, False, _NO_CERTIFICATE)
    return Access(False, False, True)


def create_vault(office: Office, passphrase: str) -> Vault:
    """The vault of this institute, with its first key; who works here is in it.

    Only after the certificate: the state's half of the recovery is encrypted to its key. Raises
    CapturaError.
    """
    office.allow("boveda")
    access = vault_access(office)
    if not access.may_create:
        why = "La bóveda ya existe." if access.exists else access.why
        raise cannot(why, "Pida su alta a la coordinación, o ábrala si ya existe.", "CAP-ACT-62")
    kept, pair = own_pair(office, passphrase)
    lock, seal = first_lock(office, kept, pair)
    vault = Vault(office.store, seal)
    with vault.work(office.user, office.letter) as sealed:
        keep_lock(sealed.work, lock)
        sealed.work.log(None, None, {}, "Se creó la bóveda")
    return vault


def open_vault(office: Office, passphrase: str) -> Vault:
    """The vault, its rows opened and joined. Raises KeysError: not her passphrase, or not let in.

    Where someone was taken out it gets another key first; a new sheet or state gets its half.
    """
    office.allow("boveda")
    lock = kept_lock(office)
    if lock is None:
        raise cannot("Todavía no hay bóveda.", "Créela primero.", "CAP-ACT-63")
    kept, pair = own_pair(office, passphrase)
    seal = locks.open_lock(lock, office.user, pair, office.random)
    return opened(office, kept, lock, seal)


def opened(office: Office, kept: Ring, lock: Lock, seal: Seal) -> Vault:
    """The vault of a seal; what must change in the lock is changed in the same work."""
    vault = Vault(office.store, seal)
    with vault.work(office.user, office.letter) as sealed:
        sealed.read_all()
        fresh = _without_strangers(lock, kept)
        if fresh.change:
            fresh, other = locks.next_key(fresh, seal)
            sealed.reseal(other)
            seal = other
        if kept.recovery.public:
            state = office.state.age_public if office.state else fresh.halves.state_public
            fresh = locks.with_halves(fresh, seal, kept.recovery.public, state)
            if sealed.work.meta(FORMER_SHEET):
                sealed.work.set_meta(FORMER_SHEET, "")
        if locks.lock_json(fresh) != sealed.work.meta(LOCK):
            keep_lock(sealed.work, fresh)
    office.held.sealed_log = log_finding(vault.log_break)
    return vault


def first_lock(office: Office, kept: Ring, pair: Identity) -> tuple[Lock, Seal]:
    """A new key, for who works here alone."""
    state = office.state
    if state is None:
        raise cannot(_NO_CERTIFICATE, "Pida el alta de este equipo.", "CAP-ACT-62")
    users = {office.user: pair.public}
    return locks.new_lock(users, kept.recovery.public, state.age_public, office.random)


def vault_users(office: Office, vault: Vault) -> tuple[VaultUser, ...]:
    """Everyone whose role may have the vault, and whether she was let in."""
    lock, kept = _open_lock(office, vault)
    return tuple(
        VaultUser(
            user.name, ROLES[user.role], _inside(lock, kept, user.name), user.name == office.user
        )
        for user in kept.users
        if allows(user.role, "boveda")
    )


def let_in(office: Office, vault: Vault, name: str) -> None:
    """Give someone the vault's key, locked to her own pair. Raises CapturaError."""
    lock, kept = _open_lock(office, vault)
    user = kept.user(name)
    if not allows(user.role, "boveda") or not user.public:
        raise cannot(
            "Su papel no lleva la bóveda, o no ha entrado desde que se actualizó Captura.",
            "Elija a alguien con el papel de atención a víctimas, o pídale que entre una vez.",
            "CAP-ACT-64",
        )
    with vault.work(office.user, office.letter) as sealed:
        keep_lock(sealed.work, locks.with_user(lock, _seal_of(vault), user.name, user.public))
        sealed.work.log(None, None, {}, f"{user.name} recibió la llave de la bóveda")


def take_out(office: Office, vault: Vault, name: str) -> None:
    """Take the vault from someone: it gets another key at once, and every row is sealed anew."""
    lock, kept = _open_lock(office, vault)
    user = kept.user(name)
    left = locks.without_user(lock, user.name)
    if not left.users:
        raise cannot(
            "Nadie más puede abrir la bóveda.", "Dé antes la llave a otra persona.", "CAP-ACT-67"
        )
    with vault.work(office.user, office.letter) as sealed:
        fresh, other = locks.next_key(left, _seal_of(vault))
        sealed.reseal(other)
        keep_lock(sealed.work, fresh)
        sealed.work.log(None, None, {}, f"{user.name} ya no tiene la llave de la bóveda")


def leave_vault(work: Work, name: str) -> None:
    """Someone left the office: she is out, and the next opening gives the vault another key."""
    text = work.meta(LOCK)
    if text:
        lock = locks.read_lock(text)
        left = locks.without_user(lock, name)
        if left is not lock:
            keep_lock(work, left)


def keep_former_sheet(office: Office, kept: Ring) -> None:
    """Before another sheet is printed: this one still recovers the vault until it is opened."""
    lock = kept_lock(office)
    if lock is not None and lock.halves.sheet_public == kept.recovery.public:
        with office.store.work(who=office.user, device=office.letter) as work:
            work.set_meta(FORMER_SHEET, paper_text(kept.recovery))


def arrived_for(office: Office, kept: Ring) -> Arrived | None:
    """The key that waits here; None too where nobody has the pair any more that it is closed to."""
    came = json.loads(office.store.meta(ARRIVED) or "{}")
    for user in kept.users:
        if user.public and user.public == came.get("para"):
            return Arrived(user.name, came["llave"])
    return None


def kept_lock(office: Office) -> Lock | None:
    """The wrapped key in the database, if there is a vault."""
    text = office.store.meta(LOCK)
    return locks.read_lock(text) if text else None


def keep_lock(work: Work, lock: Lock) -> None:
    work.set_meta(LOCK, locks.lock_json(lock))


def own_pair(office: Office, passphrase: str) -> tuple[Ring, Identity]:
    """The ring, and the pair of who works here. Raises KeysError on a wrong passphrase."""
    kept = ring.load_ring(office.folder.keys)
    with tries.counted(office.folder.root, office.clock()):
        pair = ring.identity_of(kept, office.user, passphrase)
    if pair is None:
        raise locks.not_let_in()  # a ring of the first release, whose login brings it forward
    return kept, pair


def _open_lock(office: Office, vault: Vault) -> tuple[Lock, Ring]:
    """Lock and ring, for who has the vault open. Raises StoreError where it was closed."""
    office.allow("boveda")
    lock = kept_lock(office)
    if lock is None or not vault.is_open:
        raise vault_closed()
    return lock, ring.load_ring(office.folder.keys)


def _seal_of(vault: Vault) -> Seal:
    if not isinstance(vault.seal, Seal):
        raise vault_closed()
    return vault.seal


def _inside(lock: Lock, kept: Ring, name: str) -> bool:
    """Whether she can still open it: another passphrase given to her brought another pair."""
    way = lock.users.get(name)
    return way is not None and any(
        user.name == name and user.public == way.public for user in kept.users
    )


def _without_strangers(lock: Lock, kept: Ring) -> Lock:
    """Whoever is no longer in the ring, or has another pair there, is out."""
    for name in lock.users:
        if not _inside(lock, kept, name):
            lock = locks.without_user(lock, name)
    return lock


_NO_CERTIFICATE = (
    "Falta el alta de este equipo: la coordinación guarda la mitad de la recuperación."
)


def _arrived_for(name: str) -> str:
    return f"Llegó de la otra computadora del instituto: la abre primero {name}, y da la llave."


def cannot(what: str, fix: str, code: str) -> CapturaError:
    return CapturaError("No se puede hacer con la bóveda", what, fix, code)
