"""174,000 made-up people of 58 municipalities, as the canonical lines a package brings."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from captura.actions.demonstration.people import make_people
from captura.records.record import new_id
from captura.records.version import Version, line_of

PEOPLE, TOWNS, SEED = 174_000, 58, 7
NOW = dt.datetime(2026, 5, 5, 18, tzinfo=dt.UTC)
KEY = bytes(range(48))


def clock() -> dt.datetime:
    return NOW


def sample_lines(count: int = PEOPLE) -> list[str]:
    """The lines, sorted by id within each town; made once a run, among its temporary files."""
    kept = Path(tempfile.gettempdir(), f"captura-bench-{SEED}-{count}.jsonl")
    if not kept.exists():
        draft = kept.with_suffix(".tmp")
        draft.write_text("\n".join(_lines(count)), encoding="utf-8")
        draft.replace(kept)
    return kept.read_text(encoding="utf-8").split("\n")


def _lines(count: int) -> Iterator[str]:
    draw = random.Random(SEED)
    for town in range(1, TOWNS + 1):
        institute = f"32{town:03d}"
        writer = draw.randbytes(8).hex()
        share = count * town // TOWNS - count * (town - 1) // TOWNS
        for n, person in enumerate(make_people(SEED, institute, share, 2026), 1):
            whole = dataclasses.replace(
                person,
                id=new_id(institute, NOW + dt.timedelta(seconds=n), draw.randbytes),
                folio=f"{institute}-PER-2026-A{n:05d}",
                creado_en=NOW.replace(tzinfo=None),
                creado_por="Quien captura",
            )
            texts = whole.canonical().items()
            fields = {name: ((text, (writer, n)),) for name, text in texts}
            yield line_of(Version("persona", whole.id, {writer: n}, fields))
