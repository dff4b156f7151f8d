"""The files of the tree that the checks of this folder read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MIGRATIONS = "src/captura/store/migrations/versions/"


def below(folder: str, pattern: str = "*.py") -> list[str]:
    """Paths below a folder, as text relative to the root, sorted; generated parts left out."""
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob(pattern))
    return sorted(path for path in found if "__pycache__" not in path and "egg-info" not in path)


def name_of(file: str) -> str:
    """How a check names a file."""
    return file.removeprefix("src/captura/")


SOURCES = [file for file in below("src") if not file.startswith(MIGRATIONS)]
WRITTEN = [*SOURCES, *below("tests"), *below("benchmarks"), "dev.py"]
