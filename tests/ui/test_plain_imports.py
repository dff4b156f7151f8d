"""What is imported after PySide is not read a second time, as text, to be kept for good."""

import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
_TOLD = """
import linecache
{first}
import wave
print(any(name.endswith("wave.py") for name in linecache.cache))
"""


@pytest.mark.parametrize(
    ("first", "kept"),
    [("import captura.ui", "False"), ("import PySide6.QtWidgets", "True")],
    ids=["captura", "PySide-alone"],
)
def test_no_source_is_kept(first: str, kept: str) -> None:
    """The second case falls when PySide reads no more: then `plain_imports` can go."""
    done = subprocess.run(
        [sys.executable, "-c", _TOLD.format(first=first)],
        capture_output=True,
        text=True,
        check=True,
        cwd=SRC,
    )
    assert done.stdout.strip() == kept
