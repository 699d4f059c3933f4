"""The record as tables of the Standard Safeguarding Dataset.

What the record keeps in one table and the dataset in several (visits, reviews, what happened to a
child's health in care) is taken apart, factors are put in a list, and each column stands under the
dataset's name. What the dataset has no column for, and what the record does not keep, is listed
here (`NOT_IN_DATASET`, `NOT_IN_RECORD`), so that nobody takes a blank column for an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from lineofsight.engine.quoting import quoted
from lineofsight.engine.tables import Table
from lineofsight.record.staging import SQL_TYPES
from lineofsight.record.tables import RECORD
from lineofsight.returns.results.folder import written_whole
from lineofsight.returns.ssd.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

#: Only the owner reads what is written: it holds children's records.
OWNER_ALONE = 0o600


class Form(StrEnum):
    """How tables are written."""

    CSV = "csv"
    PARQUET = "parquet"


class CannotExportError(Exception):
    """Nothing can be written there. The message says what to do."""


@dataclass(frozen=True)
class Taken:
    """Where the rows of one of the dataset's tables come from.

    Attributes:
        table: the table of the record.
        where: SQL of which of its rows.
        given: SQL for columns that no column of the record equals.
        rows: SQL of the rows, where they are not simply those of the table.
    """

    table: str
    where: str = "true"
    given: Mapping[str, str] = field(default_factory=dict)
    rows: str = ""


def _hashed(*columns: str) -> str:
    """SQL for the key of a row of which the record keeps none."""
    parts = ", ".join(f"coalesce(CAST({column} AS VARCHAR), '')" for column in columns)
    return f"left(md5(concat_ws('|', {parts})), 16)"


def _of_type(kind: str) -> str:
    return f"outcome_type = '{kind}' AND outcome_date IS NOT NULL"


#: The latest row of each child, by a day that each row has.
_LATEST = (
    "(SELECT * FROM record_{0} WHERE {2} QUALIFY row_number() OVER "
    "(PARTITION BY la_code, person_id ORDER BY {1} DESC NULLS LAST, {3}) = 1)"
)
#: Misuse of substances with whether the child was helped: two rows of the record, one there.
_SUBSTANCES = (
    "(SELECT m.*, h.helped FROM record_cla_outcome m LEFT JOIN (SELECT la_code, person_id, "
    "outcome_date, max(value) AS helped FROM record_cla_outcome "
    "WHERE outcome_type = 'INTERVENTION_RECEIVED' GROUP BY ALL) h "
    "USING (la_code, person_id, outcome_date))"
)
_FACTORS = (
    "(SELECT la_code, assessment_id, to_json(list(factor ORDER BY factor)) AS factors "
    "FROM record_assessment_factor GROUP BY la_code, assessment_id)"
)

#: Each table of the dataset that the record fills.
SOURCES: Mapping[str, Taken] = {
    "ssd_person": Taken("person"),
    "ssd_address": Taken("address"),
    "ssd_disability": Taken(
        "disability", given={"disa_table_id": _hashed("person_id", "disability")}
    ),
    "ssd_immigration_status": Taken("immigration_status"),
    "ssd_mother": Taken(
        "person",
        "own_child_birth_date IS NOT NULL",
        {
            "moth_table_id": _hashed("'mother'", "person_id"),
            "moth_person_id": "person_id",
        },
    ),
    "ssd_linked_identifiers": Taken(
        "linked_identifier",
        given={"link_table_id": _hashed("person_id", "identifier_type", "identifier")},
    ),
    "ssd_involvements": Taken("involvement"),
    "ssd_professionals": Taken("professional"),
    "ssd_department": Taken("team"),
    "ssd_contacts": Taken("contact"),
    "ssd_early_help_episodes": Taken("early_help_episode"),
    "ssd_cin_episodes": Taken("referral"),
    "ssd_cin_assessments": Taken("assessment"),
    "ssd_assessment_factors": Taken(
        "assessment_factor",
        given={
            "cinf_table_id": _hashed("'factors'", "assessment_id"),
            "cinf_assessment_factors_json": "factors",
        },
        rows=_FACTORS,
    ),
    "ssd_cin_plans": Taken("cin_plan"),
    "ssd_cin_visits": Taken("visit", "visit_type = 'CIN'"),
    "ssd_s47_enquiry": Taken(
        "s47_enquiry",
        given={
            "s47e_s47_outcome_json": "CASE WHEN icpc_not_required IS NOT NULL THEN "
            "to_json({'CP_CONFERENCE_FLAG': CASE WHEN icpc_not_required THEN 'N' ELSE 'Y' END}) END"
        },
    ),
    "ssd_initial_cp_conference": Taken("initial_cp_conference"),
    "ssd_cp_plans": Taken("cp_plan"),
    "ssd_cp_visits": Taken("visit", "visit_type = 'CP'"),
    "ssd_cp_reviews": Taken("review", "review_type = 'CP'"),
    "ssd_legal_status": Taken(
        "legal_status", given={"lega_legal_status": "coalesce(as_found, legal_status)"}
    ),
    "ssd_cla_episodes": Taken("cla_episode"),
    "ssd_cla_placement": Taken("placement"),
    "ssd_cla_reviews": Taken("review", "review_type = 'CLA'"),
    "ssd_cla_visits": Taken("visit", "visit_type = 'CLA'"),
    "ssd_cla_health": Taken(
        "cla_outcome",
        "outcome_type IN ('HEALTH_ASSESSMENT', 'DENTAL_CHECK', 'DEVELOPMENT_CHECK') "
        "AND outcome_date IS NOT NULL",
        {
            "clah_health_check_type": "CASE outcome_type WHEN 'DENTAL_CHECK' THEN 'Dental check' "
            "WHEN 'DEVELOPMENT_CHECK' THEN 'Development check' ELSE 'Health assessment' END",
            "clah_health_check_status": "CASE WHEN status = 'REFUSED' THEN 'Refused' "
            "ELSE 'Completed' END",
        },
    ),
    "ssd_cla_immunisations": Taken(
        "cla_outcome",
        given={"clai_immunisations_status": "CASE value WHEN '1' THEN 'Y' WHEN '0' THEN 'N' END"},
        rows=_LATEST.format(
            "cla_outcome", "outcome_date", _of_type("IMMUNISATIONS"), "cla_outcome_id"
        ),
    ),
    "ssd_cla_substance_misuse": Taken(
        "cla_outcome",
        _of_type("SUBSTANCE_MISUSE"),
        {"clas_intervention_received": "CASE helped WHEN '1' THEN 'Y' WHEN '0' THEN 'N' END"},
        rows=_SUBSTANCES,
    ),
    "ssd_cla_convictions": Taken("cla_outcome", _of_type("CONVICTED")),
    "ssd_sdq_scores": Taken("cla_outcome", _of_type("SDQ")),
    "ssd_missing": Taken("missing"),
    "ssd_cla_previous_permanence": Taken(
        "previous_permanence", given={"lapp_table_id": _hashed("'previous'", "person_id")}
    ),
    "ssd_cla_care_plan": Taken("care_plan"),
    "ssd_permanence": Taken("permanence"),
    "ssd_care_leavers": Taken(
        "care_leaver", rows=_LATEST.format("care_leaver", "as_at", "true", "care_leaver_id")
    ),
}

#: Columns of the dataset that stay blank, by why.
NOT_IN_RECORD: Mapping[str, tuple[str, ...]] = {
    "The record keeps no families.": ("ssd_family.*",),
    "Free text, and lists of marks without a declared form, are not kept.": (
        "ssd_address.addr_address_json",
        "ssd_contacts.cont_contact_outcome_json",
        "ssd_early_help_episodes.earl_episode_reason",
        "ssd_cin_episodes.cine_referral_outcome_json",
        "ssd_cin_assessments.cina_assessment_outcome_json",
        "ssd_initial_cp_conference.icpc_icpc_outcome_json",
        "ssd_cla_substance_misuse.clas_substance_misused",
        "ssd_cla_convictions.clac_cla_conviction_offence",
    ),
    "The wording stands in the code already.": (
        "ssd_contacts.cont_contact_source_desc",
        "ssd_cin_episodes.cine_referral_source_desc",
        "ssd_department.dept_team_parent_name",
    ),
    "The record works it out for any day.": ("ssd_professionals.prof_professional_caseload",),
    "No return and no indicator asks for it.": (
        "ssd_person.pers_common_child_id",
        "ssd_person.pers_send_flag",
        "ssd_mother.moth_childs_person_id",
        "ssd_early_help_episodes.earl_episode_worker_id",
        "ssd_initial_cp_conference.icpc_icpc_meeting_id",
        "ssd_initial_cp_conference.icpc_icpc_worker_id",
        "ssd_cp_reviews.cppr_cp_review_meeting_id",
        "ssd_cp_reviews.cppr_cp_review_quorate",
        "ssd_permanence.perm_ffa_cp_decision_date",
        "ssd_permanence.perm_part_of_sibling_group",
        "ssd_permanence.perm_siblings_placed_together",
        "ssd_permanence.perm_siblings_placed_apart",
        "ssd_permanence.perm_placement_provider_urn",
        "ssd_permanence.perm_adoption_worker_id",
    ),
}

#: What of the record has no place in the dataset.
NOT_IN_DATASET: tuple[str, ...] = (
    "Yearly answers of the SSDA903's OC2: only what has a date of its own is written.",
    "Earlier positions of care leavers and immunisations: the dataset has the latest alone.",
    "A second child of a young mother: the record keeps the first one's date of birth.",
    "Reviews of pathway plans, apart from the last one's date.",
    "Who visited, return interviews' dates, adoptive families, and plans before the record.",
    "Deprivation of liberty orders, and the workforce census.",
    "Identifiers of events in the case system: those of the record stand in their place, and what "
    "belongs together still does.",
)


def export_ssd(
    connection: duckdb.DuckDBPyConnection, folder: Path, form: Form | str = Form.CSV
) -> dict[str, int]:
    """Write the record as the dataset's tables, a file for each; give the rows of each.

    The folder is there whole or not at all, and only its owner may look into it.

    Args:
        connection: over the record, each table as `record_<table>` (`open_record`).
        folder: where; nothing, or an empty folder, may be there.
        form: `csv` or `parquet`.

    Raises:
        CannotExportError: something is there already, or the form is not known.
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    try:
        form = Form(form)
    except ValueError:
        raise CannotExportError(f"{form} is no form: say csv or parquet.") from None
    how = "FORMAT csv, HEADER" if form is Form.CSV else "FORMAT parquet, COMPRESSION zstd"
    rows = {}
    with new_folder(folder) as beside:
        for table in TABLES:
            path = beside / f"{table.name}.{form}"
            connection.execute(f"COPY ({ssd_query(table)}) TO {quoted(path)} ({how})")
            path.chmod(OWNER_ALONE)
            (rows[table.name],) = connection.execute(
                f"SELECT count(*) FROM ({ssd_query(table)})"
            ).fetchall()[0]
    return rows


