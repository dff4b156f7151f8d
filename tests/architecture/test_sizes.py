"""Nothing grows past what one person reads at a sitting."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator

import pytest

from tests.architecture.tree import ROOT, SOURCES, WRITTEN, name_of

LONGEST_FILE = 400
MEDIAN_OF_FILES = 100
LONGEST_FUNCTION = 60
LONGEST_LINE = 100


def lines_of(text: str) -> int:
    return len(text.splitlines())


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_no_file_is_longer_than_400_lines(file: str) -> None:
    assert lines_of((ROOT / file).read_text(encoding="utf-8")) <= LONGEST_FILE


def test_most_files_are_short(record_property: pytest.RecordProperty) -> None:
    lengths = [lines_of((ROOT / file).read_text(encoding="utf-8")) for file in SOURCES]
    median = statistics.median(lengths)
    print(f"{len(lengths)} files in src, median {median:g} lines, longest {max(lengths)}")
    record_property("median_lines", median)
    assert median <= MEDIAN_OF_FILES


def long_functions(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.name}: {length} lines"


@pytest.mark.parametrize("file", WRITTEN, ids=name_of)
def test_no_function_is_longer_than_60_lines(file: str) -> None:
    assert list(long_functions((ROOT / file).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("file", SOURCES, ids=name_of)
def test_every_module_says_what_it_is_for(file: str) -> None:
    said = ast.get_docstring(ast.parse((ROOT / file).read_text(encoding="utf-8")))
    assert said, f"{file} begins with no sentence"
    first = said.partition("\n\n")[0].rstrip()
    assert first.endswith((".", ":", ";")), f"{file}: what it begins with is no sentence"
