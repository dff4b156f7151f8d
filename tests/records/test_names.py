"""Names compare whatever the accents, particles, shorthand and spelling of their sound."""

from __future__ import annotations

import pytest

from captura.records.names import fold, is_no_name, name_words, sound, words


def test_fold() -> None:
    assert fold("  ÁNGELES  Ñáñez\tGÜemes ") == "angeles nanez guemes"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("María de los Ángeles", ("maria", "angeles")),
        ("Ma. Gpe.", ("maria", "guadalupe")),
        ("De la Cruz y Hdz.", ("cruz", "hernandez")),
        ("De la", ("de", "la")),
        ("Ana-Lucía", ("ana", "lucia")),
        ("", ()),
    ],
)
def test_words(name: str, expected: tuple[str, ...]) -> None:
    assert words(name) == expected


@pytest.mark.parametrize(
    "alike",
    [
        "Hernández Ernandes Hernandez Ernández", "Jiménez Ximénez Gimenes Jimenes",
        "Yolanda Iolanda", "Chávez Chabes Chaves", "Guillermo Guiyermo",
        "Zambrano Sanbrano Zanbrano", "Llamas Yamas", "Quiñones Kiñones Quinones",
        "Zacarías Sacarias Zakarías", "Rodríguez Rodrigues Rodrígues",
        "Valdez Baldes Valdés", "Nery Neri", "Concepción Consepsion",
    ],
)  # fmt: skip
def test_words_that_sound_alike(alike: str) -> None:
    assert len({sound(word) for word in alike.split()}) == 1


@pytest.mark.parametrize("apart", ["Juana Ana", "Rosa Roza Rota", "Luis Lucía", "Mena Mina"])
def test_words_that_do_not_sound_alike(apart: str) -> None:
    first, *_, last = apart.split()
    assert sound(first) != sound(last)


@pytest.mark.parametrize("text", [None, "", "N/A", "sin nombre", "XXX", "Anónima", "0", "x x", "-"])
def test_what_stands_for_no_name(text: str | None) -> None:
    assert is_no_name(text)
    assert name_words(text) == ()


@pytest.mark.parametrize("text", ["Xóchitl", "Ana", "Noé", "Na Li"])
def test_short_names_are_names(text: str) -> None:
    assert not is_no_name(text)
