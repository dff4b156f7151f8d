"""Who is added to a list, who is recognised, who never is; and undo of what was just done."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace

import pytest

from captura.actions.attend import add_block, add_to_list, register_person, remove_from_list
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, repeat_activity, save_activity
from captura.actions.recognise import recognised
from captura.actions.save_record import delete_record, save_record, undo
from captura.errors import StoreError
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.curp_names import build, complete
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.known import attending, sessions_of
from captura.store.queries.sessions import attendance
from tests.actions.world import DAY, hand_in, talk, woman

BORN = dt.date(1996, 3, 14)


def with_curp(name: str, number: int = 0) -> Persona:
    """A woman with a whole CURP; number tells twins' keys apart."""
    person = woman(name, edad_declarada=None, fecha_nacimiento=BORN, entidad_nac="ZS")
    key = complete(build(name, "García", "López", BORN, "M", "ZS"), BORN, number)
    return replace(person, curp=key, tipo_identificacion="CURP")


def count(office: Office, record_type: str) -> int:
    sql = f"SELECT count(*) FROM {record_type} WHERE deleted=0"
    found: int = office.store.value(sql)
    return found


@pytest.fixture
def session(jerez: Office) -> Sesion:
    return talk(jerez)[1]


def test_one_person_stands_once_on_a_list(jerez: Office, session: Sesion) -> None:
    marina, _ = register_person(jerez, woman())
    first, saved = add_to_list(jerez, session, marina)
    again, nothing = add_to_list(jerez, session, marina)
    assert (first.new, first.repeated) == (False, False)
    assert (again.new, again.repeated, nothing.number) == (False, True, None)
    block, _ = add_block(jerez, session, [woman("Rosa"), woman("Rosa"), marina])
    assert [(one.new, one.repeated) for one in block] == [
        (True, False),
        (False, True),
        (False, True),
    ]
    assert len(attending(jerez.store, session.id)) == 2
    assert saved.number


def test_a_person_is_known_by_her_curp(jerez: Office, session: Sesion) -> None:
    known, _ = register_person(jerez, with_curp("María Fernanda"))
    for number, typed in enumerate(
        (
            Persona(curp=known.curp),
            Persona(curp=known.curp, nombres="Ma. Fernanda", primer_apellido="Garcia"),
            Persona(curp=known.curp, nombres="Fernánda"),
            Persona(curp=known.curp, nombres="Fermanda"),
            Persona(curp=known.curp, nombres="MARIA"),
        )
    ):
        other = talk(jerez, name=f"Otra {number}")[1]
        added, _ = add_to_list(jerez, other, typed)
        assert (added.persona.id, added.new) == (known.id, False), typed.nombres


def test_a_twin_with_her_sisters_curp_is_not_her_sister(jerez: Office, session: Sesion) -> None:
    sister, _ = register_person(jerez, with_curp("María Fernanda"))
    for name in ("María Guadalupe", "Ana", "Guadalupe"):
        typed = replace(sister, id="", folio=None, nombres=name)
        assert recognised(jerez.store, typed) is None, name
    added, _ = add_to_list(jerez, session, replace(sister, id="", nombres="María Guadalupe"))
    assert added.new
    assert added.persona.id != sister.id


def test_twins_of_one_birth_stay_two(jerez: Office, session: Sesion) -> None:
    one, two = with_curp("Ana", 0), with_curp("Eva", 1)
    plain = [replace(one, curp=None), replace(two, curp=None)]
    added, _ = add_block(jerez, session, [one, two])
    assert all(each.new for each in added)
    assert count(jerez, "persona") == 2
    # the same list typed again without their keys finds each one, not the other
    other = talk(jerez, name="Otra")[1]
    again, _ = add_block(jerez, other, plain)
    assert [each.persona.id for each in again] == [each.persona.id for each in added]


@pytest.mark.parametrize(
    "key", ["XXXX000000XXXXXX00", "SIN CURP", "NA", "N/A", "000000000000000000", "PENDIENTE", "X"]
)
def test_a_placeholder_joins_nobody(jerez: Office, session: Sesion, key: str) -> None:
    added, _ = add_block(
        jerez, session, [woman("Marina", curp=key), woman("Rosa", "Pérez", curp=key)]
    )
    assert [each.new for each in added] == [True, True]
    assert count(jerez, "persona") == 2


