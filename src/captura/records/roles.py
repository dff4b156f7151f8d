"""Who may do what: the one matrix of roles and actions."""

from __future__ import annotations

from captura.errors import RoleError

TITULAR, CAPTURA, ATENCION, CONSULTA = "titular", "captura", "atencion", "consulta"
COORDINACION, REVISION = "coordinacion", "revision"
ROLES = {
    TITULAR: "Titular del instituto",
    CAPTURA: "Captura",
    ATENCION: "Atención a víctimas",
    CONSULTA: "Consulta",
    COORDINACION: "Coordinación estatal",
    REVISION: "Revisión",
}
# what each kind of office gives, the one who answers for it first
OF_INSTITUTE = (TITULAR, CAPTURA, ATENCION, CONSULTA)
OF_STATE = (COORDINACION, REVISION, CONSULTA)

_HEADS = frozenset({TITULAR, COORDINACION})
_TYPING = frozenset({TITULAR, CAPTURA, ATENCION})
_TITULAR = frozenset({TITULAR})
_STATE = frozenset({COORDINACION})
_INTAKE = frozenset({COORDINACION, REVISION})
# action → roles; a role that isn't named may not
MATRIX: dict[str, frozenset[str]] = {
    "cifras": frozenset(ROLES),
    "leer": _TYPING | _INTAKE,
    "capturar": _TYPING,
    "eliminar": _TYPING,
    "deshacer": _TYPING | _STATE,
    "responder_observacion": _TYPING,
    "exportar_nombres": _HEADS,
    "planear": _TITULAR,
    "hacer_entrega": _TITULAR,
    "leer_acuse": _TITULAR,
    "pedir_alta": _TITULAR,
    "agregar_equipo": _TITULAR,
    # whoever types exchanges: else the titular's passphrase would have to lie beside the laptop
    "intercambiar": _TYPING,
    "borrar_equipo": _TITULAR,
    "unir_personas": _HEADS,
    "usuarios": _HEADS,
    "restaurar": _HEADS,
    "catalogos": _HEADS,
    # whether she can is for the wrapped key to say, not for this table
    "boveda": frozenset({ATENCION, TITULAR}),
    "estadistica": frozenset({ATENCION}),
    "dar_alta": _STATE,
    "recibir": _INTAKE,
    "observar": _INTAKE,
    "aceptar": _STATE,
    "devolver": _STATE,
    "emitir_acuse": _STATE,
    "calendario": _STATE,
    "fijar_catalogos": _STATE,
    "cierre": _STATE,
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
