"""All pairs of 174,000 people proposed and decided, against splink on duckdb; CPU seconds.

The people are the crowd that judges the rules in the tests, of a seed that tuning never saw: one in
fourteen is written down twice. Splink gets the same people as a table with ready columns, stock
comparisons and its usual training; neither side is counted for taking the people in, but the keys
that ours stored then are part of what makes it quick. Accuracy is ours.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.apart import apart
from benchmarks.entry import entry
from benchmarks.sample_people import KEY, PEOPLE, clock

HELD_OUT = 20_261_126
GOAL, PRECISION, ALONE, WITH_THE_QUEUE = 0.7, 0.995, 0.93, 0.96
FIELDS = (
    "nombres", "primer_apellido", "segundo_apellido", "fecha_nacimiento", "curp", "telefono",
    "municipio",
)  # fmt: skip


def run(people: int = PEOPLE) -> list[dict[str, Any]]:
    """The ratio of CPU seconds, and how often ours was right."""
    ours, theirs = apart("duplicates", "ours", people), apart("duplicates", "splink", people)
    note = f"{people:,} people: {ours['cpu']:.1f} CPU s against {theirs['cpu']:.1f}"
    said = f"splink at p ≥ 0.99: precision {theirs['precision']:.3f}, recall {theirs['alone']:.3f}"
    return [
        entry("duplicates", ours["cpu"] / theirs["cpu"], GOAL, note),
        _right("precision", ours["precision"], PRECISION, f"decided by rule; {said}"),
        _right("recall", ours["alone"], ALONE, "of those recorded twice, by rule"),
        _right("queue", ours["all"], WITH_THE_QUEUE, "the same, proposed ones included"),
    ]


def _right(name: str, value: float, goal: float, note: str) -> dict[str, Any]:
    return entry(f"duplicates.{name}", value, goal, note, digits=4, at_least=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _ours(people: int) -> dict[str, float]:
    from captura.records.version import Version, line_of
    from captura.store.database import Store
    from captura.store.doubles import doubles
    from tests.duplicates.crowd import make_crowd

    crowd, writer = make_crowd(HELD_OUT, people), "ab" * 8
    lines = []
    for n, person in enumerate(sorted(crowd.people, key=lambda one: one.id), 1):
        fields = {name: ((text, (writer, n)),) for name, text in person.canonical().items()}
        lines.append(line_of(Version("persona", person.id, {writer: n}, fields)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "datos.db")
        with Store.open(path, KEY, clock=clock, random=os.urandom, create=True) as store:
            with store.work("Recepción") as work:
                work.apply({"persona": lines}, "paquete")
            started = _cpu()
            found = doubles(store)
            spent = _cpu() - started
    sure = {(one.one, one.other) for one in found if one.likeness.sure}
    every = {(one.one, one.other) for one in found}
    return {"cpu": spent, **_judged(sure, every, crowd.twice, crowd.corrected)}


def _judged(
    sure: set[Any], every: set[Any], twice: set[Any], corrected: set[Any]
) -> dict[str, Any]:
    """A corrected surname is one woman, but no machine may say so: the queue answers for it."""
    one_woman = twice | corrected
    return {
        "precision": len(sure & one_woman) / len(sure),
        "alone": len(sure & twice) / len(twice),
        "all": len(every & one_woman) / len(one_woman),
    }


def _splink(people: int) -> dict[str, float]:
    import logging

    import pandas
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from tests.duplicates.crowd import make_crowd

    logging.getLogger("splink").setLevel(logging.ERROR)
    crowd = make_crowd(HELD_OUT, people)
    rows = [
        {"unique_id": one.id, **{name: one.canonical().get(name) for name in FIELDS}}
        for one in crowd.people
    ]
    table = pandas.DataFrame(rows)
    for name in ("nombres", "primer_apellido", "segundo_apellido"):
        table[name] = table[name].str.lower()
    started = _cpu()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("nombres", [0.92, 0.8]),
            compare.JaroWinklerAtThresholds("primer_apellido", [0.92, 0.8]),
            compare.JaroWinklerAtThresholds("segundo_apellido", [0.92, 0.8]),
            compare.DateOfBirthComparison("fecha_nacimiento", input_is_string=True),
            compare.DamerauLevenshteinAtThresholds("curp", [1, 2]),
            compare.ExactMatch("telefono"),
            compare.ExactMatch("municipio"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("curp"),
            block_on("fecha_nacimiento", "primer_apellido"),
            block_on("fecha_nacimiento", "nombres"),
            block_on("nombres", "primer_apellido", "segundo_apellido"),
            block_on("telefono"),
        ],
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("curp")], recall=0.5)
    training.estimate_u_using_random_sampling(max_pairs=5e5)
    training.estimate_parameters_using_expectation_maximisation(block_on("fecha_nacimiento"))
    training.estimate_parameters_using_expectation_maximisation(
        block_on("primer_apellido", "segundo_apellido", "nombres")
    )
    found = linker.inference.predict(threshold_match_probability=0.99).as_pandas_dataframe()
    spent = _cpu() - started
    pairs = {
        (min(pair), max(pair))
        for pair in zip(found["unique_id_l"], found["unique_id_r"], strict=True)
    }
    return {"cpu": spent, **_judged(pairs, pairs, crowd.twice, crowd.corrected)}


if __name__ == "__main__":
    which, count = sys.argv[1], int(sys.argv[2])
    print(json.dumps(_ours(count) if which == "ours" else _splink(count)))
