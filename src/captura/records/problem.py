"""One thing wrong, or worth knowing, about a record."""

from __future__ import annotations

from dataclasses import dataclass

ERROR, WARNING, NOTE = "error", "warning", "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, in the words of the screen.

    level: an *error* blocks finishing, a *warning* asks for a reason that travels to the
    reviewer, a *note* only tells. field may be "" for the whole record. `code` names the rule.
    """

    type: str
    id: str
    field: str
    level: str
    code: str
    what: str
    fix: str = ""

    @property
    def message(self) -> str:
        """What and how to mend it, as one text."""
        return f"{self.what} {self.fix}".strip()


def errors_of(problems: list[Problem]) -> list[Problem]:
    """Those that block finishing."""
    return [problem for problem in problems if problem.level == ERROR]
