"""Names that say nothing, words of somebody's own machine, addresses in locks: none may enter."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import ROOT, SOURCES, WRITTEN, below, name_of

EMPTY_NAME = re.compile(r"(manager|service|helper|util|handler|controller)s?$", re.IGNORECASE)
# Put together here, so that this file does not hold what it looks for.
MACHINE_WORDS = ["/wor" + "k/", "/ro" + "ot/", "/ho" + "me/", "/opt/wh" + "eels", "pyp" + "i.org"]
TEXT_ENDINGS = {".py", ".md", ".toml", ".lock", ".csv", ".qss", ".json", ".spec", ".ps1", ".svg"}


def names_in(text: str) -> list[str]:
    """The classes and functions a file declares."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_no_name_says_nothing(file: str) -> None:
    parts = [part.removesuffix(".py") for part in file.split("/")]
    names = parts + names_in((ROOT / file).read_text(encoding="utf-8"))
    assert [name for name in names if EMPTY_NAME.search(name)] == []


def written_by_hand() -> list[str]:
    """Every text file of the tree but pictures and what tools make."""
    single = [path.name for path in ROOT.iterdir() if path.is_file() and is_text(path.name)]
    folders = ["src", "tests", "benchmarks", "docs", "resources", "installers", ".ci"]
    return sorted(single + [f for d in folders for f in below(d, "*") if is_text(f)])


def is_text(file: str) -> bool:
    name = file.rpartition("/")[2]
    return "." not in name or f".{name.rpartition('.')[2]}" in TEXT_ENDINGS


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = []
    for file in written_by_hand():
        path = ROOT / file
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        found += [f"{file}: {word}" for word in MACHINE_WORDS if word in text]
    assert found == []


@pytest.mark.parametrize("lock", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_locks_have_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > 15
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_every_run_library_is_locked_alike_everywhere() -> None:
    def pins(lock: str) -> set[str]:
        text = (ROOT / lock).read_text(encoding="utf-8")
        return set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))

    run = pins("requirements.lock")
    assert run <= pins("requirements-dev.lock")
    assert run <= pins("requirements-bench.lock")


def test_tests_use_the_real_parts() -> None:
    """Doubles only at the edge: their number stays small beside the number of tests."""
    doubles = tests = 0
    for file in (file for file in WRITTEN if file.startswith("tests/")):
        if file == "tests/architecture/test_words.py":
            continue
        text = (ROOT / file).read_text(encoding="utf-8")
        doubles += len(re.findall(r"Mock\(|monkeypatch\.|mocker\.|\bpatch\(", text))
        tests += len(re.findall(r"^\s*def test_", text, re.MULTILINE))
    print(f"{doubles} doubles in {tests} tests")
    assert doubles <= max(10, tests // 20)
