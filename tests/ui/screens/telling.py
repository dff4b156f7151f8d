"""What presenters are handed in tests: a lane that runs at once, a desk that remembers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from captura.actions.save_record import Saved
from captura.errors import CapturaError


def at_once(
    work: Callable[[], Any],
    done: Callable[[Any], None],
    failed: Callable[[CapturaError], None] | None = None,
) -> None:
    """The database's lane without a thread; with no `failed`, an error is the test's."""
    try:
        value = work()
    except CapturaError as error:
        if failed is None:
            raise
        failed(error)
    else:
        done(value)


@dataclass
class Later:
    """A lane whose answers come when the test says so."""

    waiting: list[Callable[[], None]] = field(default_factory=list)

    def __call__(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: object = None
    ) -> None:
        value = work()
        self.waiting.append(lambda: done(value))


@dataclass
class Told:
    """What was said to the person, and the history numbers that undo would take."""

    titles: list[str] = field(default_factory=list)
    saved: list[Saved] = field(default_factory=list)

    def did(self, saved: Saved, title: str, text: str = "") -> None:
        self.titles.append(title)
        self.saved.append(saved)

    def say(self, title: str, text: str = "", *, kind: str = "ok") -> None:
        self.titles.append(title)

    def fail(self, error: Exception) -> None:
        raise error


class Recorder:
    """A view that remembers the last arguments of each call: `view.last["focus"]`."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[Any, ...]] = {}
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        def call(*args: Any) -> None:
            self.calls.append(name)
            self.last[name] = args

        return call


class Typed:
    """A form's presenter, and fields typed in it one after another."""

    presenter: Any

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            self.presenter.draft.set(name, text)
            self.presenter.edited(name)
            self.presenter.left_field(name)

    @property
    def record(self) -> Any:
        return self.presenter.draft.record
