"""One demonstration of two municipalities, made once by the real command, for all these tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.command import captura


@dataclass(frozen=True)
class Demo:
    """Where it lies, what it printed, how it ended."""

    folder: Path
    said: str
    code: int


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder = tmp_path_factory.mktemp("demo") / "salida"
    done = captura("demo", "--municipios", "2", "--personas", "24", "--salida", str(folder))
    return Demo(folder, done.stdout + done.stderr, done.returncode)
