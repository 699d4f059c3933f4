# ruff: noqa: E501 - tables drawn as text are wide
"""What an extract of the Standard Safeguarding Dataset fills of the record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb
import pytest

from lineofsight.record.from_ssd import stage_ssd
from lineofsight.record.ssd_codes import MOST_OF_A_COLUMN, RULE
from lineofsight.record.staging import LOADS, Stage
from lineofsight.record.tables import (
    AssessmentFactor,
    CareLeaver,
    ClaEpisode,
    ClaOutcome,
    CpPlan,
    Issue,
    LegalStatus,
    Person,
    Referral,
    Review,
    S47Enquiry,
    Visit,
)
from lineofsight.returns.ssd.codes import NO_DECISIONS, CodeMap
from lineofsight.returns.ssd.kind import KIND
from tests.record.sources import cin, record_of, ssd
from tests.returns.examples import drawn_rows
from tests.returns.rows import engine_with

DAY = date(2026, 9, 30)
PEOPLE = """
    pers_person_id | pers_sex | pers_dob   | pers_is_mother
    A1             | Female   | 2009-05-06 | Y
    B2             | M        | 2012-01-02 |
"""
REFERRALS = """
    cine_referral_id | cine_person_id | cine_referral_date | cine_referral_source_code | cine_referral_nfa
    900              | A1             | 2025-05-01         | 1A - Family               | N
    901              | B2             | 2025-06-01         | 6                         | true
