"""Turns what SQLite says into sentences a person can act on; nothing of the data is repeated."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from captura.errors import StoreError

# what SQLite's message contains: (title, what, fix, code)
_SENTENCES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    (
        "file is not a database",
        (
            "No se pudo abrir la base de datos",
            "La clave no abre este archivo, o el archivo no es una base de Captura.",
            "Escriba de nuevo su frase de contraseña; si no abre, restaure un respaldo.",
            "CAP-STORE-01",
        ),
    ),
    (
        "unable to open database",
        (
            "No se encontró la base de datos",
            "El archivo no está en su carpeta, o la carpeta no se puede leer.",
            "Revise que el disco o la memoria estén conectados y vuelva a abrir Captura.",
            "CAP-STORE-02",
        ),
    ),
    (
        "database is locked",
        (
            "La base de datos está ocupada",
            "Otro programa, o Captura en otra ventana, la está usando.",
            "Cierre la otra ventana y vuelva a intentarlo; nada se perdió.",
            "CAP-STORE-03",
        ),
    ),
    (
        "is full",
        (
            "No hay espacio en el disco",
            "El disco se llenó y no se guardó este cambio; lo anterior está completo.",
            "Libere espacio en el disco y vuelva a guardar.",
            "CAP-STORE-04",
        ),
    ),
    (
        "readonly",
        (
            "No se puede escribir en la base de datos",
            "El archivo o su carpeta son de solo lectura.",
            "Quite la protección contra escritura, o pida permiso de escritura en la carpeta.",
            "CAP-STORE-05",
        ),
    ),
    (
        "malformed",
        (
            "La base de datos está dañada",
            "Una parte del archivo ya no se puede leer, quizá por un corte de luz o un disco malo.",
            "Restaure el último respaldo; guarde una copia de este archivo antes.",
            "CAP-STORE-06",
        ),
    ),
    (
        "disk i/o error",
        (
            "El disco no respondió",
            "No se pudo leer o escribir en el disco donde está la base de datos.",
            "Revise que el disco esté conectado; si se repite, respalde y cambie de disco.",
            "CAP-STORE-07",
        ),
    ),
)


def failure(error: BaseException) -> StoreError | None:
    """The sentence for an error of the database, None where it is a bug of ours."""
    said = str(getattr(error, "orig", None) or error).casefold()
    for sign, parts in _SENTENCES:
        if sign in said:
            return StoreError(*parts)
    if "vtable constructor failed" in said:  # a page of the search's own tables
        return StoreError(*DAMAGED)
    return None


DAMAGED = dict(_SENTENCES)["malformed"]


@contextmanager
def translated() -> Iterator[None]:
    """Raises StoreError for what a person can mend; every other error passes unchanged."""
    try:
        yield
    except StoreError:
        raise
    except Exception as error:
        known = failure(error) if "sqlite" in type(error).__module__ or _is_sql(error) else None
        if known is None:
            raise
        raise known from None


def _is_sql(error: BaseException) -> bool:
    return hasattr(error, "orig") or "sqlcipher" in type(error).__module__


def no_cipher() -> StoreError:
    return StoreError(
        "Este programa no puede cifrar",
        "Le falta la pieza que cifra la base de datos, y sin ella los datos quedarían a la vista.",
        "Instale de nuevo Captura desde el archivo original.",
        "CAP-STORE-08",
    )


def foreign_file() -> StoreError:
    return StoreError(
        "Este archivo no es una base de Captura",
        "El archivo no está cifrado o lo hizo otro programa.",
        "Elija la carpeta donde Captura guarda sus datos.",
        "CAP-STORE-09",
    )


def newer_schema() -> StoreError:
    return StoreError(
        "Estos datos son de una versión más nueva de Captura",
        "Se guardaron con una versión posterior a la instalada en esta computadora.",
        "Actualice Captura y vuelva a abrir; los datos no se tocaron.",
        "CAP-STORE-10",
    )


def exists_already() -> StoreError:
    return StoreError(
        "Ya hay una base de datos en esa carpeta",
        "No se crea otra encima, para no perder lo guardado.",
        "Abra la que existe o elija una carpeta vacía.",
        "CAP-STORE-11",
    )


def missing_file() -> StoreError:
    return StoreError(*dict(_SENTENCES)["unable to open database"])


def key_dropped() -> StoreError:
    """Captura has been locked so long that it forgot the key of the database."""
    return StoreError(
        "Captura está bloqueada",
        "Después de media hora sin uso olvidó la llave de los datos; todo quedó guardado.",
        "Escriba su frase de acceso para seguir.",
        "CAP-STORE-14",
    )
