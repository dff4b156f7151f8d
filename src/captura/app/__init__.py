"""The one place that builds and joins everything: parses the command line and runs it."""

from __future__ import annotations

import sys

from captura.errors import CapturaError


def run(arguments: list[str]) -> int:
    """Run one command of `captura`; returns the exit code (2: it couldn't be done)."""
    from captura.app.parser import parse

    chosen = parse(arguments)
    try:
        return int(chosen.command(chosen))
    except CapturaError as error:
        print(f"{error.title}. {error.what} {error.fix} [{error.code}]", file=sys.stderr)  # noqa: T201
        return 2
    except KeyboardInterrupt:
        print("Cancelado: nada quedó a medias.", file=sys.stderr)  # noqa: T201
        return 130
