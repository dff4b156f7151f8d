"""The words of the command line, in Spanish."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

_SPANISH = {
    "usage: ": "uso: ",
    "options": "opciones",
    "positional arguments": "argumentos",
    "show this help message and exit": "muestra esta ayuda y termina",
    "%(prog)s: error: %(message)s\n": "%(prog)s: error: %(message)s\n",
    "the following arguments are required: %s": "falta: %s",
    "unrecognized arguments: %s": "no se reconoce: %s",
    "argument %(argument_name)s: %(message)s": "en %(argument_name)s: %(message)s",
    "expected one argument": "necesita un valor",
    "one of the arguments %s is required": "falta una de: %s",
    "not allowed with argument %s": "no va junto con %s",
    "invalid %(type)s value: %(value)r": "valor no válido: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)": "no existe %(value)r; hay: %(choices)s",
}
argparse._ = lambda text: _SPANISH.get(text, text)  # type: ignore[attr-defined]


def parse(arguments: list[str]) -> argparse.Namespace:
    """The chosen command and its options; ends the program with 2 on a wrong line."""
    parser = argparse.ArgumentParser(
        prog="captura",
        description="Registro y entrega, sin internet, de los institutos municipales de las "
        "mujeres de Zacatecas. Sin orden, abre la aplicación.",
    )
    parser.add_argument("--datos", type=Path, metavar="DIR", help="carpeta de datos")
    parser.add_argument(
        "--demostracion", action="store_true", help="abre un instituto con datos inventados"
    )
    parser.set_defaults(command=_command("window"))
    verbs = parser.add_subparsers(title="órdenes", metavar="ORDEN")
    _add_demo(verbs)
    _add_verify(verbs)
    _add_consolidate(verbs)
    _add_publish(verbs)
    _add_localities(verbs)
    _add_catalogues(verbs)
    _add_restore(verbs)
    check = verbs.add_parser("autoprueba", help="el programa se revisa a sí mismo")
    check.add_argument("--json", action="store_true", help="para que lo lea un programa")
    check.set_defaults(command=_command("self_check"))
    return parser.parse_args(arguments)


def _add_demo(verbs: Any) -> None:
    demo = verbs.add_parser(
        "demo", help="muchos institutos inventados registran un año y entregan; el estado consolida"
    )
    demo.add_argument("--salida", type=Path, metavar="DIR", required=True, help="carpeta nueva")
    demo.add_argument("--municipios", type=int, default=58, metavar="N", help="de 1 a 58")
    demo.add_argument("--personas", type=int, default=100, metavar="N", help="por municipio")
    demo.add_argument("--semilla", type=int, default=2026, metavar="N", help="igual, igual gente")
    demo.add_argument("--json", action="store_true", help="para que lo lea un programa")
    demo.set_defaults(command=_command("demo"))


def _add_verify(verbs: Any) -> None:
    verify = verbs.add_parser(
        "verificar", help="dice si un paquete está íntegro (0), alterado (1) o no se lee (2)"
    )
    verify.add_argument("archivo", type=Path, metavar="ARCHIVO", help=".xlsx o .captura")
    _add_office(verify, required=False)
    verify.add_argument("--json", action="store_true", help="para que lo lea un programa")
    verify.set_defaults(command=_command("verify"))


def _add_consolidate(verbs: Any) -> None:
    consolidate = verbs.add_parser(
        "consolidar", help="recibe los paquetes de una carpeta y escribe el libro consolidado"
    )
    consolidate.add_argument("carpeta", type=Path, metavar="CARPETA", help="con los paquetes")
    _add_office(consolidate, required=True)
    consolidate.add_argument("--salida", type=Path, metavar="X.xlsx", required=True)
    consolidate.add_argument(
        "--con-nombres", action="store_true", help="con nombres; el libro lleva contraseña"
    )
    consolidate.add_argument("--json", action="store_true", help="para que lo lea un programa")
    consolidate.set_defaults(command=_command("consolidate"))


def _add_publish(verbs: Any) -> None:
    publish = verbs.add_parser(
        "publicar", help="escribe las tablas de un año, sin nadie en ellas, para analizarlas"
    )
    _add_office(publish, required=True)
    publish.add_argument("--anio", type=int, metavar="N", help="el año; si no, este")
    place = publish.add_mutually_exclusive_group(required=True)
    place.add_argument("--parquet", type=Path, metavar="DIR", help="carpeta donde se escriben")
    place.add_argument("--postgres", metavar="URL", help="postgresql://usuaria@servidor:5432/base")
    publish.add_argument("--json", action="store_true", help="para que lo lea un programa")
    publish.set_defaults(command=_command("publish"))


def _add_localities(verbs: Any) -> None:
    localities = verbs.add_parser(
        "localidades", help="agrega a una oficina las localidades del catálogo del INEGI"
    )
    localities.add_argument("archivo", type=Path, metavar="ARCHIVO", help=".csv del INEGI")
    _add_office(localities, required=True)
    localities.set_defaults(command=_command("localities"))


def _add_catalogues(verbs: Any) -> None:
    catalogues = verbs.add_parser(
        "catalogos", help="lee en una oficina los catálogos que firmó la coordinación"
    )
    catalogues.add_argument("archivo", type=Path, metavar="ARCHIVO", help=".catalogos")
    _add_office(catalogues, required=True)
    catalogues.set_defaults(command=_command("catalogues"))


def _add_restore(verbs: Any) -> None:
    restore = verbs.add_parser(
        "restaurar", help="pone un respaldo en el lugar de los datos, que quedan apartados"
    )
    restore.add_argument(
        "archivo", type=Path, metavar="ARCHIVO", help="carpeta del respaldo, o su captura.db"
    )
    _add_office(restore, required=True)
    restore.set_defaults(command=_command("restore"))


def _add_office(parser: Any, *, required: bool) -> None:
    parser.add_argument("--datos", type=Path, metavar="DIR", required=required, help="oficina")
    parser.add_argument("--usuaria", metavar="NOMBRE", help="quien entra; si es una, no hace falta")
    parser.add_argument(
        "--clave-stdin", action="store_true", help="lee la frase de la entrada, una por renglón"
    )


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """A command by the name of its module, imported only when it runs: start-up stays quick."""

    def run(chosen: argparse.Namespace) -> int:
        from importlib import import_module

        return int(import_module(f"captura.app.{name}").run(chosen))

    return run
