"""What a developer does with this tree: setup, run, test, bench, screens, manual, build, captura.

Standard library only, since it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("CAPTURA_VENV", ROOT / ".venv"))
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
MINUTES_OF_TEST = 10
NOTHING: Mapping[str, str] = {}

# What Qt needs of a bare Debian to draw on no screen, and on an X screen.
LIBRARIES = (
    "libglib2.0-0 libegl1 libgl1 libx11-6 libx11-xcb1 libdbus-1-3 libfontconfig1 libfreetype6 "
    "libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 fonts-dejavu-core"
).split()

USAGE = """\
uso: ./dev ORDEN

  setup              instala lo que falta (sistema, .venv, Captura) sin preguntar nada
  run                abre un instituto de demostración; sin pantalla, hace el trabajo completo
  test [--largo]     ruff, mypy, import-linter y pytest; --largo añade las campañas largas
  bench              mide las cifras de docs/benchmarks.md
  screens CARPETA    una imagen de cada pantalla
  manual             dibuja de nuevo las imágenes del manual
  build              el programa en una carpeta (dist/captura) y su autoprueba
  captura …          el programa, con sus propios argumentos
"""


def main(arguments: list[str]) -> int:
    """Run one order; returns the exit code."""
    orders: dict[str, Callable[[list[str]], int]] = {
        "setup": lambda _rest: 0,
        "run": run,
        "test": test,
        "bench": bench,
        "screens": screens,
        "manual": manual,
        "build": build,
        "captura": lambda rest: call([PYTHON, "-m", "captura", *rest]),
    }
    if not arguments or arguments[0] not in orders:
        print(USAGE)
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    os.chdir(ROOT)
    try:
        setup()
        return orders[arguments[0]](arguments[1:])
    except subprocess.CalledProcessError as error:
        print(f"No se pudo: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return error.returncode or 1


# --- setup --------------------------------------------------------------------------------------


def setup() -> None:
    """Install what is missing, and only that: a second run asks neither network nor disk."""
    if sys.version_info < (3, 11):  # noqa: UP036 - told before anything is installed
        raise SystemExit("Captura necesita Python 3.11 o posterior.")
    install_system()
    if not PYTHON.exists():
        step("Se crea el entorno .venv")
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    install_lock("requirements-dev.lock")


def install_system() -> None:
    """On Debian and its kin, install the missing system libraries, as root or through sudo."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return
    missing = [name for name in LIBRARIES if not installed(name)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if not missing:
        return
    step(f"Faltan paquetes del sistema: {' '.join(missing)}")
    rights: list[str] = [] if os.geteuid() == 0 else ["sudo"]
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q"]
    subprocess.run([*rights, "apt-get", "-q", "update"], check=True, stdin=subprocess.DEVNULL)
    subprocess.run(
        [*rights, *quiet, "install", "--no-install-recommends", *missing],
        check=True,
        stdin=subprocess.DEVNULL,
    )


def installed(package: str) -> bool:
    """Whether dpkg holds the package; newer releases append t64 to some names."""
    command = ["dpkg-query", "-W", "-f=${Status}\n", package, f"{package}t64"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    return "ok installed" in found.stdout


def install_lock(lock: str) -> None:
    """Install a lock and Captura itself, unless the stamp says this very lock is there."""
    stamp = VENV / f".{lock}"
    wanted = hashlib.sha256(
        (ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes() + os.fsencode(ROOT)
    ).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    step(f"Se instala {lock}")
    pip: list[str | Path] = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-input",
    ]
    subprocess.run([*pip, "--only-binary=:all:", "--require-hashes", "-r", ROOT / lock], check=True)
    # setuptools came with the lock, so nothing is fetched that has no hash.
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    stamp.write_text(wanted)


# --- orders -------------------------------------------------------------------------------------


def run(rest: list[str]) -> int:
    """Open the demonstration institute; with no screen, do the whole main job unattended."""
    if has_screen():
        return call([PYTHON, "-m", "captura", "--demostracion", *rest])
    folder = Path(tempfile.mkdtemp(prefix="captura-demo-"))
    step("No hay pantalla: se hace el trabajo completo de dos institutos y el estado")
    code = call([PYTHON, "-m", "captura", "demo", "--municipios", "2", "--salida", folder, *rest])
    print(f"Los resultados están en {folder}")
    return code


def test(rest: list[str]) -> int:
    """Everything a change must pass; names what failed and goes on, so one run tells all."""
    long = "--largo" in rest
    seed = random.SystemRandom().randrange(2**32)
    if "--semilla" in rest:
        seed = int(rest[rest.index("--semilla") + 1])
    start = time.monotonic()
    print(f"semilla: {seed}", flush=True)
    failed = [name for name, command in checks() if timed(name, command) != 0]
    with tempfile.TemporaryDirectory(prefix="captura-pruebas-") as folder:
        tests: list[str | Path] = [PYTHON, "-m", "pytest", "-q", f"--basetemp={folder}/pytest"]
        tests += [
            f"--semilla={seed}",
            f"--hypothesis-seed={seed}",
            f"--durations={40 if long else 10}",
        ]
        tests += ["-n", "auto", "--dist", "worksteal"]  # every core, whatever the order
        tests += ["--largo"] if long else []
        places = {"TMPDIR": folder, "HYPOTHESIS_STORAGE_DIRECTORY": f"{folder}/hypothesis"}
        if timed("pytest", tests, places) != 0:
            failed.append("pytest")
    minutes = (time.monotonic() - start) / 60
    if not long and minutes > MINUTES_OF_TEST:  # a slow machine is no fault of the change
        print(f"== aviso: tardó más de {MINUTES_OF_TEST} minutos", flush=True)
    verdict = f"FALLÓ: {', '.join(failed)}" if failed else "todo bien"
    print(f"== {verdict} · semilla {seed} · {minutes:.1f} min", flush=True)
    return 1 if failed else 0


def checks() -> list[tuple[str, list[str | Path]]]:
    """The checks beside pytest, cheapest first; none leaves a cache behind."""
    places = ["src", "tests", "dev.py", *(["benchmarks"] if (ROOT / "benchmarks").is_dir() else [])]
    return [
        ("ruff", [BIN / "ruff", "check", "--no-cache", *places]),
        ("ruff format", [BIN / "ruff", "format", "--no-cache", "--check", *places]),
        ("import-linter", [BIN / "lint-imports", "--no-cache"]),
        ("mypy", [BIN / "mypy", f"--cache-dir={os.devnull}"]),
    ]


def bench(rest: list[str]) -> int:
    """Measure, with the extra libraries that only measuring needs."""
    install_lock("requirements-bench.lock")
    return call([PYTHON, "-m", "benchmarks", *rest])


def screens(rest: list[str]) -> int:
    """A picture of every screen, in every theme and scale, into the named folder."""
    if len(rest) != 1:
        print("uso: ./dev screens CARPETA")
        return 2
    return call([PYTHON, "-m", "captura.ui.pictures", rest[0]], {"QT_QPA_PLATFORM": "offscreen"})


def manual(_rest: list[str]) -> int:
    """Draw anew the pictures that the pages of the manual name; after a screen changed."""
    order: list[str | Path] = [PYTHON, "-m", "captura.ui.pictures", "docs/manual", "--manual"]
    return call(order, {"QT_QPA_PLATFORM": "offscreen"})


def build(rest: list[str]) -> int:
    """Build the one-folder program, then let it check itself where no Python is in reach."""
    work = ["--workpath", "build", "--distpath", "dist", "--noconfirm", "--log-level", "WARN"]
    code = call([PYTHON, "-m", "PyInstaller", *work, "build.spec", *rest])
    if code != 0:
        return code
    program = ROOT / "dist" / "captura" / ("captura.exe" if os.name == "nt" else "captura")
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file())
    print(f"{program.parent}: {size / 2**20:.0f} MiB", flush=True)
    bare = {"PATH": "", "PYTHONPATH": "", "PYTHONHOME": ""}
    return call([program, "autoprueba"], bare, cwd=Path(tempfile.gettempdir()))


# --- small parts --------------------------------------------------------------------------------


def has_screen() -> bool:
    """Whether a window could be shown."""
    if os.name == "nt" or os.uname().sysname == "Darwin":
        return "CI" not in os.environ
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(
    command: Sequence[str | Path], extra: Mapping[str, str] = NOTHING, *, cwd: Path = ROOT
) -> int:
    """Run a command with the environment of this tree; returns its exit code."""
    return subprocess.run(command, check=False, cwd=cwd, env=environment(extra)).returncode


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This environment, offscreen where there is no screen, with UTF-8 and without PYTHONPATH."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    found.update({"PYTHONUTF8": "1", **extra})
    if not has_screen():
        found.setdefault("QT_QPA_PLATFORM", "offscreen")
    return found


def timed(name: str, command: Sequence[str | Path], extra: Mapping[str, str] = NOTHING) -> int:
    """Run a check, saying its name before and its time after."""
    step(name)
    start = time.monotonic()
    code = call(command, extra)
    print(
        f"   {name}: {'bien' if code == 0 else 'FALLÓ'}, {time.monotonic() - start:.1f} s",
        flush=True,
    )
    return code


def step(text: str) -> None:
    """One line to the terminal, at once."""
    print(f"== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
