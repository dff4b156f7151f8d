"""A crash leaves no memory behind: the program forbids it before it opens anything."""

from __future__ import annotations

import subprocess
import sys

import pytest

LIMIT = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="there it is Windows Error Reporting")
def test_the_program_leaves_no_core_file() -> None:
    begin = (
        "from captura.__main__ import main\ntry:\n    main(['--help'])\nexcept SystemExit: ...\n"
    )
    assert printed(begin + LIMIT) == "(0, 0)"


@pytest.mark.skipif(sys.platform != "win32", reason="Windows alone has it")
def test_windows_shows_no_box_and_reports_nothing() -> None:
    code = "from captura.app.no_dumps import leave_no_dump; leave_no_dump(); import ctypes; "
    assert int(printed(code + "print(ctypes.WinDLL('kernel32').GetErrorMode())")) & 3 == 3
