"""The Spanish word list: whole, apart without accents, drawn from evenly."""

import os
from collections import Counter

import pytest

from captura.keys.words import bare, nearest, pick, place_of, spanish_words, typeable_words


def test_the_words_stay_apart_when_accents_and_capitals_are_lost():
    words = spanish_words()
    assert len(words) == 2048
    assert len({bare(word) for word in words}) == 2048
    assert [place_of(bare(word).upper()) for word in words] == list(range(2048))


@pytest.mark.parametrize(
    ("typed", "meant"), [("abdomne", "abdomen"), ("camino", "camino"), ("arania", "araña")]
)
def test_the_nearest_word_is_proposed(typed, meant):
    assert nearest(typed) == meant


def test_nothing_like_a_word_has_no_nearest():
    assert place_of("") is None
    assert nearest("qqqqqq") is None


def test_many_draws_reach_nearly_every_word_about_equally():
    words = typeable_words()
    drawn = Counter(pick(os.urandom, 40 * len(words)))
    assert len(drawn) == len(words)
    assert max(drawn.values()) < 100
