"""Three laptops of an institute and the files between them, in any order: all agree in the end.

The files are real: lost, late, read twice or by another laptop than the one they were made for;
laptops go back to an older copy of their folder, are restored, or go on twice. What is judged is
the last exchange, made of files that hold only what the other is believed to lack.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, rule, run_state_machine_as_test

from captura.actions.demonstration.cast import Moment, enrol
from captura.actions.make_exchange import make_exchange
from captura.actions.office import STATE, Office
from captura.actions.receive_exchange import receive_exchange
from captura.actions.save_record import delete_record, save_record
from captura.actions.sisters import sisters_of
from captura.errors import PackageError
from captura.paths import DataFolder
from captura.records.persona import Persona
from captura.store import rekey
from tests.actions.laptops import all_of
from tests.actions.world import JEREZ, World, build, join, woman

LAPTOP, FIELD = st.integers(0, 3), st.sampled_from(["nombres", "alias"])
NAMES = ("32020", "32020-b", "32020-c")
Kept = dict[str, bytes]  # database keys by folder


@cache
def template() -> tuple[Path, Kept]:
    """The state and three laptops that know each other and hold one woman, closed again."""
    root = Path(tempfile.mkdtemp())
    keys = build(root)
    world = World(root, Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC)), keys)
    state, first = world.office(STATE), world.office(JEREZ)
    save_record(first, woman("Ana"))
    join(world, first, "b", state)
    join(world, first, "c", state)
    laptops = world.offices[1:]
    for _ in range(2):
        for one in laptops:
            for other in laptops:
                if one is not other and other.device.public_hex in known(one):
                    data = make_exchange(one, other.device.public_hex).path.read_bytes()
                    receive_exchange(other, data)
    kept = {one.folder.root.name: rekey.key_of(one.store) for one in world.offices}
    for one in world.offices:
        one.close()
    return root, kept


def known(office: Office) -> set[str]:
    return {one.device for one in sisters_of(office)}


class ConvergingLaptops(RuleBasedStateMachine):
    """What may happen to three laptops, and to the files on the memory stick."""

    files = Bundle("files")
    folders = Bundle("folders")

    def __init__(self) -> None:
        super().__init__()
        root, self.keys = template()
        self.root = Path(tempfile.mkdtemp())
        shutil.copytree(root, self.root, dirs_exist_ok=True)
        clock = Moment(dt.datetime(2026, 7, 7, 15, tzinfo=dt.UTC))
        self.world = World(self.root, clock, self.keys)
        self.copies, self.saves = 0, 0
        self.state = self.opened(STATE, self.keys[STATE])
        self.laptops = [self.opened(name, self.keys[name]) for name in NAMES]

    def opened(self, name: str, key: bytes) -> Office:
        return self.world.again(DataFolder(self.root / name), key)

    def laptop(self, number: int) -> Office:
        return self.laptops[number % len(self.laptops)]

    @rule(laptop=LAPTOP, field=FIELD)
    def edits(self, laptop: int, field: str) -> None:
        office = self.laptop(laptop)
        ids = [row[0] for row in office.store.rows("SELECT id FROM persona WHERE deleted=0")]
        self.saves += 1
        if ids:
            person = office.store.get(Persona, min(ids))
            assert person is not None
            save_record(office, replace(person, **{field: f"Nombre {self.saves}"}))

    @rule(laptop=LAPTOP)
    def registers(self, laptop: int) -> None:
        self.saves += 1
        save_record(self.laptop(laptop), woman(f"Nueva {self.saves}"))

    @rule(laptop=LAPTOP)
    def deletes(self, laptop: int) -> None:
        office = self.laptop(laptop)
        newest = office.store.value("SELECT max(id) FROM persona WHERE deleted=0")
        person = office.store.get(Persona, newest) if newest else None
        if person is not None:
            delete_record(office, person)

    @rule(target=files, laptop=LAPTOP, other=LAPTOP)
    def makes(self, laptop: int, other: int) -> bytes:
        return self.file(self.laptop(laptop), self.laptop(other)) or b""

    @rule(laptop=LAPTOP, data=files)
    def reads(self, laptop: int, data: bytes) -> None:
        self.taken(self.laptop(laptop), data)

    @rule(laptop=LAPTOP, other=LAPTOP)
    def hands_over(self, laptop: int, other: int) -> None:
        self.taken(self.laptop(other), self.file(self.laptop(laptop), self.laptop(other)) or b"")

    @rule(target=folders, laptop=LAPTOP)
    def is_copied(self, laptop: int) -> tuple[str, bytes]:
        return self.copied(self.laptop(laptop), device_key=True)

    @rule(laptop=LAPTOP, folder=folders)
    def goes_back(self, laptop: int, folder: tuple[str, bytes]) -> None:
        """An older folder, with its key, takes this laptop's place: its own, or another's twin."""
        self.replace(laptop, folder)

    @rule(laptop=LAPTOP)
    def is_restored(self, laptop: int) -> None:
        self.replace(laptop, self.copied(self.laptop(laptop), device_key=False))
        enrol(self.state, self.laptop(laptop))

    def replace(self, laptop: int, folder: tuple[str, bytes]) -> None:
        name, key = folder
        self.copies += 1
        shutil.copytree(self.root / name, self.root / f"otra-{self.copies}")
        place = laptop % len(self.laptops)
        self.laptops[place].close()
        self.laptops[place] = self.opened(f"otra-{self.copies}", key)

    def copied(self, office: Office, *, device_key: bool) -> tuple[str, bytes]:
        self.copies += 1
        name = f"copia-{self.copies}"
        made = self.world.copy(office, name, device_key=True)
        key = rekey.key_of(made.store)
        made.close()
        if not device_key:
            (self.root / name / "equipo.clave").unlink()
        return name, key

    def file(self, sender: Office, receiver: Office) -> bytes | None:
        device = receiver.device.public_hex
        if device not in known(sender) or sender.certificate is None:
            return None
        return make_exchange(sender, device).path.read_bytes()

    def taken(self, office: Office, data: bytes) -> None:
        """Read where it may be; a laptop's own file, or its copy's, is refused."""
        if not data:
            return
        try:
            receive_exchange(office, data)
        except PackageError as error:
            if error.code != "CAP-ACT-66":
                raise

    def teardown(self) -> None:
        """Each gives each what it is believed to lack, four times round; then all are alike."""
        try:
            for _ in range(4):
                for sender in self.laptops:
                    for receiver in self.laptops:
                        if sender is not receiver:
                            self.introduce(sender, receiver)
                            data = self.file(sender, receiver)
                            self.taken(receiver, data or b"")
            held = [all_of(one) for one in self.laptops]
            if len({one.device.public_hex for one in self.laptops}) > 1:
                assert held[1:] == held[:-1]
        finally:
            for office in self.world.offices:
                office.close()
            shutil.rmtree(self.root)

    def introduce(self, sender: Office, receiver: Office) -> None:
        """A restored laptop is known to those who once read a file of hers."""
        from captura.actions.sisters import meet
        from captura.keys.sister import Known

        if receiver.device.public_hex not in known(sender):
            with sender.store.work("prueba") as work:
                meet(work, sender, Known(receiver.device.public_hex, "Laptop"))


def test_one_that_went_back_gets_what_it_lost_though_it_said_it_had_it() -> None:
    """Two laptops alone: no third brings what the one forgot."""
    laptops = ConvergingLaptops()
    laptops.laptops.pop().close()
    folder = laptops.is_copied(1)
    laptops.registers(0)
    laptops.hands_over(0, 1)
    laptops.hands_over(1, 0)
    laptops.goes_back(1, folder)
    laptops.teardown()


def test_one_whose_files_went_back_sends_what_the_other_forgot() -> None:
    """Both speak of files that the other never made or never read."""
    laptops = ConvergingLaptops()
    laptops.laptops.pop().close()
    folder = laptops.is_copied(0)
    for sender in (0, 1, 0, 1):
        laptops.registers(sender)
        laptops.hands_over(sender, 1 - sender)
    laptops.goes_back(0, folder)
    laptops.registers(0)
    laptops.hands_over(0, 1)
    laptops.teardown()


def test_laptops_converge() -> None:
    """A few short lives."""
    lives(max_examples=8, stateful_step_count=12)


@pytest.mark.largo
def test_laptops_converge_through_many_lives() -> None:
    """Many and longer lives."""
    lives(max_examples=120, stateful_step_count=25)


def lives(**how: int) -> None:
    run_state_machine_as_test(
        ConvergingLaptops,
        settings=settings(
            deadline=None,
            suppress_health_check=list(HealthCheck),
            **how,  # type: ignore[arg-type]
        ),
    )
