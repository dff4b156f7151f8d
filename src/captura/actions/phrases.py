"""Sentences ready for an observation or a return: the catalogue's, and first those she used last.

What a user used lately lies in the database, under her name. No free text is kept there unless she
asked for it: an observation may name a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from captura.actions.office import Office

CATALOGUE = "frases_observacion"
FIELD = "{campo}"  # stands for the label of the observed field
MOST = 10  # of her own


@dataclass(frozen=True)
class Phrase:
    """sheet: the record type it speaks of, "" for any · own: she used it lately."""

    text: str
    sheet: str = ""
    own: bool = False

    def fits(self, record_type: str, label: str) -> bool:
        """Whether it can be said of a record of this type; label: of the field, "" for the row."""
        return self.sheet in ("", record_type) and bool(label or FIELD not in self.text)

    def about(self, label: str) -> str:
        """The sentence with the name of the field in its place."""
        return self.text.replace(FIELD, label)


def phrases(office: Office) -> tuple[Phrase, ...]:
    """Those she used last, the newest first; then the catalogue's that are in use today."""
    office.allow("observar")
    known = {one.text: one for one in _catalogue(office)}
    own = _own(office)
    mine = (Phrase(text, known[text].sheet if text in known else "", own=True) for text in own)
    return (*mine, *(one for text, one in known.items() if text not in own))


def remember(office: Office, text: str, label: str, *, keep: bool) -> tuple[Phrase, ...]:
    """Put a sentence that was used before the others; all of them as they stand then.

    label: of the field it was written on, "" for the row. A sentence that is none of the
    catalogue's is kept only with `keep`.
    """
    said = text.strip().replace(f"«{label}»", f"«{FIELD}»") if label else text.strip()
    if said and (keep or any(one.text == said for one in phrases(office))):
        own = [said, *(one for one in _own(office) if one != said)][:MOST]
        with office.store.work(who=office.user, device=office.letter) as work:
            work.set_meta(_key(office), json.dumps(own, ensure_ascii=False))
    return phrases(office)


def _catalogue(office: Office) -> Iterator[Phrase]:
    for entry in office.catalogues[CATALOGUE].open_on(office.today()):
        yield Phrase(entry.label, entry.extra.get("hoja", ""))


def _own(office: Office) -> list[str]:
    return [str(text) for text in json.loads(office.store.meta(_key(office)) or "[]")]


def _key(office: Office) -> str:
    return f"frases:{office.user}"
