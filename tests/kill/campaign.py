"""Kills a warmed process again and again: `python -m tests.kill.campaign FOLDER KILLS SEED`.

One process imports everything and makes the offices; each life is a fork of it, so a kill costs
milliseconds. The driver opens no database and starts no thread. It prints one JSON line at the end.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from captura import failpoints
from tests.kill.deeds import DEEDS
from tests.kill.offices import Template, make
from tests.kill.oracle import Said, judge, read_here
from tests.kill.scene import Scene

LIVES = 3  # each seed is killed up to so many times, every life beginning on what the last left
ALARM_SHARE = 0.15  # of the lives are ended at any instant, not at a failpoint


@dataclass
class Campaign:
    """Counts of what was killed where, and what went wrong."""

    template: Template
    folder: Path
    seed: int
    hits: dict[str, Counter[str]] = field(default_factory=dict)  # {deed: {failpoint: times}}
    killed: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    kills: int = 0

    def dry_run(self) -> None:
        """Each deed once to its end: where it can be killed, and that it can be done at all."""
        for name in DEEDS:
            root = self._fresh(name)
            said, status = self._live(name, root, Random(f"{self.seed} {name}"), 0, None, [])
            if status != 0:
                raise SystemExit(f"{name} cannot be done at all: {said}")
            self.hits[name] = Counter(entry[1] for entry in said if entry[0] == "hit")
            self._judge(root, said, 0, f"{name}, not killed")

    def run(self, kills: int) -> None:
        """Seeds in turn over deeds and failpoints, until so many kills were made."""
        turn = 0
        while (self.kills < kills or self._missed()) and len(self.wrong) < 10:
            name = list(DEEDS)[turn % len(DEEDS)]
            if self.kills >= kills:
                name = self._missed()[0]
            if turn > 3 * kills:
                break  # the caller sees what was never hit
            chance = Random(f"{self.seed} {turn}")
            root = self._fresh(name)
            said: Said = []
            for life in range(1, LIVES + 1):
                point = self._aim(name, turn // len(DEEDS) + life - 1, chance)
                heard, status = self._live(name, root, chance, life, point, said)
                said += heard
                self.wrong += [f"{name}, turn {turn}: {e[1]}" for e in heard if e[0] == "wrong"]
                if status:
                    self.kills += 1
                    self.killed[point[0] if status == signal.SIGKILL else "any instant"] += 1
                self._judge(root, said, life, f"{name}, turn {turn}, life {life}, at {point}")
            turn += 1

    def _missed(self) -> list[str]:
        """The deeds with a failpoint at which nothing was killed yet."""
        return [name for name, hits in self.hits.items() if set(hits) - set(self.killed)]

    def _aim(self, name: str, turn: int, chance: Random) -> tuple[str, int]:
        """A failpoint of the deed and at which of its hits: those never hit first, then in turn."""
        points = sorted(set(self.hits[name]) - set(self.killed)) or sorted(self.hits[name])
        if not points or chance.random() < ALARM_SHARE:
            return "", chance.randint(300, 40_000)
        point = points[turn % len(points)]
        return point, chance.randint(1, self.hits[name][point])

    def _fresh(self, name: str) -> Path:
        root = self.folder / "vida"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        self.template.copy(DEEDS[name][1], root)
        return root

    def _live(
        self,
        name: str,
        root: Path,
        chance: Random,
        life: int,
        point: tuple[str, int] | None,
        said: Said,
    ) -> tuple[Said, int]:
        """One fork does the deed; what it acknowledged, and the signal that ended it."""
        seed = chance.random()

        def deed(say: Callable[..., None]) -> None:
            _aim_at(point, say)
            keys = _keys(self.template, said)
            DEEDS[name][0](Scene(root, keys, Random(seed), life, say))

        return _fork(deed)

    def _judge(self, root: Path, said: Said, life: int, where: str) -> None:
        def court(say: Callable[..., None]) -> None:
            read_here()
            for sentence in judge(root, _keys(self.template, said), said, life):
                say("wrong", sentence)

        found, status = _fork(court)
        self.wrong += [f"{where}: {entry[1]}" for entry in found]
        if status:
            self.wrong.append(f"{where}: the judge was killed by signal {status}")


def _keys(template: Template, said: Said) -> dict[str, list[bytes]]:
    """{folder: the keys it may have}."""
    given = [(entry[1], bytes.fromhex(entry[2])) for entry in said if entry[0] == "key"]
    return {
        name: [first, *(key for other, key in given if other == name)]
        for name, first in template.keys.items()
    }


def _aim_at(point: tuple[str, int] | None, say: Callable[..., None]) -> None:
    left = point[1] if point else 0
    if point and not point[0]:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, left / 1e6)
        return

    def hit(name: str) -> None:
        nonlocal left
        if point is None:
            say("hit", name)
        elif name == point[0]:
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    failpoints.arm(hit)


def _fork(work: Callable[[Callable[..., None]], None]) -> tuple[Said, int]:
    """What the child said through a pipe, and the signal that ended it (0: its own end)."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)

        def say(*words: str) -> None:
            os.write(writing, (json.dumps(words) + "\n").encode())

        try:
            work(say)
        except BaseException as error:  # noqa: BLE001 - a finding like any other
            say("wrong", f"{type(error).__name__}: {error}")
            os._exit(1)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        heard: Said = [json.loads(line) for line in pipe.read().splitlines()]
    _, status = os.waitpid(child, 0)
    return heard, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def main(folder: Path, kills: int, seed: int) -> None:
    campaign = Campaign(make(folder / "oficinas"), folder, seed)
    campaign.dry_run()
    campaign.run(kills)
    told = {
        "kills": campaign.kills,
        "killed": dict(campaign.killed),
        "hits": {name: dict(hits) for name, hits in campaign.hits.items()},
        "wrong": campaign.wrong,
        "seconds": sum(os.times()[:4]),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
