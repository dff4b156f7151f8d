"""A real PostgreSQL of one test run: its own folder, port and password; gone when the run ends."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

USER, DATABASE = "analista", "postgres"
_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Server:
    """It listens on 127.0.0.1 and, as if it were another computer, on 127.0.0.2; without TLS."""

    port: int
    password: str

    def address(self, host: str = "127.0.0.1") -> str:
        return f"postgresql://{USER}@{host}:{self.port}/{DATABASE}"

    def ask(self, sql: str) -> list[Any]:
        """Rows of a question, as an analyst would put it."""
        from pg8000.native import Connection

        connection = Connection(
            USER, host="127.0.0.1", port=self.port, database=DATABASE, password=self.password,
            ssl_context=False,
        )  # fmt: skip
        try:
            found: list[Any] = connection.run(sql)
            return found
        finally:
            connection.close()


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """A server that runs while the block does; skips the test where PostgreSQL isn't installed."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL no está instalado aquí: apt-get install postgresql")
    whose = _whose()
    if whose:  # it refuses to run as root, and nobody may enter root's folders
        folder = Path(tempfile.mkdtemp(prefix="captura-postgres-", dir="/tmp"))
        shutil.chown(folder, **whose)
    data, word = folder / "datos", folder / "clave.txt"
    server = Server(_free_port(), secrets.token_hex(12))
    word.write_text(server.password)
    if whose:
        shutil.chown(word, **whose)

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "-D", data, *arguments],
            check=True, cwd="/", env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            **({**whose, "extra_groups": []} if whose else {}),
        )  # fmt: skip

    options = (
        f"-p {server.port} -c listen_addresses=127.0.0.1,127.0.0.2 "
        "-c unix_socket_directories= -c fsync=off -c shared_buffers=16MB"
    )
    try:
        call("initdb", "-U", USER, "--pwfile", str(word), "-A", "scram-sha-256", "-E", "UTF8",
             "--no-sync")  # fmt: skip
        call("pg_ctl", "-l", str(folder / "postgres.log"), "-o", options, "-w", "start")
        try:
            yield server
        finally:
            call("pg_ctl", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path | None:
    """The folder that holds `initdb`: on the path, or where Debian hides it."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(_DEBIAN.glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None)


def _whose() -> dict[str, Any]:
    return {"user": "nobody", "group": "nogroup"} if os.name != "nt" and os.geteuid() == 0 else {}


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
