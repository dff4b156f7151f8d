"""Classes of a map: rising, of about as many each, equals together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captura.records.shades import class_of, classes

rates = st.lists(st.integers(0, 400).map(lambda tenths: tenths / 10), min_size=1, max_size=60)


@given(rates)
def test_every_value_is_in_one_class_and_a_greater_one_in_none_below(values: list[float]) -> None:
    limits = classes(values)
    assert 1 <= len(limits) <= 5
    places = [class_of(value, limits) for value in sorted(values)]
    assert places == sorted(places)
    assert set(places) == set(range(len(limits)))
    for (_, high), (low, _) in pairwise(limits):
        assert high < low


def test_values_that_differ_are_shared_out_evenly() -> None:
    values = [float(n) for n in range(58)]
    limits = classes(values)
    sizes = [sum(low <= value <= high for value in values) for low, high in limits]
    assert len(sizes) == 5
    assert max(sizes) - min(sizes) <= 1


def test_many_equals_make_fewer_classes() -> None:
    assert classes([1.0] * 50 + [2.0]) == ((1.0, 1.0), (2.0, 2.0))
    assert classes([]) == ()


def test_a_value_that_made_no_class_is_refused() -> None:
    with pytest.raises(ValueError, match="7"):
        class_of(7.0, ((1.0, 2.0),))
