"""First start: makes the database, its keys, the first user and the printed recovery sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace

from captura.actions.office import STATE, Clock, Office, Random
from captura.actions.open_office import PRACTICE, opened
from captura.actions.recovery import keep_sheets
from captura.errors import CapturaError
from captura.keys import advice, device, recovery, ring
from captura.keys.recovery import Share
from captura.keys.sealing import new_identity
from captura.keys.signing import new_pair
from captura.paths import DataFolder
from captura.records.catalogues import Catalogues
from captura.records.institucion import Institucion
from captura.store.database import Store


@dataclass(frozen=True)
class FirstStart:
    """What the assistant asks. institute: municipality key, or `estado`; name: of the office."""

    institute: str
    name: str
    user: str
    passphrase: str
    municipality: str | None = None
    practice: bool = False
    made_up: bool = False  # people of a demonstration: their workbooks may go without password


@dataclass(frozen=True)
class Started:
    """The opened office and what must be printed: the sheet's secret, or the state's two shares."""

    office: Office
    secret: bytes | None
    shares: tuple[Share, Share] | None


def first_start(
    folder: DataFolder, answers: FirstStart, catalogues: Catalogues, *, clock: Clock, random: Random
) -> Started:
    """Make a new office in an empty folder. Raises CapturaError if one is there already.

    Interrupted at any point, it can be begun again; finished, its sheets wait until printed.
    """
    _check(folder, answers, catalogues)
    folder.create()
    # without its ring a database was never finished (a power cut): nothing in it was acknowledged
    for name in ("", "-wal", "-shm", "-journal"):
        folder.database.with_name(folder.database.name + name).unlink(missing_ok=True)
    folder.device_key.unlink(missing_ok=True)
    key, secret = ring.new_database_key(random), recovery.new_secret(random)
    is_state = answers.institute == STATE
    made = ring.new_ring(
        key,
        owner=answers.institute,
        name=answers.user,
        role="coordinacion" if is_state else "titular",
        passphrase=answers.passphrase,
        recovery_secret=secret,
        random=random,
    )
    store = Store.open(folder.database, key, clock=clock, random=random, create=True)
    try:
        _keep_identity(store, answers, random)
        pair = device.create(folder.device_key, key, random)
        user = made.user(answers.user)
        office = opened(folder, store, pair, user, catalogues, clock, random)
        started = Started(
            office,
            None if is_state else secret,
            recovery.split(secret, random) if is_state else None,
        )
        if not is_state:
            _keep_profile(office, answers)
        if not answers.made_up:
            keep_sheets(office, started)  # so that no power cut leaves an office without its paper
        if answers.practice:  # told before it is opened: a restore must not mix them
            made = replace(made, kept={**made.kept, PRACTICE: {}})
        ring.save_ring(folder.keys, made)  # last: a folder without it was never finished
    except BaseException:
        store.close()
        raise
    return started


def _check(folder: DataFolder, answers: FirstStart, catalogues: Catalogues) -> None:
    if folder.keys.exists():
        raise CapturaError(
            "Aquí ya hay una oficina",
            "La carpeta de datos ya tiene una base de datos de Captura.",
            "Entre con su usuario, o elija otra carpeta para empezar de nuevo.",
            "CAP-ACT-02",
        )
    if answers.institute != STATE and answers.institute not in catalogues["municipios"]:
        raise CapturaError(
            "Falta el municipio",
            f"La clave {answers.institute} no es de un municipio de Zacatecas.",
            "Elija el municipio del instituto.",
            "CAP-ACT-05",
        )
    for text in (answers.user, answers.name):
        if not text.strip() or len(text) > 80 or not text.isprintable():
            raise CapturaError(
                "Falta un nombre",
                "El instituto y su primera usuaria llevan un nombre de 80 letras o menos.",
                "Escríbalo y siga.",
                "CAP-ACT-06",
            )
    if problem := advice.problem_with(answers.passphrase):
        raise CapturaError("La frase no sirve", problem, "Escriba otra más larga.", "CAP-ACT-03")


def _keep_identity(store: Store, answers: FirstStart, random: Random) -> None:
    identity = new_identity()
    known = {
        "instituto": answers.institute,
        "nombre": answers.name,
        "practica": "si" if answers.practice else "no",
        "gente_inventada": "si" if answers.made_up else "no",
        "llave_paquetes": identity.secret,
        "llave_paquetes_publica": identity.public,
    }
    if answers.institute == STATE:
        known["llave_firma"] = new_pair(random).private.hex()
    with store.work(who=answers.user, device="X") as work:
        for name, value in known.items():
            work.set_meta(name, value)


def _keep_profile(office: Office, answers: FirstStart) -> None:
    with office.store.work(who=office.user, device=office.letter) as work:
        work.save(
            Institucion(nombre=answers.name, municipio=answers.municipality or answers.institute)
        )
