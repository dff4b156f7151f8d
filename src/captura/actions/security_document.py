"""Fills the *documento de seguridad* from what this office keeps, allows, measures and lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from captura.actions.drill import drill_due
from captura.actions.health import OK, check_health
from captura.actions.lock import FORGET, IDLE
from captura.actions.office import Office
from captura.documents.security_document import write_security_book
from captura.documents.security_facts import (
    OFFICE,
    TECHNICAL,
    Measure,
    SecurityFacts,
    inventory_of,
)
from captura.errors import CapturaError
from captura.keys import advice, passphrase, ring
from captura.packages import parts
from captura.packages.sealed import MEMORY_MIB
from captura.records.registry import EVERY, RECORDS
from captura.records.roles import OF_INSTITUTE, OF_STATE, ROLES
from captura.store import backups

NAMES = ("documento-de-seguridad.pdf", "documento-de-seguridad.xlsx")


def security_facts(office: Office) -> SecurityFacts:
    """What the document says of this office today; no person is named in it."""
    office.allow("usuarios")
    people = Counter(user.role for user in ring.load_ring(office.folder.keys).users)
    roles = OF_STATE if office.is_state else OF_INSTITUTE
    kept = {
        record.TITLE: office.store.value(f"SELECT count(*) FROM {kind} WHERE deleted=0")  # noqa: S608 - the names of our own tables
        for kind, record in RECORDS.items()
    }
    return SecurityFacts(
        office.name,
        office.today(),
        kept,
        inventory_of(EVERY),
        roles,
        {ROLES[role]: people[role] for role in roles},
        measures(),
        tuple(_gaps(office, people)),
        office.mark,
    )


def save_security_book(office: Office, folder: Path) -> tuple[SecurityFacts, Path]:
    """Write the workbook into a folder, and say in the history that it was made.

    Returns the facts too: the PDF is drawn from them. Raises CapturaError where it can't be kept.
    """
    facts = security_facts(office)
    path = folder / NAMES[1]
    try:
        write_security_book(path, facts, office.folder.temporary)
    except OSError:
        raise not_kept() from None
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {}, "documento de seguridad")
    return facts, path


def not_kept() -> CapturaError:
    """The folder takes no file."""
    return CapturaError(
        "No se pudo guardar el documento",
        "La carpeta no existe, está llena, no permite escribir o el archivo está abierto.",
        "Ciérrelo, o elija otra carpeta, e intente otra vez.",
        "CAP-ACT-98",
    )


def measures() -> tuple[Measure, ...]:
    """What protects the data, with the figures that this program works with."""
    mib, minutes = 1 << 20, 60
    said = (
        (
            "Base de datos cifrada",
            "SQLCipher (AES de 256 bits); la llave solo existe envuelta por las frases y la hoja.",
        ),
        (
            "Frases de acceso",
            f"{advice.MINIMUM} letras o más, o {advice.WORDS} palabras al azar; Argon2id con "
            f"{passphrase.MEMORY_KIB // 1024} MiB y {passphrase.TIME} vueltas; cada intento "
            "equivocado hace esperar y queda anotado.",
        ),
        (
            "Bloqueo",
            f"A los {IDLE.seconds // minutes} minutos sin uso; a los {FORGET.seconds // minutes} "
            "se olvida la llave; salida rápida con una tecla.",
        ),
        (
            "Acceso por papel",
            "Cada acción comprueba el papel de quien entró (parte 2).",
        ),
        (
            "Historial",
            "Cada guardado dice quién, cuándo y qué cambió; no se borra ni se edita.",
        ),
        (
            "Paquetes",
            "Cifrados (age) para su destinatario y firmados (Ed25519) por un equipo con "
            "certificado de la coordinación.",
        ),
        (
            "Archivos de fuera",
            f"Hasta {parts.LIMITS.file // mib} MB, y {parts.LIMITS.unpacked // mib} desempacados; "
            f"se leen en un proceso aparte, sin llaves, con {MEMORY_MIB} MB y tiempo limitado, que "
            "no puede escribir, conectarse ni iniciar programas.",
        ),
        (
            "Libros con nombres",
            "Solo la titular o la coordinación, con contraseña y anotado; sin fórmulas vivas.",
        ),
        (
            "Respaldos",
            f"Cada día, comprobados al hacerlos: {backups.DAYS} días, {backups.WEEKS} semanas y "
            f"{backups.MONTHS} meses; cifrados igual que la base.",
        ),
        ("Sin red", "Ninguna conexión, salvo «captura publicar» a la base que se le diga."),
    )
    by_people = (
        ("Lugar", "La computadora bajo llave; el disco cifrado con BitLocker."),
        ("Hoja de recuperación", "En sobre cerrado, lejos de la computadora; se ensaya cada año."),
        ("Memoria de respaldo", "En otro lugar que la computadora."),
        ("Confidencialidad", "Carta firmada por cada usuaria antes de entrar."),
    )
    return (
        *(Measure(TECHNICAL, what, how) for what, how in said),
        *(Measure(OFFICE, what, how) for what, how in by_people),
    )


def _gaps(office: Office, people: Counter[str]) -> Iterator[tuple[str, str]]:
    """What is wanting today, and what to do about it."""
    for finding in check_health(office):
        if finding.kind != OK:
            yield finding.title, finding.text
    if drill_due(office) < office.today():
        yield "No se ha ensayado la hoja de recuperación este año", "Haga el ensayo."
    if sum(people.values()) == 1:
        yield (
            "Solo una persona puede entrar",
            "Si son más quienes usan la computadora, agregue a cada una: nadie presta su frase.",
        )
    certificate = office.certificate
    if not office.is_state and (certificate is None or not certificate.valid_on(office.today())):
        yield "Este equipo no tiene certificado vigente", "Pida el alta a la coordinación."
