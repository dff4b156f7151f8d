"""A form of a person that is on its way to be kept, and who may be the person in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from captura.actions.save_record import Saved
from captura.records.draft import Draft
from captura.records.persona import Persona
from captura.ui.screens.personas.form_protocol import Register

Work = Callable[[], tuple[Persona, Saved]]


@dataclass(frozen=True)
class Other:
    """Who may be the person in the form, and why."""

    persona: Persona
    reasons: tuple[str, ...]


@dataclass
class Sent:
    """What shows again if it could not be kept, while something else shows already."""

    draft: Draft[Persona]
    title: str
    asked: tuple[str, ...]
    opened: frozenset[str]
    refused: set[str]
    register: Register | None
    came_back: bool = False


@dataclass(frozen=True)
class Leaving:
    """What a form does that gives way before the answer; `back` when she could not be kept."""

    gone: Callable[[Persona], object]
    back: Callable[[], object]


def typed(draft: Draft[Persona]) -> bool:
    """Whether anything was typed in it."""
    return any(draft.texts.values())
