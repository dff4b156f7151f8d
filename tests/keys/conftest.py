"""Here a passphrase costs what it costs a user."""

from collections.abc import Iterator

import pytest

from captura.keys import passphrase
from tests.conftest import LIGHT

REAL = passphrase.TIME, passphrase.MEMORY_KIB


@pytest.fixture(scope="module", autouse=True)
def real_cost(light_keys: None) -> Iterator[None]:
    """The cost of the program, whatever the other tests do with."""
    passphrase.TIME, passphrase.MEMORY_KIB = REAL
    yield
    passphrase.TIME, passphrase.MEMORY_KIB = LIGHT
