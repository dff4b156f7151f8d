"""The institute learns from its acuses which quarters were closed, in whatever order they come."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations

import pytest

from captura.actions.agenda import Closed, agenda
from captura.actions.closed_told import closed_on
from captura.actions.closings import close_quarter, open_again
from captura.actions.issue_receipt import issue_receipt, receipt_of
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.errors import CapturaError
from captura.keys.signing import sign
from captura.packages.header import ACUSE, Header, Recipient
from captura.packages.receipt import Receipt, write_receipt
from captura.records.closed import CLOSED, closed_row
from captura.records.editions import latest, read_told, write_told
from captura.records.periods import Period
from captura.store.queries.packages import package
from tests.actions.world import JEREZ, LORETO, T2, World, deliver, dump, talk, woman

T1 = Period(2026, 1)
TODAY = dt.date(2026, 7, 6)


def acuse(state: Office, package_id: str) -> bytes:
    return issue_receipt(state, package_id).path.read_bytes()


def test_closing_and_opening_again_reach_the_institute(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    arrived, _, before = deliver(jerez, state)
    receive_receipt(jerez, before.path.read_bytes())
    assert closed_on(jerez, T2) is None
    close_quarter(state, T2, [JEREZ])
    receive_receipt(jerez, acuse(state, arrived.package))
    assert closed_on(jerez, T2) == state.today()
    assert closed_on(jerez, T1) is None
    open_again(state, T2, JEREZ, "Faltaba una hoja")
    receive_receipt(jerez, acuse(state, arrived.package))
    assert closed_on(jerez, T2) is None
    world.clock.now += dt.timedelta(days=3)
    close_quarter(state, T2, [JEREZ])
    receive_receipt(jerez, acuse(state, arrived.package))
    assert closed_on(jerez, T2) == TODAY + dt.timedelta(days=3)


def test_a_closed_quarter_is_due_no_more_until_it_is_opened_again(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    arrived, _, before = deliver(jerez, state)
    receive_receipt(jerez, before.path.read_bytes())
    last = dt.date(2026, 7, 15)
    assert agenda(jerez, last, last)[last].due == (T2,)
    close_quarter(state, T2, [JEREZ])
    receive_receipt(jerez, acuse(state, arrived.package))
    here = agenda(jerez, last, last)[last]
    assert (here.due, here.closed) == ((), (Closed(T2, TODAY),))
    open_again(state, T2, JEREZ, "Faltaba una hoja")
    receive_receipt(jerez, acuse(state, arrived.package))
    here = agenda(jerez, last, last)[last]
    assert (here.due, here.closed) == ((T2,), ())


def test_acuses_in_any_order_say_the_same(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, before = deliver(jerez, state)
    acuses = [before.path.read_bytes()]
    close_quarter(state, T2, [JEREZ])
    acuses.append(acuse(state, arrived.package))
    open_again(state, T2, JEREZ, "Faltaba una hoja")
    acuses.append(acuse(state, arrived.package))
    close_quarter(state, T2, [JEREZ])
    acuses.append(acuse(state, arrived.package))
    for order in permutations(acuses):
        with jerez.store.work(who="prueba", device="A") as work:
            work.execute("DELETE FROM meta WHERE key=?", (CLOSED,))
        for data in order:
            receive_receipt(jerez, data)
        assert closed_on(jerez, T2) == TODAY


def test_an_acuse_says_nothing_of_the_quarters_of_others(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    close_quarter(state, T2, [LORETO])
    kept = package(state.store, arrived.package)
    assert kept is not None
    assert receipt_of(state, kept).catalogues == {}
    close_quarter(state, T2, [JEREZ])
    assert set(receipt_of(state, kept).catalogues) == {CLOSED}


def test_rows_read_as_they_were_written_and_join_in_any_order() -> None:
    told = [
        [closed_row(T2, TODAY, 1), closed_row(T1, TODAY, 1)],
        [closed_row(T2, None, 2)],
        [closed_row(T2, TODAY, 3)],
    ]
    for order in permutations(told):
        assert latest(*order) == [closed_row(T1, TODAY, 1), closed_row(T2, TODAY, 3)]
    rows = (closed_row(T1, TODAY, 1), closed_row(T2, None, 2))
    assert read_told(CLOSED, write_told(rows)) == rows


@pytest.mark.parametrize(
    "text",
    [
        "codigo,etiqueta,vigente_desde,edicion\n2026-T9,x,2026-07-20,1\n",
        "codigo,etiqueta,vigente_desde,edicion\n2026-T2,x,ayer,1\n",
        "codigo,etiqueta,vigente_desde,edicion\n2026-T2,x,2026-07-20,\n",
        "codigo,etiqueta,vigente_desde,edicion\n2026-T2,x,2026-07-20,uno\n",
        "codigo\n2026-T2\n",
    ],
)
def test_what_is_no_closing_is_refused_and_changes_nothing(
    state: Office, jerez: Office, text: str
) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    kept = package(state.store, arrived.package)
    assert kept is not None
    before = dump(jerez)
    with pytest.raises(CapturaError):
        receive_receipt(jerez, signed(state, jerez, receipt_of(state, kept), text))
    assert dump(jerez) == before


def signed(state: Office, jerez: Office, receipt: Receipt, told: str) -> bytes:
    """An acuse that the state signed, saying so of closed quarters."""
    header = Header(
        kind=ACUSE,
        sender="estado",
        sender_name=state.name,
        device=state.state_pair.public_hex,
        recipients=(Recipient(JEREZ, jerez.name, jerez.packages_key.public),),
        created="2026-07-06T15:00:00+00:00",
    )
    path = state.folder.temporary / "acuse.captura"
    write_receipt(
        path,
        header,
        replace(receipt, catalogues={CLOSED: told}),
        sign=lambda message: sign(state.state_pair.private, message),
        temporary=state.folder.temporary,
    )
    return path.read_bytes()
