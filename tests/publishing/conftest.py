"""One crowded state for all tests of publishing, and a real PostgreSQL where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from captura.actions.office import Office
from tests.publishing.crowd import crowded_state
from tests.publishing.server import Server, running


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = crowded_state(tmp_path_factory.mktemp("publica") / "estado")
    yield office
    office.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("postgres")) as found:
        yield found
