"""The parent's side: starts the child process, asks it, and ends it when it is late or dead."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any

from captura.isolate.answers import cancelled, died, result, timed_out
from captura.isolate.denials import surroundings
from captura.isolate.frames import read_frame, write_frame
from captura.isolate.windows import Job

_PACKAGE_FOLDER = Path(__file__).resolve().parents[2]


class Child:
    """One child process, started when first needed, and the lock that admits one call at a time."""

    def __init__(self, search: tuple[Path, ...] = (_PACKAGE_FOLDER,)) -> None:
        """search: folders in which an unfrozen child looks for the functions it is asked for."""
        self._search = search
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._job = Job()
        self._cancelled = threading.Event()

    def call(self, function: str, payload: bytes, *, memory_mib: int, seconds: float) -> Any:
        """As `isolate.run`, without its check of the name."""
        head = {"function": function, "memory_mib": memory_mib, "seconds": seconds}
        with self._lock:
            process = self._running()
            self._job.limit(memory_mib)
            self._cancelled.clear()
            late = threading.Event()
            watchdog = threading.Timer(seconds, _end_late, (process, late))
            watchdog.daemon = True
            watchdog.start()
            finished = False
            try:
                write_frame(_pipe(process.stdin), head, payload)
                answer, tail = read_frame(_pipe(process.stdout))
                finished = not answer.get("ends")
            except (OSError, EOFError, ValueError) as error:
                if self._cancelled.is_set():
                    raise cancelled() from error
                raise timed_out(seconds) if late.is_set() else died() from error
            finally:
                watchdog.cancel()
                if late.is_set() or not finished:
                    self._end()
        return result(answer, tail)

    def cancel(self) -> None:
        """End a running call at once, from any thread; it is told so. Without one, nothing."""
        if not self._lock.locked():
            return
        self._cancelled.set()
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process, if one runs, and whatever call still waits for it."""
        self.cancel()
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _start(self._search)
            self._job.take(self._process)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            try:
                _pipe(pipe).close()
            except OSError:
                continue  # what was left in the buffer has nowhere to go
        process.wait()
        self._job.close()


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None  # noqa: S101 - Popen was asked for both pipes
    return stream


def _start(search: tuple[Path, ...]) -> subprocess.Popen[bytes]:
    environment = surroundings(dict(os.environ))
    if getattr(sys, "frozen", False):
        # The windowed program of Windows has no pipes; its twin with a console lies beside it.
        program = "captura.exe" if sys.platform == "win32" else "captura"
        command = [str(Path(sys.executable).with_name(program)), "--hijo"]
    else:
        command = [
            sys.executable,
            "-c",
            "from captura.isolate import child; raise SystemExit(child())",
        ]
        environment["PYTHONPATH"] = os.pathsep.join(str(folder) for folder in search)
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
