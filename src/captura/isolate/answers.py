"""What an answer of the child means to the caller: a value, or an error that a person can read."""

from __future__ import annotations

from typing import Any

from captura import errors

OUT_OF_MEMORY, FELL = "CAP-AIS-02", "CAP-AIS-03"
_AGAIN = "Pida otra copia del archivo. Si se repite, avise a la coordinación."


def result(answer: dict[str, Any], tail: bytes) -> Any:
    """The value of an answer. Raises the function's CapturaError, or IsolateError."""
    match answer.get("result"):
        case "json":
            return answer.get("value")
        case "bytes":
            return tail
        case "both":
            return answer.get("value"), tail
        case "error":
            raise _known_error(answer)
        case "memory":
            raise too_large()
        case _:
            raise failed(str(answer.get("value", "")))


def _known_error(answer: dict[str, Any]) -> errors.CapturaError:
    """The function's own CapturaError, rebuilt here from its name and four sentences."""
    family = getattr(errors, str(answer.get("family")), None)
    if not (isinstance(family, type) and issubclass(family, errors.CapturaError)):
        family = errors.IsolateError
    sentences = [str(answer.get(part, "")) for part in ("title", "what", "fix", "code")]
    return family(*sentences)


def timed_out(seconds: float) -> errors.IsolateError:
    """The child was ended because it took too long."""
    return errors.IsolateError(
        "El archivo tardó demasiado en leerse",
        f"Se detuvo la lectura a los {seconds:g} segundos; no se cambió nada.",
        "Cierre otros programas e intente de nuevo. Si se repite, pida otra copia del archivo.",
        "CAP-AIS-01",
    )


def too_large() -> errors.IsolateError:
    """The child asked for more memory than it may have."""
    return errors.IsolateError(
        "El archivo es demasiado grande para leerse",
        "Ocupa más memoria de la permitida; no se cambió nada.",
        "Revise que sea el archivo correcto o divídalo en partes más pequeñas.",
        OUT_OF_MEMORY,
    )


def died() -> errors.IsolateError:
    """The child ended without an answer."""
    return errors.IsolateError(
        "No se pudo leer el archivo",
        "El archivo hizo fallar al lector, que trabaja aparte; no se cambió nada.",
        _AGAIN,
        FELL,
    )


def cancelled() -> errors.IsolateError:
    """Someone asked to stop."""
    return errors.IsolateError(
        "Se canceló la lectura",
        "Usted pidió detenerla, o se cerró la aplicación; no se cambió nada.",
        "Vuelva a elegir el archivo cuando quiera leerlo.",
        "CAP-AIS-05",
    )


def failed(kind: str) -> errors.IsolateError:
    """The called function raised something nobody foresaw; kind is the name of its type."""
    return errors.IsolateError(
        "No se pudo leer el archivo",
        f"El lector encontró algo que no esperaba ({kind}); no se cambió nada.",
        _AGAIN,
        "CAP-AIS-04",
    )
