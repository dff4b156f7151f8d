"""What every test shares: no screen, printed seeds, and the long campaigns kept apart."""

from __future__ import annotations

import gc
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A failing example is printed whole, so nothing needs to be remembered between runs.
settings.register_profile("corto", database=None, deadline=None, print_blob=True)
settings.register_profile("largo", database=None, deadline=None, print_blob=True, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--largo", action="store_true", help="run the long campaigns too")
    parser.addoption("--semilla", type=int, default=None, help="seed of the made-up data")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("largo" if config.getoption("--largo") else "corto")
    if config.getoption("--semilla") is None:
        config.option.semilla = random.SystemRandom().randrange(2**32)


def pytest_report_header(config: pytest.Config) -> str:
    return f"semilla: {config.getoption('--semilla')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    long = [item for item in items if item.get_closest_marker("largo")]
    short = [item for item in items if not item.get_closest_marker("largo")]
    if config.getoption("--largo"):
        items[:] = dealt(long, short)
        return
    config.hook.pytest_deselected(items=long)
    items[:] = short


def dealt(long: list[pytest.Item], short: list[pytest.Item]) -> list[pytest.Item]:
    """The campaigns first and in two halves: the workers of two cores begin with one each.

    What is left at the end is short, and whoever is free takes it from the other.
    """
    half = len(short) // 2
    return long[::2] + short[:half] + long[1::2] + short[half:]


LIGHT = 1, 8192  # rounds, KiB
TALLY = "cuenta de "
Tally = Callable[[str, int], None]


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Says how many of something a campaign tried; the run ends with the sums."""
    return lambda what, count: record_property(TALLY + what, count)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") == "call":
                for name, value in report.user_properties:
                    if name.startswith(TALLY):
                        counts[name.removeprefix(TALLY)] += value
    for what, count in sorted(counts.items()):
        terminalreporter.write_line(f"{what}: {count:,}")


@pytest.fixture(scope="session")
def semilla(pytestconfig: pytest.Config) -> int:
    """The seed of this run; repeat a run with `./dev test --semilla N`."""
    number: int = pytestconfig.getoption("--semilla")
    return number


@pytest.fixture(scope="session", autouse=True)
def light_keys() -> None:
    """A passphrase is stretched as little as Captura still opens: thousands are, in a run.

    `tests/keys` puts the real cost back, and holds it to what it must be.
    """
    from captura.keys import passphrase

    passphrase.TIME, passphrase.MEMORY_KIB = LIGHT


@pytest.fixture(scope="session")
def settled() -> None:
    """What is loaded once and stays need not be looked through at each sweep."""
    gc.collect()
    gc.freeze()


def let_go() -> None:
    """Delete the windows that were closed."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def swept(request: pytest.FixtureRequest) -> Iterator[None]:
    """Around a test of windows garbage is swept at a quiet moment, as `ui.sweeper` does it.

    In the midst of building a window the collector makes PySide crash. No loop runs between tests
    to delete what was closed, so it is told to here; and what still lives then was forgotten by
    someone: a user's memory fills with it, and each change of the look becomes slower.
    """
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("settled")
    gc.disable()
    before = _alive()
    yield
    let_go()
    gc.collect()
    let_go()
    gc.enable()
    left = _alive() - before
    assert not left, f"{left.total()} widgets outlive the test: {left.most_common(8)}"


def _alive() -> Counter[str]:
    """How many widgets of each class there are."""
    from PySide6.QtWidgets import QApplication

    return Counter(one.metaObject().className() for one in QApplication.allWidgets())
