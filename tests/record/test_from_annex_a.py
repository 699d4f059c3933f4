# ruff: noqa: E501 - tables drawn as text are wide
"""What Annex A's lists fill of the record."""

from __future__ import annotations

from datetime import date

from lineofsight.record.tables import (
    Assessment,
    CareLeaver,
    CarePlan,
    ClaEpisode,
    ClaOutcome,
    Contact,
    CpPlan,
    Disability,
    EarlyHelpEpisode,
    ImmigrationStatus,
    InitialCpConference,
    Involvement,
    LegalStatus,
    Permanence,
    Person,
    Placement,
    Professional,
    Referral,
    Review,
    S47Enquiry,
    Team,
    Visit,
)
from tests.record.sources import annex_a, cin, record_of

DAY = date(2026, 3, 31)

IN_NEED = """
    child_id | gender | ethnicity | birth_date | disability | cin_start  | primary_need | last_seen  | cin_closed | closure_reason | case_status | team  | worker
    A1       | F      | WBRI      | 2014-05-06 | Y          | 2025-06-01 | N1           | 2026-03-20 |            |                | CIN         | North | W. One
    B2       | M      | MWBC      | 2012-01-02 | N          | 2025-02-01 | N4           | 2026-03-02 | 2026-03-05 | RC8            | CLOSED      | North | W. Two
"""
IN_CARE = """
    child_id | gender | birth_date | uasc | care_start | category_of_need | legal_status_start | legal_status | last_care_review | last_care_visit | permanence_plan | last_iro_visit | last_health_assessment | last_dental_check | care_end | placement_start | placement_type | placement_provider | placement_location | team | worker
    C3       | M      | 2010-01-02 | Y    | 2025-01-10 | N1               | 2025-03-01         | C2           | 2026-01-15       | 2026-03-18      | LTF             | 2026-01-10     | 2025-11-02             | 2025-12-03        |          | 2025-02-01      | U1             | PR1                | IN                 | Care | W. One
"""


def test_what_came_in_during_the_months_before() -> None:
    """Contacts, early help, referrals, assessments, enquiries with their conferences."""
    lists = annex_a(
        DAY,
        Contacts="""
            child_id | gender | birth_date | contact_date | contact_source
            A1       | F      | 2014-05-06 | 2026-03-01   | 6
        """,
        EarlyHelp="""
            child_id | early_help_start | early_help_end | organisation
            A1       | 2025-10-01       |                | Family hub
        """,
        Referrals="""
            child_id | referral_date | referral_source | no_further_action | team  | worker
            A1       | 2025-12-01    | 1A              | N                 | North | W. One
            B2       | 2025-12-02    | 6               | Y                 | North | W. Two
        """,
        Assessments="""
            child_id | assessment_start | seen | assessment_authorised | support_needed | team  | worker
            A1       | 2025-12-03       | Y    | 2026-01-20            | N              | North | W. One
        """,
        Section47="""
            child_id | strategy_discussion | conference_unnecessary | conference_date | conference_led_to_plan | team
            A1       | 2026-01-05          | N                      | 2026-01-19      | Y                      | North
            B2       | 2026-01-06          | Y                      |                 |                        | North
        """,
    )
    with record_of(lists) as record:
        assert record.rows(Contact, "person_id", "contact_date", "source") == [
            ("A1", date(2026, 3, 1), "6")
        ]
        assert record.rows(EarlyHelpEpisode, "start_date", "end_date", "organisation") == [
            (date(2025, 10, 1), None, "Family hub")
        ]
        assert record.rows(Referral, "person_id", "source", "nfa", "team_id", "worker_id") == [
            ("A1", "1A", False, "North", "W. One"),
            ("B2", "6", True, "North", "W. Two"),
        ]
        assert record.rows(Assessment, "start_date", "authorised_date", "child_seen", "nfa") == [
            (date(2025, 12, 3), date(2026, 1, 20), True, True)
        ]
        assert record.rows(S47Enquiry, "person_id", "start_date", "icpc_not_required") == [
            ("A1", date(2026, 1, 5), False),
            ("B2", date(2026, 1, 6), True),
        ]
        assert record.rows(InitialCpConference, "conference_date", "led_to_plan") == [
            (date(2026, 1, 19), True)
        ]
        assert record.rows(Person, "person_id", "sex", "birth_date") == [
            ("A1", "F", date(2014, 5, 6)),
            ("B2", None, None),
        ]
        assert record.rows(Team, "team_id", "team_name") == [("North", "North")]
        assert record.rows(Professional, "worker_id") == [("W. One",), ("W. Two",)]