def test_without_key_only_name_age_and_place_together_recognise(
    jerez: Office, session: Sesion
) -> None:
    marina = add_to_list(jerez, session, woman())[0].persona
    assert marina.edad_declarada_en == DAY  # paper first, typed later: the list's day
    other = talk(jerez, name="Otra")[1]
    same = woman("MARINA", "garcia", segundo_apellido="lópez", edad_declarada=35)
    assert add_to_list(jerez, other, same)[0].persona.id == marina.id
    for different in (
        woman("Marina", "García", edad_declarada=37),
        woman("Marina", "García", segundo_apellido="Ruiz"),
        woman("Marina", "García", localidad=None, localidad_texto="El Durazno"),
        woman("Marina", "García", sexo="H"),
        woman("Marina", "García", edad_declarada=None),
        woman("Marina", "García", municipio="32024"),
        woman("Marina", primer_apellido=None),
    ):
        assert recognised(jerez.store, replace(different, edad_declarada_en=DAY)) is None


def test_two_alike_are_a_doubt_and_a_doubt_registers_anew(jerez: Office, session: Sesion) -> None:
    register_person(jerez, woman())
    register_person(jerez, woman())
    assert add_to_list(jerez, session, woman())[0].new


def test_a_list_typed_again_on_another_day_registers_nobody_twice(
    jerez: Office, session: Sesion
) -> None:
    people = [woman(name) for name in ("Ana", "Eva", "Luz", "Rosa")]
    add_block(jerez, session, people)
    added, _ = add_block(jerez, talk(jerez, name="Otra", day=dt.date(2026, 6, 20))[1], people)
    assert not any(each.new for each in added)
    assert count(jerez, "persona") == 4


