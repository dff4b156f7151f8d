"""A ring with its first user, fresh keys and a recovery sheet."""

from __future__ import annotations

import os

from captura.keys.recovery import new_secret
from captura.keys.ring import Ring, new_database_key, new_ring

OWNER, PHRASE = "María Núñez", "sopa lunar zapato verde"


def ring_of_one() -> tuple[bytes, bytes, Ring]:
    """The database key, the sheet's secret, the ring."""
    key, secret = new_database_key(os.urandom), new_secret(os.urandom)
    ring = new_ring(
        key,
        owner="32020",
        name=OWNER,
        role="titular",
        passphrase=PHRASE,
        recovery_secret=secret,
        random=os.urandom,
    )
    return key, secret, ring