def test_children_in_need_and_with_plans() -> None:
    """The case from start to closure, the last visit, and who works with the child on the day."""
    lists = annex_a(
        DAY,
        ChildrenInNeed=IN_NEED,
        CPPlans="""
            child_id | plan_start | initial_abuse | latest_abuse | last_visit | seen_alone | last_review | plan_end | previous_plans | team  | worker
            D4       | 2025-11-01 | NEG           | EMO          | 2026-03-20 | Y          | 2026-01-25  |          | 1              | North | W. One
        """,
    )
    with record_of(lists) as record:
        assert record.rows(
            Referral, "person_id", "referral_date", "primary_need", "close_date", "close_reason"
        ) == [
            ("A1", date(2025, 6, 1), "N1", None, None),
            ("B2", date(2025, 2, 1), "N4", date(2026, 3, 5), "RC8"),
        ]
        assert record.rows(Disability, "person_id", "disability") == [
            ("A1", "DISA"),
            ("B2", "NONE"),
        ]
        assert record.rows(
            CpPlan,
            "start_date",
            "end_date",
            "initial_category",
            "latest_category",
            "previous_plans",
        ) == [(date(2025, 11, 1), None, "NEG", "EMO", 1)]
        assert record.rows(Visit, "person_id", "visit_type", "visit_date", "seen_alone") == [
            ("A1", "CIN", date(2026, 3, 20), None),
            ("D4", "CP", date(2026, 3, 20), True),
        ]
        assert record.rows(Review, "review_type", "review_date") == [("CP", date(2026, 1, 25))]
        assert record.rows(
            Involvement, "person_id", "worker_id", "team_id", "is_allocated", "start_date"
        ) == [
            ("A1", "W. One", "North", True, DAY),
            ("D4", "W. One", "North", True, DAY),
        ]


def test_children_in_care_stand_as_on_the_day() -> None:
    """The episode began with the last change; the placement and the status with it. What was done
    in the year is a row for each day, and times missing, which are but counted, are none."""
    with record_of(annex_a(DAY, ChildrenInCare=IN_CARE)) as record:
        assert record.rows(
            ClaEpisode, "start_date", "entered_care_date", "legal_status", "place", "end_date"
        ) == [(date(2025, 3, 1), date(2025, 1, 10), "C2", "U1", None)]
        assert record.rows(Placement, "placement_type", "provider") == [("U1", "PR1")]
        assert record.rows(LegalStatus, "legal_status") == [("C2",)]
        assert record.rows(Visit, "visit_type", "visit_date") == [("CLA", date(2026, 3, 18))]
        assert record.rows(Review, "review_type", "review_date") == [("CLA", date(2026, 1, 15))]
        assert record.rows(ClaOutcome, "outcome_type", "outcome_date", "value") == [
            ("DENTAL_CHECK", date(2025, 12, 3), "1"),
            ("HEALTH_ASSESSMENT", date(2025, 11, 2), "1"),
        ]
        assert record.rows(CarePlan, "permanence_option") == [("LTF",)]
        assert record.rows(ImmigrationStatus, "status") == [("UASC",)]


def test_episodes_come_from_a_return_that_is_as_late() -> None:
    """What stands on the day would else begin another episode beside those that are known."""
    with record_of(annex_a(DAY, episodes=False, ChildrenInCare=IN_CARE)) as record:
        assert record.rows(ClaEpisode, "person_id") == []
        assert record.rows(Involvement, "person_id") == []
        assert record.rows(Visit, "visit_type") == [("CLA",)]


def test_care_leavers_and_adoptions() -> None:
    """As on the day; an order says that it is one of adoption."""
    lists = annex_a(
        DAY,
        CareLeavers="""
            child_id | eligibility | pathway_plan_review | in_touch | last_contact | accommodation | accommodation_suitable | activity | personal_adviser
            E5       | FORMER      | 2026-02-01          | YES      | 2026-03-01   | U             | 2                      | F2       | P. Adviser
        """,
        Adoption="""
            child_id | family_id | adoption_decision | placement_order | matched    | placed     | adopted    | fostered_for_adoption
            F6       | F77       | 2025-01-02        | 2025-02-03      | 2025-05-06 | 2025-06-07 | 2026-01-08 | 2024-12-01
            G7       |           | 2025-01-02        |                 |            |            |            |
        """,
    )
    with record_of(lists) as record:
        assert record.rows(
            CareLeaver,
            "as_at",
            "eligibility",
            "in_touch",
            "latest_contact_date",
            "accommodation",
            "suitable",
            "activity",
            "pathway_plan_review_date",
        ) == [(DAY, "FORMER_RELEVANT", "YES", date(2026, 3, 1), "U", False, "F2", date(2026, 2, 1))]
        assert record.rows(
            Permanence,
            "person_id",
            "placement_order_date",
            "placed_for_adoption_date",
            "placed_ffa_cp_date",
            "order_date",
            "order_type",
            "adoptive_family_id",
        ) == [
            (
                "F6",
                date(2025, 2, 3),
                date(2025, 6, 7),
                date(2024, 12, 1),
                date(2026, 1, 8),
                "Adoption",
                "F77",
            ),
            ("G7", None, None, None, None, None, None),
        ]


def test_a_case_that_began_within_a_referral_is_that_referral() -> None:
    """Councils give the list of children in need the start of the plan as often as the day of the
    referral: the census's referral is counted once, and has the line of the list behind it."""
    census = cin(
        2026,
        CINdetails="""
            LAchildID | CINdetailsID | CINreferralDate | ReferralNFA | PrimaryNeedCode
            A1        | 1            | 2025-05-12      | 0           | N1
            B2        | 2            | 2025-01-15      | 1           | N4
        """,
    )
    with record_of(census, annex_a(DAY, ChildrenInNeed=IN_NEED)) as record:
        assert record.rows(Referral, "person_id", "referral_date") == [
            ("A1", date(2025, 5, 12)),
            ("B2", date(2025, 1, 15)),
            ("B2", date(2025, 2, 1)),
        ]
        assert record.sources(Referral) == [
            ("annex_a", "2026", "ChildrenInNeed", 2),
            ("annex_a", "2026", "ChildrenInNeed", 3),
            ("cin", "2026", "CINdetails", 2),
            ("cin", "2026", "CINdetails", 3),
        ]
