"""Opens an office: with a user's passphrase, or with the printed recovery sheet."""

from __future__ import annotations

from captura.actions.editions import with_editions
from captura.actions.localities import KEPT, with_localities
from captura.actions.office import Clock, Held, Office, Random, open_parts
from captura.keys import device, ring, tries
from captura.keys.sealing import Identity
from captura.keys.signing import Pair
from captura.keys.slots import User
from captura.paths import DataFolder
from captura.records.catalogues import Catalogues, LiveCatalogues
from captura.store.database import Store
from captura.store.restore import finish

PRACTICE = "practica"  # in the ring's file, so that it is known before the database is open


def is_practice(folder: DataFolder) -> bool:
    """Whether the office of a folder is one of practice. Raises KeysError without its ring."""
    return PRACTICE in ring.load_ring(folder.keys).kept


def is_started(folder: DataFolder) -> bool:
    """Whether a first start was finished in this folder; a restore cut off is ended before."""
    finish(folder.root)
    return folder.keys.exists() and folder.database.exists()


def users_of(folder: DataFolder) -> tuple[str, ...]:
    """The names of those who can enter."""
    finish(folder.root)
    return tuple(user.name for user in ring.load_ring(folder.keys).users)


def others_of(office: Office) -> tuple[str, ...]:
    """The names of those who can enter the office that is open, its user among them."""
    return tuple(user.name for user in ring.load_ring(office.folder.keys).users)


def open_office(
    folder: DataFolder,
    user: str,
    passphrase: str,
    catalogues: Catalogues,
    *,
    clock: Clock,
    random: Random,
) -> Office:
    """The office, opened by a user. Raises KeysError on a wrong passphrase, StoreError else.

    After wrong tries it waits longer each time; a ring of the first release is brought forward.
    """
    kept = ring.load_ring(folder.keys)
    with tries.counted(folder.root, clock()):
        key = ring.open_with_passphrase(kept, user, passphrase)
    fresh = ring.upgraded(kept, user, passphrase, random)
    office = _open(folder, key, fresh.user(user), catalogues, clock, random)
    if fresh is not kept:
        ring.save_ring(folder.keys, fresh)
    tell_of_tries(office)
    return office


def open_with_sheet(
    folder: DataFolder,
    secret: bytes,
    user: str,
    new_passphrase: str,
    catalogues: Catalogues,
    *,
    clock: Clock,
    random: Random,
) -> Office:
    """The office, opened by the sheet's secret (the state's: both shares joined).

    The user gets a new passphrase in the same step, since the old one is forgotten.
    """
    kept = ring.load_ring(folder.keys)
    with tries.counted(folder.root, clock()):
        key = ring.open_with_recovery(kept, secret)
    changed = ring.set_passphrase(kept, key, user, new_passphrase, random)
    if not changed.recovery.public:  # a sheet of the first release: it can be followed from now on
        changed = ring.renew_recovery(changed, key, secret, random)
    office = _open(folder, key, changed.user(user), catalogues, clock, random)
    ring.save_ring(folder.keys, changed)
    tell_of_tries(office)
    return office


def tell_of_tries(office: Office) -> None:
    """Put the wrong tries since someone last entered into the history, and forget them."""
    found = tries.read(office.folder.root)
    if found.count:
        first, last = found.moments[0][:16], found.moments[-1][:16]
        with office.store.work(who=office.user, device=office.letter) as work:
            work.log(
                None,
                None,
                {"intentos_fallidos": [None, str(found.count)]},
                f"Intentos fallidos de entrar, de {first} a {last} UTC",
            )
    tries.forget(office.folder.root)


def _open(
    folder: DataFolder, key: bytes, user: User, catalogues: Catalogues, clock: Clock, random: Random
) -> Office:
    folder.create()
    store = Store.open(folder.database, key, clock=clock, random=random)
    try:
        # a restored copy has no device key: it is a new device, and gets one here
        pair = device.load(folder.device_key, key) or device.create(folder.device_key, key, random)
        return opened(folder, store, pair, user, catalogues, clock, random)
    except BaseException:
        store.close()
        raise


def opened(
    folder: DataFolder,
    store: Store,
    pair: Pair,
    user: User,
    catalogues: Catalogues,
    clock: Clock,
    random: Random,
) -> Office:
    """The office of an open store and its user."""
    known = with_localities(catalogues, store.meta(KEPT))
    office = Office(
        store=store,
        folder=folder,
        catalogues=LiveCatalogues(with_editions(known, store.meta)),
        clock=clock,
        random=random,
        user=user.name,
        role=user.role,
        institute="",
        name="",
        held=Held(Identity("", ""), pair),
    )
    return open_parts(office)
