"""What the documents promise is there: words, rooms, decisions, commands."""

from __future__ import annotations

import re

import pytest

import dev
from captura.records.registry import RECORDS
from tests.architecture.tree import ROOT

DECISIONS = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("word", sorted(RECORDS))
def test_every_record_is_in_the_glossary(word: str) -> None:
    assert re.search(rf"\b{word}\b", text_of("GLOSSARY.md"), re.IGNORECASE)


def test_every_room_is_on_the_map() -> None:
    folders = (path for path in (ROOT / "src" / "captura").iterdir() if path.is_dir())
    rooms = {path.name for path in folders if (path / "__init__.py").exists()}
    assert {room for room in rooms if f"{room}/" not in text_of("ARCHITECTURE.md")} == set()


def test_every_command_is_explained() -> None:
    explained = text_of("CONTRIBUTING.md")
    orders = re.findall(r"^  (\w+) ", dev.USAGE, re.MULTILINE)
    assert len(orders) == 8
    assert [order for order in orders if f"./dev {order}" not in explained] == []


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_numbered_and_titled_alike(name: str) -> None:
    number = int(name[:4])
    assert re.match(rf"# (ADR )?0*{number}[.:]? ", text_of(f"docs/adr/{name}"))


def test_no_two_decisions_share_a_number() -> None:
    numbers = [name[:4] for name in DECISIONS]
    assert sorted(set(numbers)) == numbers


def test_the_readme_begins_with_the_two_commands() -> None:
    head = "\n".join(text_of("README.md").splitlines()[:15])
    assert head.index("./dev run") < head.index("./dev test")
