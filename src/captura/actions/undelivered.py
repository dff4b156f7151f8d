"""What changed in a period since it was last packed: no delivery brings it, until one is made."""

from __future__ import annotations

from captura.actions.office import Office
from captura.packages.header import header_from
from captura.records.periods import Period
from captura.records.version import code_of, line_of
from captura.store.queries.delivery import changed_among, delivery_ids, held_codes
from captura.store.queries.exchange import history_top
from captura.store.queries.packages import PackageRow
from captura.store.rows import versions


def undelivered(office: Office, period: Period, last: PackageRow) -> int:
    """How many records that the next delivery would hold no delivery so far held as they stand.

    last: the last package of the period. What did not change after it need not be looked at; what
    a sister delivered meanwhile was delivered.
    """
    office.allow("hacer_entrega")
    store = office.store
    packed, _ = header_from(last.header).history
    if history_top(store) <= packed:
        return 0
    count = 0
    for record_type, ids in delivery_ids(store, period).items():
        own = changed_among(store, record_type, ids, packed)
        held = held_codes(store, period, own)
        count += sum(
            (version.id, code_of(line_of(version))) not in held
            for version in versions(store, record_type, own)
        )
    return count
