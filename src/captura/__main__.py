"""The command line: `captura` opens the application, `captura VERB …` works unattended."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["--hijo"]:
        from captura.isolate import child

        return child()
    from captura.app import run
    from captura.app.no_dumps import leave_no_dump

    leave_no_dump()
    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
