"""The sheets that open the data when a passphrase is lost: the recovery sheet and the shares."""

import datetime as dt

from captura.documents.page import Block, Heading, Page, Qr, SignatureLines, Spacer, Table, Text

COLUMNS = 4
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def recovery_page(institute: str, date: dt.date, words: tuple[str, ...], qr_text: str) -> Page:
    """Return the sheet of an institute: 24 words and the same secret as a code."""
    said = (
        "Con esta hoja se abren los datos si alguien olvida su frase de acceso o deja el cargo. "
        "Quien la tenga puede leerlo todo: guárdela en sobre cerrado y bajo llave, lejos de la "
        "computadora. No la fotografíe ni la envíe.",
        "Para usarla: en la pantalla de entrada elija «Olvidé mi frase» y escriba las palabras en "
        "orden (los acentos no importan), o lea el cuadro con un lector.",
    )
    signatures = SignatureLines(("Quien la imprimió", "Quien la guarda"))
    title = "Hoja de recuperación"
    return Page(
        title,
        (*_opening(title, institute, date), *map(Text, said), *_secret(words, qr_text), signatures),
        f"{title} · {institute} · {spanish_date(date)}",
    )


def share_page(
    number: int, institute: str, date: dt.date, words: tuple[str, ...], qr_text: str
) -> Page:
    """Return one of the two sheets of the state: 25 words that are worth nothing alone."""
    title = f"Llave del estado, parte {number} de 2"
    other = 2 if number == 1 else 1
    said = (
        f"Los datos de la coordinación se recuperan con esta hoja y la parte {other} juntas; una "
        "sola no abre nada. Guárdelas en sobres cerrados, en dos lugares y con dos personas "
        "distintas. No las fotografíe ni las envíe.",
        "Cada año, con ambas personas presentes, compruebe que las dos hojas abren y anótelo.",
    )
    signatures = SignatureLines(("Coordinación estatal", f"Quien guarda la parte {number}"))
    return Page(
        title,
        (*_opening(title, institute, date), *map(Text, said), *_secret(words, qr_text), signatures),
        f"{title} · {institute} · {spanish_date(date)}",
    )


def spanish_date(date: dt.date) -> str:
    """Return a date as people write it: 4 de mayo de 2026."""
    return f"{date.day} de {_MONTHS[date.month - 1]} de {date.year}"


def word_rows(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return numbered words, read across; the last row is filled up with empty cells."""
    numbered = [f"{turn}. {word}" for turn, word in enumerate(words, start=1)]
    numbered += [""] * (-len(numbered) % COLUMNS)
    return tuple(
        tuple(numbered[start : start + COLUMNS]) for start in range(0, len(numbered), COLUMNS)
    )


def _opening(title: str, institute: str, date: dt.date) -> tuple[Block, ...]:
    return Heading(title, 1), Text(f"{institute} · {spanish_date(date)}", "strong"), Spacer(2)


def _secret(words: tuple[str, ...], qr_text: str) -> tuple[Block, ...]:
    return (
        Heading(f"Las {len(words)} palabras"),
        Table((), word_rows(words), (25, 25, 25, 25), look="code"),
        Heading("El mismo secreto, para un lector de códigos"),
        Qr(qr_text, 42),
        *(Text(line, "code") for line in _lines(qr_text)),
        Spacer(4),
    )


def _lines(qr_text: str) -> tuple[str, str]:
    """The code in two lines of whole groups, for who has to type it."""
    groups = qr_text.split(" ")
    half = len(groups) // 2
    return " ".join(groups[:half]), " ".join(groups[half:])
