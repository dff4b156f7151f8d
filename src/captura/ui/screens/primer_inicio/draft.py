"""What was answered before the office exists, kept so that one may close and come back."""

from __future__ import annotations

import json
from pathlib import Path

from captura.paths import DataFolder, replace_file

# never a name of a person, never a passphrase: nothing is encrypted yet
KEPT = ("kind", "municipality", "name")
_LIMIT = 10_000


def _place(folder: DataFolder) -> Path:
    return folder.root / "inicio.json"


def keep(folder: DataFolder, values: dict[str, str], step: int) -> None:
    """Keep the answers that may be kept, and the step."""
    folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {name: values.get(name, "") for name in KEPT}
    replace_file(_place(folder), json.dumps({"step": step, **kept}, ensure_ascii=False).encode())


def load(folder: DataFolder) -> tuple[dict[str, str], int]:
    """The answers kept and their step; none and 0 where there is no readable draft."""
    try:
        data = _place(folder).read_bytes()[:_LIMIT]
        found = json.loads(data)
    except (OSError, ValueError):
        return {}, 0
    if not isinstance(found, dict):
        return {}, 0
    values = {name: str(found[name]) for name in KEPT if isinstance(found.get(name), str)}
    return values, 1 if found.get("step") == 1 else 0


def forget(folder: DataFolder) -> None:
    """The office exists: the draft is of no use."""
    _place(folder).unlink(missing_ok=True)
