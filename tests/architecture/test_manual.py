"""The manual says what the program says: its codes, its buttons, its keys, its pages, its words."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from captura.records.fields import fields_of
from captura.records.registry import RECORDS
from captura.ui import keys
from tests.architecture.tree import ROOT, SOURCES

MANUAL = ROOT / "docs" / "manual"
PAGES = sorted(path.name for path in MANUAL.glob("*.md"))
# diccionario.md is made from the records, and has its own test
BY_HAND = [name for name in PAGES if name != "diccionario.md"]
CODE = re.compile(r"CAP-[A-Z]+-\d\d")
LONGEST_PAGE = 75  # lines: one screen, and a little
# what is read, not done
WITHOUT_PICTURE = {
    "errores.md", "indice.md", "linea-de-ordenes.md", "palabras.md", "plantilla-de-lista.md",
    "publicar.md", "seguridad.md",
}  # fmt: skip
WORDS = ("ARCHITECTURE.md", "GLOSSARY.md")
# what Windows, Excel and the reader of this manual hear; not keys of Captura
FOREIGN_KEYS = {"Ctrl+C", "Ctrl+F"}
LITERAL_KEYS = {"Tab", "Esc", "F2", "F3", "F8", "↵"}


def text_of(page: str) -> str:
    return (MANUAL / page).read_text(encoding="utf-8")


@cache
def tree_of(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"))


@cache
def said_by_the_program() -> frozenset[str]:
    """Every string of the source, what such a string quotes, and every label of a catalogue."""
    said: set[str] = set()
    for file in SOURCES:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said |= {node.value, *re.findall("«([^»]+)»", node.value)}
    for record_type in RECORDS.values():
        said |= {field.label for field in fields_of(record_type)}
    for path in (ROOT / "resources" / "catalogos").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            said |= {row.get("etiqueta") or row["nombre"] for row in csv.DictReader(lines)}
    return frozenset(said)


def numbered_codes(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(name of the function that builds a code from a number, how the code begins)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        for part in ast.walk(node):
            if isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
                start = str(part.values[0].value)
                if re.fullmatch(r"CAP-[A-Z]+-", start):
                    yield node.name, start


def calls_with_a_number(name: str) -> Iterator[int]:
    """The last argument of each call of a function anywhere in `keys`."""
    for file in (file for file in SOURCES if file.startswith("src/captura/keys/")):
        for node in ast.walk(tree_of(file)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            last = node.args[-1] if node.func.id == name and node.args else None
            if isinstance(last, ast.Constant) and isinstance(last.value, int):
                yield last.value


@cache
def codes_of_the_program() -> frozenset[str]:
    found: set[str] = set()
    for file in SOURCES:
        found |= set(CODE.findall((ROOT / file).read_text(encoding="utf-8")))
        for name, start in numbered_codes(tree_of(file)):
            found |= {f"{start}{number:02}" for number in calls_with_a_number(name)}
    return frozenset(found)


def explained() -> dict[str, tuple[str, str]]:
    """{code: (title, what stands below it)} of errores.md."""
    parts = re.split(r"^### ", text_of("errores.md"), flags=re.MULTILINE)[1:]
    found = {}
    for part in parts:
        heading, _, below = part.partition("\n")
        code, _, title = heading.partition(" · ")
        assert code not in found, f"{code} stands twice"
        found[code] = (title, below.partition("\n## ")[0])
    return found


def test_every_code_is_explained_and_no_other() -> None:
    codes = codes_of_the_program()
    assert len(codes) > 100
    assert "CAP-KEYS-14" in codes  # one that is built from its number
    assert codes == explained().keys()


def test_every_error_bears_the_title_that_the_program_gives_it() -> None:
    said = said_by_the_program()
    assert [code for code, (title, _) in explained().items() if title not in said] == []


def test_every_error_says_why_and_how_to_mend_it() -> None:
    wanted = re.compile(r"\s*- Por qué: \w[^#]*\n- Qué hacer: \w[^#]*")
    assert [code for code, (_, below) in explained().items() if not wanted.fullmatch(below)] == []


@pytest.mark.parametrize("page", BY_HAND)
def test_every_code_a_page_names_exists(page: str) -> None:
    assert set(CODE.findall(text_of(page))) <= codes_of_the_program()


@pytest.mark.parametrize("page", BY_HAND)
def test_what_stands_between_guillemets_is_what_the_screen_says(page: str) -> None:
    quoted = {" ".join(words.split()) for words in re.findall("«([^»]+)»", text_of(page))}
    assert sorted(quoted - said_by_the_program() - {"comillas"}) == []


def test_the_pages_name_many_buttons() -> None:
    """Guards the test above: a manual that quotes nothing would pass it."""
    quoted = {words for page in BY_HAND for words in re.findall("«([^»]+)»", text_of(page))}
    assert len(quoted) > 100


@pytest.mark.parametrize("page", BY_HAND)
def test_every_key_of_a_page_is_heard(page: str) -> None:
    heard = {keys.cap(action.key) for action in keys.ACTIONS} | LITERAL_KEYS | FOREIGN_KEYS
    named = re.findall(r"`((?:Ctrl|Alt|Mayús|F\d|Tab|Supr|Esc|↵)[^`]*)`", text_of(page))
    assert [key for key in named if key not in heard] == []


@pytest.mark.parametrize("page", [page for page in PAGES if page != "indice.md"])
def test_every_page_is_in_the_index(page: str) -> None:
    assert f"({page})" in text_of("indice.md")


@pytest.mark.parametrize("page", BY_HAND)
def test_every_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", text_of(page))
    assert [link for link in links if not (MANUAL / link).is_file()] == []


def test_every_task_has_a_picture_and_every_picture_a_page() -> None:
    shown = {page: re.findall(r"!\[(.*)\]\(imagenes/(.+)\)", text_of(page)) for page in BY_HAND}
    without = {page for page, found in shown.items() if not found}
    assert without <= WITHOUT_PICTURE
    told = {name: words for found in shown.values() for words, name in found}
    assert told.keys() == {path.name for path in (MANUAL / "imagenes").iterdir()}
    assert all(len(words) > 10 for words in told.values())  # who cannot see it hears this


@pytest.mark.parametrize("page", [page for page in BY_HAND if page != "errores.md"])
def test_a_page_is_one_screen_long(page: str) -> None:
    assert len(text_of(page).splitlines()) <= LONGEST_PAGE


@pytest.mark.parametrize("page", BY_HAND)
def test_the_manual_says_usted(page: str) -> None:
    words = re.findall(r"\w+", text_of(page).lower())
    assert not {"tú", "tus", "te", "ti", "contigo", "vosotras"} & set(words)


def orders() -> list[str]:
    """The verbs of the command line, as the parser declares them."""
    found = [
        node.args[0].value
        for node in ast.walk(tree_of("src/captura/app/parser.py"))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "add_parser"
        and isinstance(node.args[0], ast.Constant)
    ]
    return [str(order) for order in found]


def options() -> set[str]:
    """Every option that the parser declares."""
    text = (ROOT / "src/captura/app/parser.py").read_text(encoding="utf-8")
    return set(re.findall(r'"(--[a-z-]+)"', text))


def test_every_order_and_option_is_explained_and_no_other() -> None:
    page = text_of("linea-de-ordenes.md")
    assert len(orders()) >= 5
    assert [order for order in orders() if f"captura {order}" not in page] == []
    assert set(re.findall(r"--[a-z][a-z-]+", page)) == options() | {"--help"}


def rooms() -> list[str]:
    """Every folder of the source that holds Python, relative to `src/captura`."""
    base = ROOT / "src" / "captura"
    found = {Path(file).parent for file in SOURCES if (ROOT / file).is_relative_to(base)}
    return sorted(str(folder.relative_to("src/captura")) for folder in found)


@pytest.mark.parametrize("room", [room for room in rooms() if room != "."])
def test_every_folder_stands_on_the_map_or_in_the_glossary(room: str) -> None:
    """A folder is named by its own name; a screen's is named by its word in GLOSSARY.md."""
    known = "".join((ROOT / name).read_text(encoding="utf-8") for name in WORDS)
    assert re.search(rf"(?<![\w/])({re.escape(room)}|{re.escape(Path(room).name)})\b", known)


@pytest.mark.parametrize("word", sorted(RECORDS))
def test_every_record_type_is_a_word_of_the_glossary(word: str) -> None:
    rows = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    first = [row.split("|")[1] for row in rows if row.startswith("|")]
    assert any(re.search(rf"\b{word}\b", cell) for cell in first)


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    there = sorted(path.name for path in folder.glob("[0-9]*.md"))
    listed = re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text(encoding="utf-8"))
    assert listed == there