"""


def issues_of(
    folder: Path, decided: CodeMap = NO_DECISIONS, **tables: str
) -> tuple[list[Issue], duckdb.DuckDBPyConnection]:
    """What is told of codes while an extract is staged, and its typed tables."""
    connection = engine_with(
        KIND, {name: drawn_rows(drawn) for name, drawn in tables.items()}
    ).connection
    stage = Stage(folder, "999")
    connection.execute(f"CREATE TEMP TABLE {LOADS} AS SELECT 0 AS _file, 7 AS load_id")
    for name in tables:
        connection.execute(f'UPDATE "{name}" SET _file = 0')
    return stage_ssd(connection, stage, as_at=DAY, decided=decided), connection


def test_people_and_referrals() -> None:
    """A young mother's child is in another table; codes stand alone, and yes and no are told."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_mother="""
            moth_table_id | moth_person_id | moth_childs_dob
            m1            | A1             | 2026-02-03
            m2            | A1             | 2027-02-03
        """,
        ssd_cin_episodes=REFERRALS,
    )
    with record_of(extract) as record:
        assert record.rows(Person, "person_id", "sex", "is_mother", "own_child_birth_date") == [
            ("A1", "F", True, date(2026, 2, 3)),
            ("B2", "M", None, None),
        ]
        assert record.rows(Referral, "person_id", "source", "nfa") == [
            ("A1", "1A", False),
            ("B2", "6", True),
        ]


def test_a_referral_in_the_census_is_the_same_row() -> None:
    """Whatever the case system calls it."""
    extract = ssd(DAY, ssd_person=PEOPLE, ssd_cin_episodes=REFERRALS)
    census = cin(
        2026,
        ChildIdentifiers="""
            LAchildID | PersonBirthDate
            A1        | 2009-05-06
        """,
        CINdetails="""
            LAchildID | CINdetailsID | CINreferralDate | ReferralSource | ReferralNFA
            A1        | 1            | 2025-05-01      | 1A             | 0
        """,
    )
    with record_of(extract, census) as record:
        assert len(record.rows(Referral, "referral_id")) == 2
        assert {source[0] for source in record.sources(Referral)} == {"cin", "ssd"}


def test_three_tables_of_visits_are_one_and_two_of_reviews() -> None:
    """Each row says of which kind it is, and belongs to its plan."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_cp_plans="""
            cppl_cp_plan_id | cppl_person_id | cppl_cp_plan_start_date | cppl_cp_plan_initial_category
            p1              | A1             | 2025-05-20              | NEG - Neglect
        """,
        ssd_cin_visits="""
            cinv_cin_visit_id | cinv_person_id | cinv_cin_visit_date | cinv_cin_visit_seen
            v1                | A1             | 2025-05-02          | Y
        """,
        ssd_cp_visits="""
            cppv_cp_visit_id | cppv_person_id | cppv_cp_plan_id | cppv_cp_visit_date | cppv_cp_visit_seen_alone
            v2               | A1             | p1              | 2025-06-02         | N
        """,
        ssd_cla_visits="""
            clav_cla_visit_id | clav_person_id | clav_cla_visit_date
            v3                | B2             | 2025-07-02
        """,
        ssd_cp_reviews="""
            cppr_cp_review_id | cppr_person_id | cppr_cp_plan_id | cppr_cp_review_date | cppr_cp_review_participation
            r1                | A1             | p1              | 2025-08-01          | PN1 Spoke
        """,
        ssd_cla_reviews="""
            clar_cla_review_id | clar_cla_person_id | clar_cla_review_date | clar_cla_review_cancelled
            r2                 | B2                 | 2025-09-01           | N
        """,
    )
    with record_of(extract) as record:
        ((plan, category),) = record.rows(CpPlan, "cp_plan_id", "initial_category")
        assert category == "NEG"
        assert record.rows(Visit, "visit_type", "of_id", "visit_date", "seen", "seen_alone") == [
            ("CIN", None, date(2025, 5, 2), True, None),
            ("CLA", None, date(2025, 7, 2), None, None),
            ("CP", plan, date(2025, 6, 2), None, False),
        ]
        assert record.rows(Review, "review_type", "of_id", "participation", "cancelled") == [
            ("CLA", None, None, False),
            ("CP", plan, "PN1", None),
        ]


def test_lists_and_answers_in_json_are_taken_apart() -> None:
    """Factors, in any way of writing lists; and whether a conference was needed."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_cin_assessments="""
            cina_assessment_id | cina_person_id | cina_assessment_start_date
            a1                 | A1             | 2025-05-03
            a2                 | B2             | 2025-06-03
        """,
        ssd_assessment_factors="""
            cinf_table_id | cinf_assessment_id | cinf_assessment_factors_json
            f1            | a1                 | ["1A", "4B"]
            f2            | a2                 | 3B,21
        """,
        ssd_s47_enquiry="""
            s47e_s47_enquiry_id | s47e_person_id | s47e_s47_start_date | s47e_s47_outcome_json
            s1                  | A1             | 2025-05-10          | {"CP_CONFERENCE_FLAG":"Y"}
            s2                  | A1             | 2025-05-11          | {"CP_CONFERENCE_FLAG":"N"}
            s3                  | B2             | 2025-06-10          | {"CP_CONF
            s4                  | B2             | 2025-06-11          |
        """,
    )
    with record_of(extract) as record:
        assert record.rows(AssessmentFactor, "person_id", "factor") == [
            ("A1", "1A"),
            ("A1", "4B"),
            ("B2", "21"),
            ("B2", "3B"),
        ]
        assert record.rows(S47Enquiry, "start_date", "icpc_not_required") == [
            (date(2025, 5, 10), False),
            (date(2025, 5, 11), True),
            (date(2025, 6, 10), None),
            (date(2025, 6, 11), None),
        ]


def test_an_episode_has_its_status_and_place_again() -> None:
    """The dataset keeps the three apart; the status that began last of those that stood is it."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_cla_episodes="""
            clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_placement_id | clae_cla_episode_start_date | clae_cla_episode_start_reason
            e1                  | A1             | c1          | p1                    | 2025-05-10                  | S Started to be looked after
        """,
        ssd_cla_placement="""
            clap_cla_placement_id | clap_person_id | clap_cla_placement_start_date | clap_cla_placement_type | clap_cla_placement_provider
            p1                    | A1             | 2025-05-10                    | K2 - Children's home    | PR4
        """,
        ssd_legal_status="""
            lega_legal_status_id | lega_person_id | lega_legal_status       | lega_legal_status_start_date
            s0                   | A1             | V2                      | 2025-05-01
            s1                   | A1             | C1 - Interim care order | 2025-05-10
            s2                   | A1             | C2                      | 2025-05-11
        """,
    )
    with record_of(extract) as record:
        assert record.rows(
            ClaEpisode, "start_reason", "legal_status", "place", "place_provider"
        ) == [("S", "C1", "K2", "PR4")]


def test_an_episode_that_names_no_placement_has_the_childs_on_its_day() -> None:
    """The one that began last of those that stood; one that had ended, or is another child's, is
    not it. A name of a placement that is not there names none."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_cla_episodes="""
            clae_cla_episode_id | clae_person_id | clae_cla_id | clae_cla_placement_id | clae_cla_episode_start_date | clae_cla_episode_start_reason
            e1                  | A1             | c1          |                       | 2025-05-10                  | S
            e2                  | A1             | c1          | p9                    | 2025-06-10                  | P
            e3                  | B2             | c2          |                       | 2025-05-10                  | S
        """,
        ssd_cla_placement="""
            clap_cla_placement_id | clap_person_id | clap_cla_placement_start_date | clap_cla_placement_end_date | clap_cla_placement_type
            p1                    | A1             | 2025-05-01                    | 2025-05-10                  | U1
            p2                    | A1             | 2025-05-02                    | 2025-06-10                  | U4
            p3                    | A1             | 2025-05-10                    | 2025-06-10                  | K2
            p4                    | A1             | 2025-06-10                    |                             | H5
        """,
    )
    with record_of(extract) as record:
        assert record.rows(ClaEpisode, "person_id", "start_date", "place") == [
            ("A1", date(2025, 5, 10), "K2"),
            ("A1", date(2025, 6, 10), "H5"),
            ("B2", date(2025, 5, 10), None),
        ]


def test_words_of_legal_statuses_are_kept_beside_the_code() -> None:
    """A code that stands alone needs no words; words that are no code leave the code blank."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_legal_status="""
            lega_legal_status_id | lega_person_id | lega_legal_status       | lega_legal_status_start_date
            s1                   | B2             | C2                      | 2025-05-01
            s2                   | B2             | E1 - Placement order    | 2025-06-01
            s3                   | B2             | As the council calls it | 2025-07-01
        """,
    )
    with record_of(extract) as record:
        assert record.rows(LegalStatus, "start_date", "legal_status", "as_found") == [
            (date(2025, 5, 1), "C2", None),
            (date(2025, 6, 1), "E1", "E1 - Placement order"),
            (date(2025, 7, 1), None, "As the council calls it"),
        ]


def test_health_in_care_is_one_table_and_positions_have_a_day() -> None:
    """Five tables of the dataset; a care leaver's position is that of the extract's day."""
    extract = ssd(
        DAY,
        ssd_person=PEOPLE,
        ssd_cla_health="""
            clah_health_check_id | clah_person_id | clah_health_check_type | clah_health_check_date | clah_health_check_status
            h1                   | A1             | Dental                 | 2025-05-01             | Refused
        """,
        ssd_sdq_scores="""
            csdq_table_id | csdq_person_id | csdq_sdq_completed_date | csdq_sdq_score
            q1            | A1             | 2025-06-01              | 14
        """,
        ssd_cla_substance_misuse="""
            clas_substance_misuse_id | clas_person_id | clas_substance_misuse_date | clas_intervention_received
            u1                       | A1             | 2025-07-01                 | N
        """,
        ssd_care_leavers="""
            clea_table_id | clea_person_id | clea_care_leaver_accommodation | clea_care_leaver_accom_suitable
            l1            | B2             | U1                             | Y
        """,
    )
    with record_of(extract) as record:
        assert record.rows(ClaOutcome, "outcome_type", "outcome_date", "value", "status") == [
            ("DENTAL_CHECK", date(2025, 5, 1), "0", "REFUSED"),
            ("INTERVENTION_RECEIVED", date(2025, 7, 1), "0", None),
            ("SDQ", date(2025, 6, 1), "14", None),
            ("SUBSTANCE_MISUSE", date(2025, 7, 1), "1", None),
        ]
        assert record.rows(CareLeaver, "as_at", "accommodation", "suitable") == [(DAY, "U", True)]


STATUSES = """
    lega_legal_status_id | lega_person_id | lega_legal_status  | lega_legal_status_start_date
    s1                   | B2             | C2                 | 2025-05-01
    s2                   | B2             | Private words      | 2025-06-01
    s3                   | A1             | Private words      | 2025-07-01
"""


def test_what_is_no_code_is_told_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    """Each row with its file, line and child."""
    issues, _ = issues_of(tmp_path, ssd_person=PEOPLE, ssd_legal_status=STATUSES)
    assert [
        (one.rule, one.source_columns, one.load_id, one.line, one.person_id) for one in issues
    ] == [
        (RULE, "lega_legal_status", 7, 3, "B2"),
        (RULE, "lega_legal_status", 7, 4, "A1"),
    ]
    assert all("Private" not in one.message + one.mend for one in issues)


def test_what_the_council_decided_is_followed(tmp_path: Path) -> None:
    """And then there is nothing to tell."""
    decided = CodeMap({("lega_legal_status", "private words"): "V2"})
    issues, connection = issues_of(tmp_path, decided, ssd_person=PEOPLE, ssd_legal_status=STATUSES)
    assert issues == []
    assert connection.execute(
        "SELECT lega_legal_status FROM ssd_legal_status ORDER BY _row"
    ).fetchall() == [("C2",), ("V2",), ("V2",)]


def test_many_places_of_one_column_are_counted(tmp_path: Path) -> None:
    """A thousand are told one by one, and then how many more."""
    rows = "\n".join(f"d{n} | A1 | Words {n}" for n in range(MOST_OF_A_COLUMN + 12))
    issues, _ = issues_of(
        tmp_path, ssd_disability="disa_table_id | disa_person_id | disa_disability_code\n" + rows
    )
    assert len(issues) == MOST_OF_A_COLUMN + 1
    assert issues[-1].message.endswith("So also in 12 more rows.")


@pytest.mark.parametrize("column", ["cine_referral_id", "cine_person_id"])
def test_a_row_without_an_identifier_is_nobodys(column: str) -> None:
    """It makes no row of the record: nobody is invented."""
    drawn = (
        REFERRALS.replace("900 ", "    ")
        if column == "cine_referral_id"
        else REFERRALS.replace("| A1  ", "|     ")
    )
    with record_of(ssd(DAY, ssd_person=PEOPLE, ssd_cin_episodes=drawn)) as record:
        assert record.rows(Referral, "person_id") == [("B2",)]
