"""A person's name as it is read, and as lists are ordered (surnames first); mostly in SQL."""

from __future__ import annotations

_SURNAMES = "trim(coalesce({p}primer_apellido,'')||' '||coalesce({p}segundo_apellido,''))"


def read_name(prefix: str = "") -> str:
    """«Marina García López», the pseudonym of an anonymous person, or empty."""
    surnames = _SURNAMES.format(p=prefix)
    name = f"trim(coalesce({prefix}nombres,'')||' '||{surnames})"
    return f"coalesce(nullif({name},''), {prefix}alias, '')"


def listed_name(prefix: str = "") -> str:
    """«García López, Marina», the pseudonym of an anonymous person, or empty."""
    surnames = _SURNAMES.format(p=prefix)
    name = f"trim({surnames}||', '||coalesce({prefix}nombres,''),', ')"
    return f"coalesce(nullif({name},''), {prefix}alias, '')"


def both_names(
    given: str | None, first: str | None, second: str | None, alias: str | None
) -> tuple[str, str]:
    """The name as it is read and as it is listed, from its parts."""
    surnames = f"{first or ''} {second or ''}".strip()
    name = f"{given or ''} {surnames}".strip() or alias or ""
    listed = f"{surnames}, {given}" if surnames and given else name
    return name, listed
