"""Slow work off the window's thread: one form for all of it, answers brought back to it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

T = TypeVar("T")
Failed = Callable[[Exception], None]
Progress = Callable[[int, int, str], None]

DATABASE = "database"
FREE = "free"


class Cancelled(Exception):
    """Raised inside work by `Running.check` once the person has cancelled."""


@dataclass(frozen=True)
class Answer:
    """What is brought to the window's thread; last: the work ended with it, else it tells where."""

    call: Callable[[Any], None]
    value: Any
    owner: QObject
    last: bool = True


class Running:
    """One piece of work under way: `progress` and `cancelled` are handed to actions as they are."""

    def __init__(self, tell: Progress) -> None:
        self._tell = tell
        self._stop = Event()

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Tell how far it is; called from the working thread."""
        self._tell(done, total, step)

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Cancelled if it was asked to stop."""
        if self._stop.is_set():
            raise Cancelled


class Tasks(QObject):
    """One thread for everything that touches the database, two for the rest.

    `failed` hears the errors of work whose caller gave no `failed` of its own.
    """

    answered = Signal(QObject)  # with the owner of the work that ended
    _brought = Signal(object)

    def __init__(self, failed: Failed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._lanes = {
            DATABASE: ThreadPoolExecutor(1, thread_name_prefix="database"),
            FREE: ThreadPoolExecutor(2, thread_name_prefix="free"),
        }
        self._under_way = 0  # counted on the window's thread: begun, its answer not yet heard
        self._closed = False
        self._brought.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        lane: str = DATABASE,
    ) -> None:
        """Run `work`; `done(value)` or `failed(error)` follows on the window's thread.

        Nothing follows when `owner` is gone by then.
        """
        self._start(owner, work, done, failed, lane)

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Running], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        progress: Progress | None = None,
        lane: str = DATABASE,
    ) -> Running:
        """The same for work that tells its progress and can be cancelled.

        A cancelled one ends in `failed(Cancelled)` if the work looked, else in `done`.
        """

        def tell(*told: Any) -> None:
            if progress is not None:
                self._bring(Answer(lambda value: progress(*value), told, owner, last=False))

        running = Running(tell)
        self._start(owner, lambda: work(running), done, failed, lane)
        return running

    def _start(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None,
        lane: str,
    ) -> None:
        def job() -> None:
            try:
                answer = Answer(done, work(), owner)
            except Exception as error:  # noqa: BLE001 - brought to the window's thread
                answer = Answer(failed or self._failed, error, owner)
            self._bring(answer)

        if self._closed:  # asked by a timer of a window that is going
            return
        self._under_way += 1
        self._hand_over(job, lane)

    # where it is done, and how the answer comes back: for pictures and tests both are «at once»

    def _hand_over(self, job: Callable[[], None], lane: str) -> None:
        self._lanes[lane].submit(job)

    def _bring(self, answer: Answer) -> None:
        if isValid(self):
            self._brought.emit(answer)

    @Slot(object)
    def _deliver(self, answer: Answer) -> None:
        try:
            if isValid(answer.owner):
                answer.call(answer.value)
            if isValid(answer.owner):
                self.answered.emit(answer.owner)
        finally:
            self._under_way -= answer.last

    def busy(self) -> bool:
        """Whether any work is under way, or its answer has not been heard yet."""
        return self._under_way > 0 and not self._closed

    def close(self) -> None:
        """Let what runs come to its end, drop what waits or is asked from now on.

        Their answers are not delivered.
        """
        self._closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
