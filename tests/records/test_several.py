"""Several names in one text: each once, whatever stands between them."""

from __future__ import annotations

import pytest

from captura.records.several import being_typed, names_in, respelled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        (" ; ;", []),
        ("Radio Jerez", ["Radio Jerez"]),
        ("Ejido La Luz;Radio Jerez ;", ["Ejido La Luz", "Radio Jerez"]),
        ("Ejido; Radio; Ejido", ["Ejido", "Radio"]),
    ],
)
def test_each_name_once_in_its_order(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "new", "after"),
    [
        ("Ejido; radio", "Radio Jerez", "Ejido; Radio Jerez"),
        ("radio;Ejido", "Radio Jerez", "Radio Jerez; Ejido"),
        ("Radio Jerez; radio", "Radio Jerez", "Radio Jerez"),
        ("radio", "Radio Jerez; Ejido", "Radio Jerez; Ejido"),
        ("radiodifusora", "Radio Jerez", "radiodifusora"),
    ],
)
def test_one_name_gets_another_spelling_and_the_others_stay(
    text: str, new: str, after: str
) -> None:
    assert respelled(text, "radio", new) == after


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("rad", 3, (0, "rad")),
        ("Ejido; rad", 10, (7, "rad")),
        ("Ejido;rad", 9, (6, "rad")),
        ("rad; Ejido", 3, (0, "rad")),
        ("Ejido; ", 7, (7, "")),
        ("A;  rad ; B", 6, (4, "rad")),
    ],
)
def test_the_name_at_the_cursor(text: str, at: int, place: tuple[int, str]) -> None:
    assert being_typed(text, at) == place
