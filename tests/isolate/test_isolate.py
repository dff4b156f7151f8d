"""The child process: plain values come back; hangs, bombs, crashes and bugs become sentences."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from captura import isolate
from captura.errors import ExcelError, IsolateError
from captura.isolate.process import Child

ROOT = Path(__file__).resolve().parents[2]
FOREIGN = "tests.isolate.foreign."


@pytest.fixture
def child() -> Iterator[Child]:
    child = Child(search=(ROOT / "src", ROOT))
    yield child
    child.close()


def ask(
    child: Child, name: str, payload: bytes = b"", *, memory_mib: int = 256, seconds: float = 20
) -> object:
    return child.call(FOREIGN + name, payload, memory_mib=memory_mib, seconds=seconds)


def test_values_bytes_and_both_come_back(child: Child) -> None:
    payload = bytes(range(256)) * 40_000
    assert ask(child, "length", payload) == len(payload)
    assert ask(child, "back", payload) == payload[::-1]
    assert ask(child, "both", b"cola") == ({"año": [1, 2.5, None, True]}, b"cola")
    assert ask(child, "length", b"") == 0


def test_one_child_is_reused(child: Child) -> None:
    assert ask(child, "process") == ask(child, "process")


def test_what_is_printed_does_not_enter_the_answer(child: Child) -> None:
    assert ask(child, "chatty", b"123") == 3
    assert ask(child, "length", b"1234") == 4


def test_the_child_knows_neither_screens_nor_database(child: Child) -> None:
    loaded = ask(child, "loaded")
    assert isinstance(loaded, list)
    assert "captura" in loaded
    assert not {"PySide6", "sqlalchemy", "sqlcipher3", "cryptography"} & set(loaded)


@pytest.mark.parametrize("name", ["hang", "spin"])
def test_what_hangs_is_ended_in_time(child: Child, name: str) -> None:
    before = ask(child, "process")
    start = time.monotonic()
    with pytest.raises(IsolateError) as caught:
        ask(child, name, seconds=0.5)
    assert time.monotonic() - start < 5
    assert caught.value.code == "CAP-AIS-01"
    assert ask(child, "process") != before


@pytest.mark.parametrize("name", ["greedy", "many_small"])
def test_a_memory_bomb_is_refused(child: Child, name: str) -> None:
    with pytest.raises(IsolateError) as caught:
        ask(child, name, memory_mib=96)
    assert caught.value.code in {"CAP-AIS-02", "CAP-AIS-03"}
    assert ask(child, "length", b"12") == 2


def test_the_memory_limit_is_the_one_of_each_call(child: Child) -> None:
    assert ask(child, "takes", b"100", memory_mib=160) == 100 * 1024 * 1024
    with pytest.raises(IsolateError):
        ask(child, "takes", b"100", memory_mib=64)
    assert ask(child, "takes", b"100", memory_mib=160) == 100 * 1024 * 1024


@pytest.mark.parametrize("name", ["crash", "leave"])
def test_a_dead_child_is_named_and_replaced(child: Child, name: str) -> None:
    with pytest.raises(IsolateError) as caught:
        ask(child, name)
    assert caught.value.code == "CAP-AIS-03"
    assert ask(child, "length", b"1") == 1


def test_a_bug_tells_its_type_and_never_the_data(child: Child) -> None:
    with pytest.raises(IsolateError) as caught:
        ask(child, "bug", b"Josefina Alvarado")
    assert caught.value.code == "CAP-AIS-04"
    assert "KeyError" in str(caught.value)
    assert "Josefina" not in str(caught.value)


def test_an_answer_that_is_not_plain_is_a_bug(child: Child) -> None:
    with pytest.raises(IsolateError, match="TypeError"):
        ask(child, "not_plain")


def test_a_refusal_arrives_as_it_was_raised(child: Child) -> None:
    before = ask(child, "process")
    with pytest.raises(ExcelError) as caught:
        ask(child, "refused")
    assert (caught.value.title, caught.value.code) == ("El libro trae macros", "CAP-XLS-09")
    assert ask(child, "process") == before


def test_threads_wait_for_each_other(child: Child) -> None:
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(ask(child, "length", b"x" * n)))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers, key=int) == list(range(8))  # type: ignore[call-overload]


@pytest.mark.parametrize("way", ["cancel", "close"])
def test_a_waiting_call_can_be_stopped_from_another_thread(child: Child, way: str) -> None:
    ask(child, "length")
    stop = threading.Timer(0.3, getattr(child, way))
    stop.start()
    start = time.monotonic()
    with pytest.raises(IsolateError) as caught:
        ask(child, "hang")
    stop.join()
    assert time.monotonic() - start < 5
    assert caught.value.code == "CAP-AIS-05"
    assert ask(child, "length", b"1") == 1


def test_closing_twice_and_calling_again(child: Child) -> None:
    ask(child, "length")
    child.close()
    child.close()
    assert ask(child, "length", b"1") == 1


def test_only_readers_may_be_called() -> None:
    with pytest.raises(ValueError, match="only functions below"):
        isolate.run("os.system", b"true")
