"""What is said of a chosen passphrase, and what a generated one is made of."""

import os
from itertools import count

import pytest

from captura.keys.advice import generate, problem_with, strength
from captura.keys.words import spanish_words, typeable_words


@pytest.mark.parametrize(
    "silly",
    [
        "aaaaaaaaaaaaaaaa",
        "12345678901234",
        "qwertyuiopasdfgh",
        "contraseña123456",
        "institutomujer1",
        "captura captura captura",
        "mujer mujer mujer mujer",
        "Instituto Municipal de las Mujeres",
        "abcabcabcabcabc",
        "1234 1234 1234 1234",
        "              ",
        "zacatecas zacatecas 2026",
    ],
)
def test_silly_ones_are_refused(silly):
    assert problem_with(silly)
    assert strength(silly)[0] < 2


def test_a_short_one_is_refused_with_its_length():
    assert "13 caracteres" in problem_with("árbol-de-luna")
    assert strength("árbol-de-luna")[0] < 2


@pytest.mark.parametrize(
    "good", ["el nopal canta bajito los martes", "sopa lunar zapato verde", "Tr3s-tigres&trigo"]
)
def test_ordinary_good_ones_pass(good):
    assert problem_with(good) is None
    level, sentence = strength(good)
    assert 2 <= level <= 4
    assert sentence.endswith(".")


def test_generated_ones_are_five_words_that_pass_and_differ():
    made = [generate(os.urandom) for _ in range(2000)]
    assert len(set(made)) == 2000
    for passphrase in made:
        words = passphrase.split(" ")
        assert len(words) == 5
        assert set(words) <= set(spanish_words())
        assert passphrase.isascii()
        assert problem_with(passphrase) is None, passphrase
        assert strength(passphrase)[0] >= 3, passphrase


def test_drawing_is_even_and_skips_what_would_favour_the_first_words():
    words = typeable_words()
    numbers = count(65535, -1)
    drawn = generate(lambda _: next(numbers).to_bytes(2, "big")).split(" ")
    last = (65536 // len(words)) * len(words) - 1
    assert drawn[0] == words[last % len(words)] == words[-1]
    assert len(words) > 1500
