"""One value or spelling for many records, or many put in the bin: one undo takes all back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from captura.actions.office import Office
from captura.actions.save_record import Saved, delete_with_children, saved
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.persona import Persona
from captura.records.problem import errors_of
from captura.records.record import Record
from captura.records.rules import check
from captura.records.several import respelled
from captura.store.queries.written import where_written

R = TypeVar("R", bound=Record)
REASON = "cambio en varias a la vez"
# what several records may well have in common; the rest is each one's own
CHANGEABLE: Mapping[str, tuple[str, ...]] = {
    Actividad.TYPE: (
        "estatus",
        "estrategia",
        "tipo_actividad",
        "programa_origen",
        "responsable",
        "localidad",
        "localidad_texto",
        "sede",
    ),
    Persona.TYPE: ("localidad",),
}
# a place chosen from the list takes the place of one that was written
_BLANKED: Mapping[str, Mapping[str, Any]] = {"localidad": {"localidad_texto": None}}


@dataclass(frozen=True)
class Changed:
    """How many took the value, and why others did not: {what a rule says: how many}."""

    saved: Saved
    count: int
    refused: Mapping[str, int]


def change_many(
    office: Office, record: type[R], ids: Iterable[str], name: str, value: Any
) -> Changed:
    """Give a field of CHANGEABLE the same value in all these records, in one transaction.

    A record that would get an error it did not have stays as it was, and is counted with the
    sentence of the rule. Who is gone meanwhile is left out.
    """
    office.allow("capturar")
    if name not in CHANGEABLE[record.TYPE]:
        raise ValueError(name)
    return _change(office, record, ids, name, lambda _: value)


def respell(office: Office, name: str, old: str, new: str) -> Changed:
    """Write `new` wherever `old` stands in an open field of the activities, as `change_many` does.

    Of a field that holds several names the others stay. Raises ValueError for any other field.
    """
    office.allow("capturar")
    ids = where_written(office.store, name, old)
    several = field_of(Actividad, name).several
    return _change(
        office, Actividad, ids, name, lambda text: respelled(text, old, new) if several else new
    )


def _change(
    office: Office,
    record: type[R],
    ids: Iterable[str],
    name: str,
    value_after: Callable[[Any], Any],
) -> Changed:
    """`value_after(value)` in the field of all of them."""
    blanked = _BLANKED.get(name, {})
    refused: Counter[str] = Counter()
    numbers: list[int | None] = []
    with office.store.work(who=office.user, device=office.letter) as work:
        for one in ids:
            before = work.get(record, one)
            if before is None:
                continue
            value = value_after(getattr(before, name))
            if getattr(before, name) == value:
                continue
            after = replace(before, **{**blanked, name: value})
            sentence = _new_error(office, before, after)
            if sentence:
                refused[sentence] += 1
            else:
                work.save(after, REASON)
                numbers.append(work.last_number)
        return Changed(saved(work, numbers), len(numbers), dict(refused))


def delete_many(office: Office, record: type[Record], ids: Iterable[str]) -> tuple[Saved, int]:
    """Put records in the bin with all that is nothing without them; how many there were."""
    office.allow("eliminar")
    numbers: list[int | None] = []
    count = 0
    with office.store.work(who=office.user, device=office.letter) as work:
        for one in ids:
            leaving = work.get(record, one)
            if leaving is not None:
                numbers += delete_with_children(work, leaving)
                count += 1
        return saved(work, numbers), count


def _new_error(office: Office, before: Record, after: Record) -> str:
    """The first error that the change would bring; empty if none."""
    known = {
        problem.code for problem in errors_of(check(before, office.catalogues, office.today()))
    }
    found = errors_of(check(after, office.catalogues, office.today()))
    return next((problem.what for problem in found if problem.code not in known), "")
