"""Makes an edition of a year, proves it, and hands it to a folder or to a database."""

from __future__ import annotations

from pathlib import Path

from captura.actions.office import Office
from captura.actions.publish.audit import prove
from captura.actions.publish.gathered import count_table, support_table
from captura.actions.publish.people import person_tables
from captura.actions.publish.public import activity_tables, goal_table
from captura.actions.publish.totals import totals
from captura.actions.publish.year import Year
from captura.publishing import parquet, postgres
from captura.publishing.postgres import Address
from captura.publishing.table import Edition


def to_parquet(office: Office, year: int, folder: Path) -> tuple[Edition, Path]:
    """A folder of Parquet files in `folder`. Raises PublishError; then nothing is there."""
    edition = make_edition(office, year)
    with office.store.work(who=office.user, device="A") as work:
        # noted first, in one transaction: nothing leaves without its line in the history
        work.log(None, None, {}, f"publicación para análisis en Parquet, {year}")
        return edition, parquet.publish(folder, edition, office.folder.temporary)


def to_postgres(office: Office, year: int, address: Address, password: str) -> Edition:
    """A schema of its own in a database. Raises PublishError; then the database is as it was."""
    edition = make_edition(office, year)
    with office.store.work(who=office.user, device="A") as work:
        work.log(None, None, {}, f"publicación para análisis en PostgreSQL, {year}")
        postgres.publish(address, password, edition)
    return edition


def make_edition(office: Office, year: int) -> Edition:
    """The tables of a year, proved. Raises PublishError where they would single someone out."""
    office.allow("consolidar")
    figures, hidden = totals(office, year)
    whole = Year(office, year, hidden)
    edition = Edition(
        f"captura_{year}_{office.now():%Y%m%d_%H%M%S}",
        _says(office, year),
        (
            figures,
            *person_tables(whole),
            *activity_tables(whole),
            count_table(whole),
            support_table(whole),
            goal_table(whole),
        ),
    )
    prove(edition, office.catalogues)
    return edition


def _says(office: Office, year: int) -> str:
    mark = f"{office.mark}. " if office.mark else ""
    return (
        f"{mark}Captura, consolidado de {year}, al {office.now():%d/%m/%Y %H:%M}. Fuente: lo "
        f"aceptado por {office.name}; Censo 2020, INEGI. Solo lectura: lo que venga después es "
        "otra edición. Sin nombres, claves, teléfonos ni fechas de nacimiento. «*» es un dato "
        "reservado."
    )
