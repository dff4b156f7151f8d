"""Who may do what: the one matrix of roles and actions."""

from __future__ import annotations

from captura.errors import RoleError

TITULAR = "titular"
COORDINACION = "coordinacion"
ROLES = {TITULAR: "Titular del instituto", COORDINACION: "Coordinación estatal"}

_BOTH = frozenset({TITULAR, COORDINACION})
_INSTITUTE = frozenset({TITULAR})
_STATE = frozenset({COORDINACION})
# action → roles; another role enters the matrix the day it is built
MATRIX: dict[str, frozenset[str]] = {
    "leer": _BOTH,
    "capturar": _INSTITUTE,
    "eliminar": _INSTITUTE,
    "deshacer": _INSTITUTE,
    "exportar_nombres": _BOTH,
    "hacer_entrega": _INSTITUTE,
    "leer_acuse": _INSTITUTE,
    "responder_observacion": _INSTITUTE,
    "pedir_alta": _INSTITUTE,
    "usuarios": _BOTH,
    "restaurar": _BOTH,
    "catalogos": _BOTH,
    "dar_alta": _STATE,
    "recibir": _STATE,
    "aceptar": _STATE,
    "observar": _STATE,
    "devolver": _STATE,
    "emitir_acuse": _STATE,
    "consolidar": _STATE,
}


def allows(role: str, action: str) -> bool:
    """Whether the role may do the action. Raises KeyError for an action nobody declared."""
    return role in MATRIX[action]


def require(role: str, action: str) -> None:
    """Passes if the role may do the action; else raises RoleError."""
    if not allows(role, action):
        raise RoleError(
            "No está permitido",
            "Su usuaria no puede hacer esto.",
            "Pídalo a quien sí puede: " + ", ".join(sorted(ROLES[r] for r in MATRIX[action])) + ".",
            "CAP-ROL-01",
        )