@contextmanager
def new_folder(place: Path) -> Iterator[Path]:
    """A new folder that nobody but its owner may look into, put in its place when all is written.

    Raises:
        CannotExportError: something is there already.
        OSError: the disk is full or may not be written; nothing is left behind.
    """
    if place.is_file() or (place.is_dir() and any(place.iterdir())):
        raise CannotExportError(f"{place} is not empty. Name a folder that is not there yet.")
    with written_whole(place) as beside:
        yield beside


def ssd_query(table: type[Table]) -> str:
    """SQL for the rows of one of the dataset's tables, from the record on a connection."""
    taken = SOURCES.get(table.name)
    if taken is None:
        return f"SELECT {_blank(table)} WHERE false"
    kept = next(one for one in RECORD if one.name == taken.table)
    cells = []
    for name, facts in table.columns().items():
        cell = taken.given.get(name) or _equal(kept, table.name, name)
        cells.append(f'CAST({cell} AS {SQL_TYPES[facts.type]}) AS "{name}"')
    rows = taken.rows or f"record_{taken.table}"
    order = ", ".join(f'"{name}"' for name in table.columns())
    return f"SELECT {', '.join(cells)} FROM {rows} WHERE {taken.where} ORDER BY {order}"


def _equal(kept: type[Table], source: str, name: str) -> str:
    """SQL for the column of a table of the record that a column of the dataset equals."""
    for own, facts in kept.columns().items():
        if f"{source}.{name}" in facts.ssd:
            if facts.type is bool:
                return f"CASE WHEN \"{own}\" THEN 'Y' WHEN NOT \"{own}\" THEN 'N' END"
            return f'"{own}"'
    return "NULL"


def _blank(table: type[Table]) -> str:
    return ", ".join(
        f'CAST(NULL AS {SQL_TYPES[facts.type]}) AS "{name}"'
        for name, facts in table.columns().items()
    )
