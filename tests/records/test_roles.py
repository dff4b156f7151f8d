"""The matrix of roles, cell by cell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from captura.errors import RoleError
from captura.records.roles import MATRIX, ROLES, allows, require

# institute — t: titular, p: captura, a: atención · state — c: coordinación, r: revisión
# both — k: consulta, figures only
LETTERS = {
    "t": "titular", "p": "captura", "a": "atencion", "k": "consulta", "c": "coordinacion",
    "r": "revision",
}  # fmt: skip
EXPECTED = {
    "cifras": "tpakcr", "leer": "tpacr", "capturar": "tpa", "eliminar": "tpa", "deshacer": "tpac",
    "responder_observacion": "tpa", "exportar_nombres": "tc", "planear": "t", "hacer_entrega": "t",
    "leer_acuse": "t", "pedir_alta": "t",
    "agregar_equipo": "t", "intercambiar": "tpa", "borrar_equipo": "t", "usuarios": "tc",
    "restaurar": "tc", "catalogos": "tc", "dar_alta": "c", "recibir": "cr", "observar": "cr",
    "aceptar": "c", "devolver": "c", "emitir_acuse": "c", "calendario": "c", "consolidar": "c",
    "fijar_catalogos": "c", "boveda": "ta", "estadistica": "a", "unir_personas": "tc",
    "cierre": "c",
}  # fmt: skip


def test_the_matrix_is_the_expected() -> None:
    assert set(MATRIX) == set(EXPECTED)
    assert set(ROLES) == set(LETTERS.values())


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("action", EXPECTED)
def test_cell(letter: str, action: str) -> None:
    role, expected = LETTERS[letter], letter in EXPECTED[action]
    assert allows(role, action) is expected
    if expected:
        require(role, action)
    else:
        with pytest.raises(RoleError, match="CAP-ROL-01"):
            require(role, action)


def test_unknown_roles_may_nothing_and_unknown_actions_are_a_bug() -> None:
    assert not any(allows("visita", action) for action in MATRIX)
    with pytest.raises(KeyError):
        allows("titular", "volar")


def test_every_action_asked_for_in_the_source_is_in_the_matrix() -> None:
    source = Path(__file__).parents[2] / "src" / "captura"
    asked: set[str] = set()
    for path in source.rglob("*.py"):
        asked |= set(re.findall(r'\.allow\("(\w+)"\)', path.read_text(encoding="utf-8")))
    assert asked <= set(MATRIX)
