"""A person's name in SQL: as it is read, and as lists are ordered (surnames first)."""

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
