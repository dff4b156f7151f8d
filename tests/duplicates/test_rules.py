"""The rules, judged on a crowd that they were not tuned on."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from captura.records.persona import Persona
from captura.records.version import Version, line_of
from captura.store.database import Store
from captura.store.doubles import doubles
from tests.duplicates.crowd import Crowd, make_crowd

HELD_OUT = 20_261_126  # tuning never saw it, nor those from + 10 on: it used others
WRITER = "ab" * 8
PRECISION, ALONE, WITH_THE_QUEUE = 0.995, 0.93, 0.96


def filled(path: Path, people: Iterable[Persona]) -> Store:
    """A store that holds these people, as a package brings them."""
    key = bytes(range(48))
    now = dt.datetime(2026, 5, 5, tzinfo=dt.UTC)
    store = Store.open(path, key, clock=lambda: now, random=os.urandom, create=True)
    lines = []
    for n, person in enumerate(sorted(people, key=lambda one: one.id), 1):
        fields = {name: ((text, (WRITER, n)),) for name, text in person.canonical().items()}
        lines.append(line_of(Version("persona", person.id, {WRITER: n}, fields)))
    with store.work("Recepción") as work:
        work.apply({"persona": lines}, "paquete")
    return store


def judge(folder: Path, seed: int, size: int) -> None:
    crowd = make_crowd(seed, size)
    with filled(folder / f"{seed}.db", crowd.people) as store:
        found = doubles(store)
    proposed = {(pair.one, pair.other) for pair in found}
    sure = {(pair.one, pair.other) for pair in found if pair.likeness.sure}
    _alone(crowd, sure)
    one_woman = crowd.twice | crowd.corrected
    assert len(sure & crowd.twice) >= ALONE * len(crowd.twice)
    assert len(proposed & one_woman) >= WITH_THE_QUEUE * len(one_woman)
    # little is left to look at, or nobody would
    assert len(proposed - sure) <= 0.15 * len(one_woman)


def _alone(crowd: Crowd, sure: set[tuple[str, str]]) -> None:
    """What a machine decides alone, and what it never may."""
    assert sure & crowd.corrected == set()
    assert {kind: pairs & sure for kind, pairs in crowd.alike.items() if pairs & sure} == {}
    assert len(sure & crowd.twice) >= PRECISION * len(sure)


def test_the_rules_on_a_crowd_they_never_saw(tmp_path: Path) -> None:
    judge(tmp_path, HELD_OUT, 20_000)


@pytest.mark.largo
@pytest.mark.parametrize("seed", range(HELD_OUT + 10, HELD_OUT + 15))
def test_the_rules_on_more_crowds(tmp_path: Path, seed: int) -> None:
    judge(tmp_path, seed, 60_000)


def test_the_crowd_is_what_it_says() -> None:
    """Guards the judge: every kind is there, no pair is of two kinds, ids are unique."""
    crowd = make_crowd(7, 20_000)
    assert len({person.id for person in crowd.people}) == len(crowd.people) >= 20_000
    assert set(crowd.alike) == {"twins", "sisters", "mother", "namesake"}
    assert min(map(len, crowd.alike.values())) > 80
    assert len(crowd.twice) > 1_000
    assert len(crowd.corrected) > 15
    every = [crowd.twice, crowd.corrected, *crowd.alike.values()]
    assert sum(map(len, every)) == len(set().union(*every))
    people = {person.id: person for person in crowd.people}
    for one, other in crowd.alike["twins"]:
        assert people[one].fecha_nacimiento == people[other].fecha_nacimiento
        assert people[one].nombres != people[other].nombres


def test_a_search_can_be_stopped(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def going_on(done: int, of: int) -> None:
        assert (done, of > 100) == (0, True)
        raise Stop

    with filled(tmp_path / "x.db", make_crowd(7, 3_000).people) as store, pytest.raises(Stop):
        doubles(store, going_on)


def test_pairs_are_found_whichever_people_lie_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path / "x.db", make_crowd(7, 3_000).people) as store:
        at_once = doubles(store)
        told: list[int] = []
        monkeypatch.setattr("captura.store.doubles._AT_ONCE", 7)
        assert doubles(store, lambda done, of: told.append(done)) == at_once
    assert len(at_once) > 7
    assert told[:3] == [0, 7, 14]
