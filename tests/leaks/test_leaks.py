"""Sealed words stand nowhere, personal ones only where they are encrypted: looked for byte by byte.

A process works with the real actions over every library that writes; at each failpoint and between
the steps its files, its temporary folder, and the command line and environment of it and of its
children are searched, and in the end its database, decrypted by the key that its users share.
"""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.leaks.oracle import family, files_with, needles, raw, seen
from tests.leaks.planted import HIDDEN, OPEN, PERSONAL, SEALED

pytestmark = pytest.mark.skipif(os.name == "nt", reason="looks into /proc")


@contextmanager
def living(root: Path, *extra: str) -> Iterator[subprocess.Popen[str]]:
    (root / "tmp").mkdir(exist_ok=True)
    places = {"TMPDIR": str(root / "tmp"), "HOME": str(root / "casa"), "XDG_CACHE_HOME": str(root)}
    with (root / "errores.txt").open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.leaks.life", str(root), *extra],
            cwd=ROOT,
            env={
                **os.environ,
                **places,
                "CAPTURA_FAILPOINTS": "pruebas",
                "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()


def leaks(root: Path, pid: int | None, secrets: list[bytes]) -> list[str]:
    """Every place where something stands that must not, in words."""
    wanted = {f"sealed word {n}": needles(word) for n, word in enumerate(HIDDEN)}
    wanted |= {f"key {n}": raw(secret) for n, secret in enumerate(secrets)}
    people = {f"personal word {n}": needles(word) for n, word in enumerate(PERSONAL)}
    wrong = [
        f"{what} in {path}: {hits}"
        for what, forms in wanted.items()
        for path, hits in files_with(root, forms).items()
    ]
    wrong += [
        f"{what} in {path}: {hits}"
        for what, forms in people.items()
        for path, hits in files_with(root, forms).items()
        if "temporal" not in Path(path).parts  # emptied at each start
    ]
    for one, said in family(pid) if pid else ():
        wrong += [
            f"{what} in process {one}: {hits}"
            for what, forms in (wanted | people).items()
            if (hits := seen(said, forms))
        ]
    return wrong


def test_nothing_leaks_from_a_working_life(tmp_path: Path) -> None:
    secrets: list[bytes] = []
    moments: list[str] = []
    wrong: list[str] = []
    told: dict[str, list[str]] = {}
    processes = 0
    with living(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        for line in process.stdout:
            kind, *words = json.loads(line)
            if kind == "secret":
                secrets.append(bytes.fromhex(words[0]))
            elif kind == "look":
                moments.append(words[0])
                wrong += [f"{words[0]}: {one}" for one in leaks(tmp_path, process.pid, secrets)]
                processes = max(processes, len(list(family(process.pid))))
                process.stdin.write("go\n")
                process.stdin.flush()
            else:
                told[kind] = words
        assert process.wait() == 0, (tmp_path / "errores.txt").read_text()[-3000:]
    assert wrong == []
    assert told["outside"] == []
    assert processes > 1  # the child that reads foreign files was looked at
    assert {"vault.sealed", "delivery.placed", "list read", "evidence seen", "backed up"} <= set(
        moments
    )
    assert "a bug of chance" in (tmp_path / "errores.txt").read_text()
    assert len(secrets) >= 6
    institute, key = told["key"]
    copied = decrypted(tmp_path / "datos" / institute / "captura.db", bytes.fromhex(key), tmp_path)
    assert seen(copied, needles(OPEN))  # who captures reads this
    for word in HIDDEN:
        assert seen(copied, needles(word)) == []
    for secret in secrets:
        assert seen(copied, raw(secret)) == []


def test_nothing_leaks_from_a_killed_export(tmp_path: Path) -> None:
    with living(tmp_path, "die") as process:
        assert process.stdout is not None
        assert process.stdin is not None
        secrets: list[bytes] = []
        for line in process.stdout:
            kind, *words = json.loads(line)
            if kind == "secret":
                secrets.append(bytes.fromhex(words[0]))
            elif words[0] == "in the middle":
                process.send_signal(signal.SIGKILL)
                break
            else:
                process.stdin.write("go\n")
                process.stdin.flush()
        assert process.wait() == -signal.SIGKILL
    assert leaks(tmp_path, None, secrets) == []
    left = files_with(tmp_path, needles(OPEN))
    assert left  # in `temporal` alone, as `leaks` saw
    # what any start does before it opens anything
    code = (
        "import sys; from pathlib import Path; from captura.paths import DataFolder; "
        "DataFolder(Path(sys.argv[1])).create()"
    )
    for folder in (tmp_path / "datos").iterdir():
        subprocess.run(
            [sys.executable, "-c", code, str(folder)],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
    assert files_with(tmp_path, needles(OPEN)) == {}


def decrypted(path: Path, key: bytes, scratch: Path) -> bytes:
    """The whole database in plain, as someone with its key and a debugger would have it."""
    import sqlcipher3

    there = scratch.parent / f"{scratch.name}-plana"
    there.mkdir()
    shutil.copyfile(path, there / "copia.db")
    connection = sqlcipher3.connect(str(there / "copia.db"))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"ATTACH '{there / 'plana.db'}' AS plana KEY ''")
    connection.execute("SELECT sqlcipher_export('plana')")
    connection.close()
    return (there / "plana.db").read_bytes()


@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "latin-1"])
def test_the_oracle_finds_what_was_planted(tmp_path: Path, encoding: str, shift: int) -> None:
    """So that it can fail: in every encoding, packed, cut off, in names and in base64."""
    data = b"x" * shift + SEALED.encode(encoding) + b"yz"
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/hoja.xml", data * 30)
        parts.writestr("vacia", b"")
    shapes = {"plano": data, "libro": book.getvalue(), "cortado": book.getvalue()[:-60]}
    if encoding in ("utf-8", "utf-16-le"):
        shapes |= {"base64": base64.b64encode(data), "hex": data.hex().upper().encode()}
    for name, content in shapes.items():
        (tmp_path / name).write_bytes(b"\x00" * 7 + content + b"\x00")
    assert set(files_with(tmp_path, needles(SEALED))) == set(shapes)


def test_the_oracle_finds_names_keys_and_command_lines(tmp_path: Path) -> None:
    (tmp_path / SEALED).mkdir()
    (tmp_path / SEALED / "vacio").touch()
    assert len(files_with(tmp_path, needles(SEALED))) == 2
    secret = os.urandom(32)
    for shift in range(3):
        assert seen(base64.b64encode(os.urandom(shift) + secret + b"xy"), raw(secret))
    assert seen(secret.hex().upper().encode(), raw(secret))
    assert seen(b"nada", raw(secret)) == []
    with subprocess.Popen(
        [sys.executable, "-c", "input()", SEALED],
        env={**os.environ, "SECRETO": OPEN},
        stdin=subprocess.PIPE,
    ) as child:
        said = b"".join(one for _, one in family(os.getpid()))
        child.kill()
    assert seen(said, needles(SEALED))
    assert seen(said, needles(OPEN))
