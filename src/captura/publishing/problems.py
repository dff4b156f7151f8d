"""What can keep an edition from reaching its place, in words."""

from __future__ import annotations

from captura.errors import PublishError


def not_installed() -> PublishError:
    return PublishError(
        "Falta la parte de análisis",
        "Esta copia de Captura no trae lo que escribe para herramientas de análisis.",
        "Instálela con «pip install captura[analisis]», o use el programa de la coordinación.",
        "CAP-PUB-01",
    )


def bad_address() -> PublishError:
    return PublishError(
        "La dirección de la base no se entiende",
        "Tiene que decir usuaria, servidor y base, y nada más.",
        "Escríbala así: postgresql://usuaria@servidor:5432/base",
        "CAP-PUB-02",
    )


def password_in_address() -> PublishError:
    return PublishError(
        "La contraseña no va en la dirección",
        "Lo que se escribe en una orden queda a la vista de otros.",
        "Quítela de la dirección: se pide en la terminal, o con --clave-stdin.",
        "CAP-PUB-03",
    )


def unreachable() -> PublishError:
    return PublishError(
        "No se pudo conectar con la base",
        "El servidor no contesta, o no ofrece una conexión cifrada con un certificado conocido.",
        "Revise la dirección y la red. A otra computadora solo se publica con cifrado.",
        "CAP-PUB-04",
    )


def refused(state: str) -> PublishError:
    """state: the five letters by which PostgreSQL names a reason."""
    return PublishError(
        "La base no aceptó la publicación",
        f"PostgreSQL contestó {state or 'sin decir por qué'}; nada quedó publicado.",
        "Revise la contraseña, y que esa usuaria pueda crear esquemas en la base.",
        "CAP-PUB-05",
    )


def not_written() -> PublishError:
    return PublishError(
        "No se pudieron escribir las tablas",
        "La carpeta no existe, está llena o no permite escribir; nada quedó publicado.",
        "Elija otra carpeta con --parquet.",
        "CAP-PUB-06",
    )


def too_few() -> PublishError:
    return PublishError(
        "Todavía no se puede publicar este año",
        "Son tan pocas mujeres que cualquier cifra señalaría a alguna.",
        "Espere a que haya más entregas aceptadas, o publique otro año.",
        "CAP-PUB-10",
    )


def would_single_out(checks: str) -> PublishError:
    """checks: which of them failed, without any value."""
    return PublishError(
        "La publicación se detuvo",
        f"Al revisarla, lo publicado dejaba saber de alguien: {checks}. Nada salió.",
        "No la saque por otro camino. Avise a quien le da soporte, con estas palabras.",
        "CAP-PUB-11",
    )
