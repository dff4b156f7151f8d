"""Keeps what someone is typing, and gives it back after a power cut."""

from __future__ import annotations

from collections.abc import Mapping

from captura.actions.office import Office
from captura.store.queries.drafts import DraftRow, drafts


def keep_draft(
    office: Office,
    key: str,
    record_type: str,
    texts: Mapping[str, str],
    field: str | None = None,
    cursor: int | None = None,
) -> None:
    """Keep the texts of a form under the form's key, in place of the earlier ones.

    field, cursor: where she was typing, after how many letters of its text.
    """
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.keep_draft(key, record_type, texts, field, cursor)


def drop_draft(office: Office, key: str) -> None:
    """Forget a draft: it was saved, or discarded on purpose."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.drop_draft(key)


def kept_drafts(office: Office) -> list[DraftRow]:
    """Every draft kept, newest first."""
    office.allow("capturar")
    return drafts(office.store)