def test_a_declared_age_keeps_its_date(jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    assert person.edad_declarada_en == jerez.today()
    early = replace(woman(), edad_declarada_en=dt.date(2025, 1, 2))
    assert register_person(jerez, early)[0].edad_declarada_en == dt.date(2025, 1, 2)
    planned = Actividad(nombre="Futura", fecha_inicio=dt.date(2026, 12, 1))
    _, future, _ = save_activity(jerez, planned)
    added, _ = add_to_list(jerez, future, woman("Otra"))
    assert added.persona.edad_declarada_en == jerez.today()


def test_a_block_is_all_or_nothing(jerez: Office, session: Sesion) -> None:
    gone, _ = register_person(jerez, woman("Rosa"))
    delete_record(jerez, gone)
    with pytest.raises(StoreError, match="ya no está"):
        add_block(jerez, session, [woman("Ana"), gone, woman("Eva")])
    assert count(jerez, "persona") == 0
    assert count(jerez, "participacion") == 0


def test_undo_of_a_known_one_takes_only_her_attendance(jerez: Office, session: Sesion) -> None:
    marina, _ = register_person(jerez, woman())
    _, saved = add_to_list(jerez, session, marina)
    undo(jerez, saved.numbers)
    assert count(jerez, "persona") == 1
    assert attending(jerez.store, session.id) == {}


def test_undo_of_a_new_one_takes_her_registration_too(jerez: Office, session: Sesion) -> None:
    _, saved = add_to_list(jerez, session, woman())
    assert len(saved.numbers) == 2
    assert saved.number == max(saved.numbers)
    undone = undo(jerez, saved.numbers)
    assert count(jerez, "persona") == 0
    assert attending(jerez.store, session.id) == {}
    # and undo of the undo brings both back
    undo(jerez, undone.numbers)
    assert count(jerez, "persona") == 1
    assert len(attending(jerez.store, session.id)) == 1


def test_undo_of_a_block_takes_the_block(jerez: Office, session: Sesion) -> None:
    known, _ = register_person(jerez, woman("Rosa"))
    _, saved = add_block(jerez, session, [known, woman("Ana"), woman("Eva")])
    undo(jerez, saved.numbers)
    assert count(jerez, "persona") == 1
    assert count(jerez, "participacion") == 0


def test_undo_is_all_or_nothing(jerez: Office, session: Sesion) -> None:
    added, saved = add_to_list(jerez, session, woman())
    save_record(jerez, replace(added.persona, nombres="Martina"))
    with pytest.raises(StoreError, match="no se puede deshacer"):
        undo(jerez, saved.numbers)
    assert count(jerez, "persona") == 1
    assert len(attending(jerez.store, session.id)) == 1


def test_taken_off_and_added_again_undo_never_doubles_her(jerez: Office, session: Sesion) -> None:
    added, _ = add_to_list(jerez, session, woman())
    (row,) = attendance(jerez.store, session.id)
    part = jerez.store.get(Participacion, row.id)
    assert part is not None
    off = remove_from_list(jerez, part)
    add_to_list(jerez, session, added.persona)
    with pytest.raises(StoreError, match="no se puede deshacer"):
        undo(jerez, off.numbers)
    assert len(attendance(jerez.store, session.id)) == 1


def test_undo_of_a_new_activity_takes_its_session(jerez: Office) -> None:
    _, session, saved = save_activity(jerez, Actividad(nombre="Taller", fecha_inicio=DAY))
    assert session.fecha == DAY
    assert len(saved.numbers) == 2
    undo(jerez, saved.numbers)
    assert count(jerez, "actividad") == 0
    assert count(jerez, "sesion") == 0


def test_undo_of_a_moved_activity_moves_its_only_session_back(jerez: Office) -> None:
    activity, _, _ = save_activity(jerez, Actividad(nombre="Taller", fecha_inicio=DAY))
    later = DAY + dt.timedelta(days=9)
    _, session, saved = save_activity(jerez, replace(activity, fecha_inicio=later))
    assert session.fecha == later
    undo(jerez, saved.numbers)
    assert [one.fecha for one in sessions_of(jerez.store, activity.id)] == [DAY]


def test_undo_of_another_session_takes_its_stretch_of_the_activity(jerez: Office) -> None:
    activity, _, _ = save_activity(jerez, Actividad(nombre="Taller", fecha_inicio=DAY))
    second, saved = add_session(jerez, activity, DAY + dt.timedelta(days=7))
    assert second.numero == 2
    undo(jerez, saved.numbers)
    known = jerez.store.get(Actividad, activity.id)
    assert known is not None
    assert known.fecha_fin is None
    assert count(jerez, "sesion") == 1


def test_a_deleted_activity_takes_its_sessions_and_lists_and_undo_brings_all(
    jerez: Office,
) -> None:
    activity, _ = talk(jerez, woman("Ana"), woman("Eva"))
    second, _ = add_session(jerez, activity, DAY + dt.timedelta(days=7))
    add_block(jerez, second, [woman("Ana")])
    kept = talk(jerez, woman("Ana"), name="Otra")[1]
    gone = delete_record(jerez, second)
    assert (count(jerez, "sesion"), count(jerez, "participacion")) == (2, 3)
    undo(jerez, gone.numbers)
    gone = delete_record(jerez, activity)
    assert (count(jerez, "actividad"), count(jerez, "sesion")) == (1, 1)
    assert count(jerez, "participacion") == 1
    assert len(attending(jerez.store, kept.id)) == 1
    assert hand_in(jerez)[0].counts["actividad"] == 1  # nothing is left that refers to it
    undo(jerez, gone.numbers)
    assert (count(jerez, "sesion"), count(jerez, "participacion")) == (3, 4)


def test_a_support_outlives_the_activity_it_mentions(jerez: Office) -> None:
    activity, session = talk(jerez, woman())
    (persona,) = attending(jerez.store, session.id)
    support, _ = save_record(jerez, Apoyo(persona=persona, actividad=activity.id, fecha=DAY))
    gone = delete_record(jerez, activity)
    assert jerez.store.get(Apoyo, support.id) == replace(support, actividad=None)
    undo(jerez, gone.numbers)
    assert jerez.store.get(Apoyo, support.id) == support
    woman_gone = jerez.store.get(Persona, persona)
    assert woman_gone is not None
    delete_record(jerez, woman_gone)
    assert jerez.store.get(Apoyo, support.id) is None


def test_a_deleted_person_leaves_her_lists_and_undo_brings_her_back(
    jerez: Office, session: Sesion
) -> None:
    added, _ = add_to_list(jerez, session, woman())
    gone = delete_record(jerez, added.persona)
    assert count(jerez, "persona") == 0
    assert attending(jerez.store, session.id) == {}
    undo(jerez, gone.numbers)
    assert count(jerez, "persona") == 1
    assert len(attending(jerez.store, session.id)) == 1


def test_a_repeated_activity_is_new_and_undone_whole(jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    again, session, saved = repeat_activity(jerez, activity, dt.date(2026, 8, 1))
    assert again.id != activity.id
    assert again.folio != activity.folio
    assert (again.estatus, again.resultado, session.fecha) == ("PLA", None, dt.date(2026, 8, 1))
    assert attendance(jerez.store, session.id) == []
    undo(jerez, saved.numbers)
    assert count(jerez, "actividad") == 1
    assert count(jerez, "sesion") == 1


def test_every_sum_of_names_holds_both_ways(jerez: Office) -> None:
    """Whether two given names may be one woman's does not depend on who was there first."""
    names = ("María", "María Fernanda", "Fernanda", "Ma. Fernanda", "Guadalupe", "Ana", None)
    found = {}
    for first, second in itertools.product(names, names):
        from captura.actions.recognise import _may_be_named

        found[first, second] = _may_be_named(first, second)
    assert all(found[a, b] == found[b, a] for a, b in found)
    assert all(found[a, a] for a in names)
    assert not found["Fernanda", "Guadalupe"]
    assert not found["María", "Ana"]
