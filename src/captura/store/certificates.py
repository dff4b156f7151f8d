"""Writes which devices the state certified, with which letter, and which it shut out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.store.work import Work


def keep_certificate(
    work: Work, *, device: str, institute: str, letter: str, body: str, since: str, until: str
) -> None:
    """The state's copy of a certificate it issued."""
    work.execute(
        "INSERT INTO certificate(device, institute, letter, body, since, until) "
        "VALUES (?,?,?,?,?,?) ON CONFLICT(device) DO UPDATE SET institute=excluded.institute, "
        "letter=excluded.letter, body=excluded.body, since=excluded.since, until=excluded.until",
        (device, institute, letter, body, since, until),
    )
    work.touched.types.add("certificate")


def revoke(work: Work, device: str) -> None:
    """From now on no package of this device is taken in; its first revocation stands."""
    work.execute(
        "UPDATE certificate SET revoked=coalesce(revoked, ?) WHERE device=?", (work.now(), device)
    )
    work.touched.types.add("certificate")


def next_letter(work: Work, institute: str, device: str) -> str:
    """The device's letter: its own if it is known, else the institute's next from A on."""
    known = work.value("SELECT letter FROM certificate WHERE device=?", (device,))
    if known:
        return str(known)
    count = work.value("SELECT count(*) FROM certificate WHERE institute=?", (institute,))
    return chr(ord("A") + min(count, 22))  # X stands for a device without certificate
