"""The year as it is played: each quarter recorded, handed in, decided, acknowledged, mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from captura.actions.decide import Remark, decide
from captura.actions.demonstration.cast import Cast
from captura.actions.demonstration.plan import write_plan
from captura.actions.demonstration.year import Year, record_quarter, register_rest
from captura.actions.export_workbook import copy_package, export_workbook, package_bytes
from captura.actions.issue_receipt import issue_receipt
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.paths import replace_file
from captura.records.actividad import Actividad
from captura.records.periods import Period, periods_of_year
from captura.store import ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.observations import observations
from captura.store.queries.packages import package_rows

Say = Callable[[str], None]


@dataclass
class Played:
    """What came out: each institute's last package, and remarks sent and mended."""

    packages: list[KeptPackage] = field(default_factory=list)
    remarks: int = 0
    mended: int = 0


def play_year(cast: Cast, year: int, seed: int, say: Say) -> Played:
    """Four quarters of every institute; files in `paquetes/` and `acuses/` are whole ones only."""
    played = Played()
    draw = Random(f"{seed}/estado")  # noqa: S311 - made-up decisions, no secret
    for name in ("paquetes", "acuses"):
        (cast.folder / name).mkdir(exist_ok=True)
    for own in cast.years:
        cast.clock.turn_to(dt.date(year, 1, 8))
        own.goals = write_plan(own.office, year)
    for period in periods_of_year(year):
        for own in cast.years:
            cast.clock.turn_to(period.last - dt.timedelta(days=2))
            _mend(own, played)
            record_quarter(own, period)
            if period.quarter == 4:
                register_rest(own)
        for own in cast.years:
            cast.clock.turn_to(period.last + dt.timedelta(days=8))
            _hand_in(cast, own, period, draw, played)
        say(f"{period.label}: {len(cast.years)} entregas recibidas y acusadas")
    return played


def _hand_in(cast: Cast, own: Year, period: Period, draw: Random, played: Played) -> None:
    package = prepare_delivery(own.office, period)
    copy_package(own.office, package.id, cast.folder / "paquetes")
    book = cast.folder / "paquetes" / package.path.replace(".captura", ".xlsx")
    export_workbook(own.office, package.id, book, None, "demostración con gente inventada")
    take_in(cast.state, package_bytes(own.office, package.id))
    returned, remarks = _doubts(cast, package, period, draw)
    decide(cast.state, package.id, returned, remarks)
    issued = issue_receipt(cast.state, package.id)
    target = cast.folder / "acuses" / issued.path.name
    replace_file(target, issued.path.read_bytes())
    receive_receipt(own.office, target.read_bytes())
    played.packages.append(package)
    played.remarks += len(remarks)


def _doubts(
    cast: Cast, package: KeptPackage, period: Period, draw: Random
) -> tuple[dict[str, str], list[Remark]]:
    """One delivery in seven has a support sent back, one in five an activity remarked on."""
    rows = package_rows(cast.state.store, package.id, state=ledger.PENDING)
    supports = [row.id for row in rows if row.type == "apoyo"]
    activities = [row.id for row in rows if row.type == "actividad"]
    returned = {}
    if supports and draw.random() < 1 / 7:
        returned[draw.choice(supports)] = "Falta el recibo firmado."
    remarks = []
    if activities and draw.random() < 1 / 5:
        text = "Diga qué se acordó en la actividad."
        remarks.append(Remark("actividad", draw.choice(activities), "resultado", text))
    return returned, remarks


def _mend(own: Year, played: Played) -> None:
    """Answer the remarks of the quarter before on their fields; they travel with the next one."""
    for remark in observations(own.office.store, state="open"):
        activity = own.office.store.get(Actividad, remark.record)
        if activity is not None and not activity.resultado:
            save_record(own.office, replace(activity, resultado="Se acordó repetirla."))
            played.mended += 1
