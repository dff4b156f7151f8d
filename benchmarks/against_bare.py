"""An office's own questions against the same aggregates asked by the driver alone; CPU time."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from captura.actions.office import Office


def against_bare(
    office: Office, ours: Callable[[], object], bare: Sequence[str], rounds: int
) -> tuple[float, float]:
    """(ours, theirs): the least CPU seconds of the rounds, taken turn by turn on one file."""
    driver = office.store.connect(office.folder.database, reads=True)

    def aggregates() -> None:
        for sql in bare:
            driver.execute(sql).fetchall()

    mine = theirs = 1e9
    for _ in range(rounds):
        mine = min(mine, _spent(ours))
        theirs = min(theirs, _spent(aggregates))
    driver.close()
    return mine, theirs


def _spent(work: Callable[[], object]) -> float:
    started = time.thread_time()
    work()
    return time.thread_time() - started
