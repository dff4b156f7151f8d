"""Whatever a file makes its reader do, the child writes nothing and connects to nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from captura.errors import IsolateError
from captura.isolate.process import Child

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = "tests.isolate.foreign."


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(search=(ROOT / "src", ROOT))
    yield child
    child.close()


def ask(child: Child, name: str, payload: bytes = b"") -> object:
    return child.call(FOREIGN + name, payload, memory_mib=256, seconds=20)


@pytest.mark.parametrize(
    "deed", ["writes", "low_writes", "removes", "connects", "starts", "shells"]
)
def test_a_reader_may_not(child: Child, tmp_path: Path, deed: str) -> None:
    place = tmp_path / "intruso.txt"
    if deed == "removes":
        place.write_bytes(b"kept")
    before = [path.name for path in tmp_path.iterdir()]
    with pytest.raises(IsolateError, match="PermissionError"):
        ask(child, deed, str(place).encode())
    assert [path.name for path in tmp_path.iterdir()] == before


@pytest.mark.skipif(sys.platform == "win32", reason="there the job limits memory alone")
def test_not_even_a_library_written_in_c_fills_a_file(child: Child, tmp_path: Path) -> None:
    place = tmp_path / "intruso.txt"
    assert ask(child, "native_writes", str(place).encode()) == -1
    assert not place.exists() or place.stat().st_size == 0


def test_no_secret_of_the_surroundings_reaches_it(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAPTURA_FRASE", "una frase que nadie debe leer")
    names = ask(child, "known_names")
    assert isinstance(names, list)
    assert "PYTHONPATH" in names
    assert "CAPTURA_FRASE" not in names
