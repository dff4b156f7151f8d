"""Every reason why a package is refused, each with its sentence: what, why, how to mend."""

from __future__ import annotations

from captura.errors import PackageError

TRUNCATED = "CAP-PAQ-01"
ALTERED = "CAP-PAQ-02"
FOREIGN_ROWS = "CAP-PAQ-03"
NOT_FOR_US = "CAP-PAQ-04"
PRACTICE = "CAP-PAQ-05"
BOMB = "CAP-PAQ-06"
BAD_SIGNATURE = "CAP-PAQ-07"
CERTIFICATE = "CAP-PAQ-08"
NEWER = "CAP-PAQ-09"
TOO_BIG = "CAP-PAQ-10"
NOT_A_PACKAGE = "CAP-PAQ-11"
NO_HIDDEN_SHEET = "CAP-PAQ-12"
CLASH = "CAP-PAQ-13"
OTHER_KIND = "CAP-PAQ-14"
NO_ROOM = "CAP-PAQ-15"
REVOKED = "CAP-PAQ-16"
QR = "CAP-PAQ-17"

_AGAIN = "Nada cambió. Pida a quien lo envió que lo mande otra vez."
_WORDS = {
    TRUNCATED: (
        "El paquete llegó cortado o dañado",
        "La copia no terminó, o el archivo se dañó en el camino.",
        _AGAIN,
    ),
    ALTERED: (
        "El paquete fue alterado",
        "Lo que trae no es lo que firmó quien lo hizo.",
        _AGAIN,
    ),
    FOREIGN_ROWS: (
        "El paquete trae renglones ajenos",
        "Hay registros de otro instituto, y cada uno solo puede cambiar los suyos.",
        "Nada cambió. Avise a la coordinación estatal.",
    ),
    NOT_FOR_US: (
        "El paquete es para otra oficina",
        "Ninguna llave de esta computadora lo abre.",
        "Nada cambió. Compruebe a quién va dirigido y pida que lo envíen otra vez.",
    ),
    PRACTICE: (
        "El paquete es de práctica",
        "Trae datos inventados para aprender, y aquí se guardan datos reales (o al revés).",
        "Nada cambió. Pida la entrega hecha con los datos reales.",
    ),
    BOMB: (
        "El paquete no es seguro",
        "Al abrirlo ocuparía muchísimo más de lo que aparenta, o su índice se contradice.",
        "Nada cambió. Avise a la coordinación estatal.",
    ),
    BAD_SIGNATURE: (
        "La firma no corresponde",
        "El paquete fue alterado, o no lo hizo la computadora que dice.",
        _AGAIN,
    ),
    CERTIFICATE: (
        "El certificado no es válido",
        "No lo firmó la coordinación estatal, no corresponde a quien envía o no estaba vigente.",
        "Nada cambió. Pida al instituto que renueve su alta con la coordinación estatal.",
    ),
    NEWER: (
        "Actualice para leer",
        "El paquete se hizo con una versión más nueva de Captura.",
        "Se guardó aparte. Instale la versión nueva y ábralo otra vez.",
    ),
    TOO_BIG: (
        "El paquete es demasiado grande",
        "Pasa del tamaño que se admite.",
        "Nada cambió. Avise a quien lo envió.",
    ),
    NOT_A_PACKAGE: (
        "El archivo no es un paquete de Captura",
        "No tiene la forma de una entrega, un libro o un acuse.",
        "Elija el archivo que termina en .captura o en .xlsx.",
    ),
    NO_HIDDEN_SHEET: (
        "El libro no se puede comprobar",
        "Le falta la hoja oculta donde van las firmas: se borró, o se copió solo una parte.",
        "Nada cambió. Pida el libro completo, tal como lo hizo Captura.",
    ),
    CLASH: (
        "Hay datos por decidir",
        "Un registro guarda dos valores distintos de un mismo campo.",
        "Ábralo, elija el correcto y prepare la entrega otra vez.",
    ),
    OTHER_KIND: (
        "El archivo es de otra clase",
        "Es un paquete de Captura, pero no de los que se abren aquí.",
        "Ábralo donde corresponde: las entregas en Recepción, los acuses en Entregas.",
    ),
    NO_ROOM: (
        "No se pudo guardar el paquete",
        "El disco está lleno o no permite escribir ahí.",
        "Libere espacio o elija otra carpeta; lo ya guardado no cambió.",
    ),
    REVOKED: (
        "El equipo fue dado de baja",
        "La coordinación estatal ya no acepta paquetes de esa computadora.",
        "Nada cambió. Avise a la coordinación estatal.",
    ),
    QR: (
        "El código del acuse no se puede leer",
        "Está incompleto, o no lo firmó la coordinación estatal.",
        "Escanéelo otra vez, con la hoja plana y buena luz.",
    ),
}


def refused(code: str, what: str = "") -> PackageError:
    """The error of one of the codes above; `what` says it more closely, without personal data."""
    title, known, fix = _WORDS[code]
    return PackageError(title, what or known, fix, code)


def is_newer(error: Exception) -> bool:
    """Whether the package should be kept aside until this program is newer."""
    return isinstance(error, PackageError) and error.code == NEWER
