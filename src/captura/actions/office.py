"""One opened data folder and who works in it: what every action is handed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from captura.errors import CapturaError, RoleError
from captura.keys.certificate import Certificate, StateIdentity, certificate_from, state_from
from captura.keys.plain import read_object
from captura.keys.sealing import Identity
from captura.keys.signing import Pair, pair_from
from captura.paths import DataFolder
from captura.records.catalogues import LiveCatalogues
from captura.records.dates import ZACATECAS
from captura.records.practice import MARK
from captura.records.roles import require
from captura.store.database import Store

if TYPE_CHECKING:
    from captura.actions.health import Finding

STATE = "estado"
FORMER = "llaves_de_paquetes_anteriores"  # meta key: pairs from before this laptop joined others
Clock = Callable[[], dt.datetime]
Random = Callable[[int], bytes]


def local_time(moment: dt.datetime) -> dt.datetime:
    """A moment as the clocks of Zacatecas show it, without zone, to the second."""
    return moment.astimezone(ZACATECAS).replace(tzinfo=None, microsecond=0)


@dataclass
class Held:
    """The secret keys at hand while the database is open; of forgotten ones the public half stays.

    All offices of one opening (another role, other catalogues) hold the same ones. sealed_log: what
    the last look into the vault found of its log, which nobody can say without its key.
    """

    packages: Identity = field(repr=False)
    device: Pair
    signing: Pair | None = None
    sealed_log: Finding | None = None

    def forget(self) -> None:
        """Let go of what is secret: a locked program can't tell what it doesn't know."""
        self.packages = Identity("", self.packages.public)
        self.device = Pair(b"", self.device.public)
        self.signing = self.signing and Pair(b"", self.signing.public)
        self.sealed_log = None

    def take(self, other: Held) -> None:
        """Take up the keys again."""
        self.packages, self.device, self.signing = other.packages, other.device, other.signing


@dataclass(frozen=True)
class Office:
    """The application of one institute, or of the state, while someone works in it.

    institute: municipality key of five digits, or `estado`. practice: data that is never real.
    """

    store: Store
    folder: DataFolder
    catalogues: LiveCatalogues
    clock: Clock
    random: Random
    user: str
    role: str
    institute: str
    name: str
    held: Held = field(repr=False)
    practice: bool = False

    def allow(self, action: str) -> None:
        """Refuse, as a RoleError, what this user's role may not do."""
        require(self.role, action)

    @property
    def packages_key(self) -> Identity:
        """The pair that packages for this office are encrypted to."""
        return self.held.packages

    @property
    def device(self) -> Pair:
        """This device's signing pair."""
        return self.held.device

    @property
    def signing(self) -> Pair | None:
        """The state's signing pair; an institute has none."""
        return self.held.signing

    @property
    def is_state(self) -> bool:
        return self.institute == STATE

    @property
    def mark(self) -> str:
        """What stands on each screen, page and workbook: nothing where the data is real."""
        return MARK if self.practice else ""

    @property
    def state_pair(self) -> Pair:
        """The state's signing pair. Raises RoleError where this is no state."""
        if self.signing is None:
            raise RoleError(
                "Solo la coordinación estatal puede hacerlo",
                "Esta computadora es de un instituto.",
                "Pídalo a la coordinación estatal.",
                "CAP-ACT-04",
            )
        return self.signing

    def now(self) -> dt.datetime:
        """The wall clock of Zacatecas, without zone, to the second: what records keep."""
        return local_time(self.clock())

    def today(self) -> dt.date:
        return self.now().date()

    @property
    def kept_certificate(self) -> Certificate | None:
        """The certificate in the database; a restored copy still holds the other device's."""
        kept = self.store.meta("certificado")
        return certificate_from(read_object(kept.encode(), "El certificado")) if kept else None

    @property
    def certificate(self) -> Certificate | None:
        """The state's word for this device, once accepted; another device's word is not ours."""
        kept = self.kept_certificate
        return kept if kept and kept.device_public == self.device.public_hex else None

    @property
    def state(self) -> StateIdentity | None:
        """The state's public keys: of the certificate at an institute, its own at the state."""
        if self.signing is not None:
            return StateIdentity(self.name, self.packages_key.public, self.signing.public_hex)
        kept = self.store.meta("estado")
        return state_from(read_object(kept.encode(), "La llave del estado")) if kept else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What opens a package for this office: its own secret, and those it had before."""
        former = json.loads(self.store.meta(FORMER) or "[]")
        return self.packages_key.secret, *(secret for secret, _ in former)

    @property
    def letter(self) -> str:
        """The device's letter in folios: X before enrolment."""
        certificate = self.certificate
        return certificate.letter if certificate else "X"

    def close(self) -> None:
        """Close the database; the office can't be used any more."""
        self.store.close()


def open_parts(office: Office) -> Office:
    """The office with the keys that lie in its database."""
    store = office.store
    return replace(
        office,
        institute=store.meta("instituto") or "",
        name=store.meta("nombre") or "",
        practice=store.meta("practica") == "si",
        held=held_by(store, office.device),
    )


def held_by(store: Store, device: Pair) -> Held:
    """The device's pair beside those that lie in the open database."""
    secret, public = store.meta("llave_paquetes"), store.meta("llave_paquetes_publica")
    if not secret or not public:
        raise CapturaError(
            "La base de datos no está completa",
            "Le faltan las llaves que se crean en el primer inicio.",
            "Restaure el respaldo más reciente o repita el primer inicio en otra carpeta.",
            "CAP-ACT-01",
        )
    signing = store.meta("llave_firma")
    return Held(
        Identity(secret, public), device, pair_from(bytes.fromhex(signing)) if signing else None
    )
