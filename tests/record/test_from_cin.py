# ruff: noqa: E501 - tables drawn as text are wide
"""What the CIN census fills of the record."""

from __future__ import annotations

from datetime import date

from lineofsight.record.tables import (
    Assessment,
    AssessmentFactor,
    CinPlan,
    CpPlan,
    Disability,
    InitialCpConference,
    LinkedIdentifier,
    Person,
    Referral,
    Review,
    S47Enquiry,
)
from tests.record.sources import cin, record_of

CHILDREN = """
    LAchildID | UPN           | UPNunknown | FormerUPN     | PersonBirthDate | ExpectedPersonBirthDate | Sex
    A1        | A999200000001 |            | A999200000009 | 2014-05-06      |                         | F
    B2        |               | UN1        |               |                 | 2026-06-01              | U
"""
NEED = """
    LAchildID | CINdetailsID | CINreferralDate | ReferralSource | PrimaryNeedCode | ReferralNFA | CINclosureDate | ReasonForClosure | DateOfInitialCPC
    A1        | 1            | 2025-05-01      | 1A             | N1              | 0           |                |                  |
    A1        | 2            | 2024-01-08      | 6              | N2              | 1           | 2024-01-08     | RC8              |
    B2        | 3            | 2025-08-01      | 3A             | N1              | 0           |                |                  | 2025-08-04
"""


def test_children_with_what_is_said_of_them() -> None:
    """A number that was given up is another identifier; an unborn child has an expected day."""
    census = cin(
        2026,
        ChildIdentifiers=CHILDREN,
        ChildCharacteristics="""
            LAchildID | Ethnicity
            A1        | MWBC
        """,
        Disabilities="""
            LAchildID | Disability
            A1        | AUT
            A1        | LD
        """,
    )
    with record_of(census) as record:
        people = record.rows(
            Person, "person_id", "sex", "ethnicity", "birth_date", "expected_birth_date", "upn"
        )
        assert people == [
            ("A1", "F", "MWBC", date(2014, 5, 6), None, "A999200000001"),
            ("B2", "U", None, None, date(2026, 6, 1), None),
        ]
        assert record.rows(Person, "upn_unknown") == [("UN1",), (None,)]
        assert record.rows(LinkedIdentifier, "person_id", "identifier_type", "identifier") == [
            ("A1", "former_upn", "A999200000009")
        ]
        assert record.rows(Disability, "person_id", "disability") == [("A1", "AUT"), ("A1", "LD")]


def test_older_codes_of_sex_are_the_same_letters() -> None:
    """Until 2023-24 the census asked for gender as a number."""
    census = cin(
        2021,
        ChildIdentifiers="""
            LAchildID | PersonBirthDate | GenderCurrent
            A1        | 2014-05-06      | 1
            B2        | 2014-05-06      | 2
            C3        | 2014-05-06      | 0
            D4        | 2014-05-06      | 9
        """,
    )
    with record_of(census) as record:
        assert record.rows(Person, "person_id", "sex") == [
            ("A1", "M"),
            ("B2", "F"),
            ("C3", "U"),
            ("D4", "U"),
        ]


def test_what_stands_within_a_referral_finds_it() -> None:
    """Assessments, their factors, enquiries and plans have the key of their own referral."""
    census = cin(
        2026,
        ChildIdentifiers=CHILDREN,
        CINdetails=NEED,
        Assessments="""
            LAchildID | CINdetailsID | AssessmentID | AssessmentActualStartDate | AssessmentAuthorisationDate
            A1        | 1            | 1            | 2025-05-02                | 2025-06-20
        """,
        AssessmentFactors="""
            LAchildID | CINdetailsID | AssessmentID | AssessmentFactor
            A1        | 1            | 1            | 3B
            A1        | 1            | 1            | 21
        """,
        CINPlanDates="""
            LAchildID | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            A1        | 1            | 2025-07-01       |
        """,
        Section47="""
            LAchildID | CINdetailsID | S47ActualStartDate | InitialCPCtarget | DateOfInitialCPC | ICPCnotRequired
            A1        | 1            | 2025-09-01         | 2025-09-19       | 2025-09-18       | 0
            A1        | 1            | 2025-06-02         |                  |                  | 1
        """,
    )
    with record_of(census) as record:
        referrals = {
            (person, day): (key, nfa, closed)
            for key, person, day, nfa, closed in record.rows(
                Referral, "referral_id", "person_id", "referral_date", "nfa", "close_date"
            )
        }
        assert referrals["A1", date(2024, 1, 8)][1:] == (True, date(2024, 1, 8))
        first, nfa, closed = referrals["A1", date(2025, 5, 1)]
        assert (nfa, closed) == (False, None)
        [(assessment, of, authorised)] = record.rows(
            Assessment, "assessment_id", "referral_id", "authorised_date"
        )
        assert (of, authorised) == (first, date(2025, 6, 20))
        assert record.rows(AssessmentFactor, "assessment_id", "factor", "person_id") == [
            (assessment, "21", "A1"),
            (assessment, "3B", "A1"),
        ]
        assert record.rows(CinPlan, "referral_id", "start_date", "end_date") == [
            (first, date(2025, 7, 1), None)
        ]
        assert record.rows(S47Enquiry, "start_date", "referral_id", "icpc_not_required") == [
            (date(2025, 6, 2), first, True),
            (date(2025, 9, 1), first, False),
        ]


def test_a_plan_follows_the_last_conference_of_the_weeks_before_it() -> None:
    """And not one of long ago; who moved in with a plan has a conference without an enquiry."""
    census = cin(
        2026,
        CINdetails=NEED,
        Section47="""
            LAchildID | CINdetailsID | S47ActualStartDate | InitialCPCtarget | DateOfInitialCPC | ICPCnotRequired
            A1        | 1            | 2025-05-05         | 2025-05-24       | 2025-05-20       | 0
            A1        | 1            | 2025-09-01         | 2025-09-19       | 2025-09-18       | 0
        """,
        ChildProtectionPlans="""
            LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate | InitialCategoryOfAbuse | LatestCategoryOfAbuse | NumberOfPreviousCPP
            A1        | 1            | 1     | 2025-09-20   | 2026-02-01 | NEG                    | EMO                   | 1
            B2        | 3            | 2     | 2025-08-04   |            | PHY                    | PHY                   | 0
        """,
        Reviews="""
            LAchildID | CINdetailsID | CPPID | CPPreviewDate
            A1        | 1            | 1     | 2025-12-11
        """,
    )
    with record_of(census) as record:
        plans = record.rows(
            CpPlan, "person_id", "cp_plan_id", "initial_cp_conference_id", "previous_plans"
        )
        (_, first, conference, before), (_, second, moved, _) = plans
        assert before == 1
        assert record.rows(
            InitialCpConference,
            "person_id",
            "conference_date",
            "transfer_in",
            "led_to_plan",
            "cp_plan_id",
            "target_date",
        ) == [
            ("A1", date(2025, 5, 20), False, False, None, date(2025, 5, 24)),
            ("A1", date(2025, 9, 18), False, True, first, date(2025, 9, 19)),
            ("B2", date(2025, 8, 4), True, True, second, None),
        ]
        keys = dict(record.rows(InitialCpConference, "conference_date", "initial_cp_conference_id"))
        assert conference == keys[date(2025, 9, 18)]
        assert moved == keys[date(2025, 8, 4)]
        assert record.rows(Review, "review_type", "review_date", "of_id") == [
            ("CP", date(2025, 12, 11), first)
        ]


def test_one_conference_that_stands_twice_is_one() -> None:
    """With the referral and with the enquiry that led to it."""
    census = cin(
        2026,
        CINdetails=NEED,
        Section47="""
            LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
            B2        | 3            | 2025-08-01         | 2025-08-04
        """,
    )
    with record_of(census) as record:
        assert record.rows(InitialCpConference, "person_id", "transfer_in") == [("B2", False)]


def test_who_has_no_identifier_is_in_no_table() -> None:
    """There is nobody the row is about: the rules tell it."""
    census = cin(
        2026,
        ChildIdentifiers="""
            LAchildID | PersonBirthDate
                      | 2014-05-06
        """,
        CINdetails="""
            LAchildID | CINdetailsID | CINreferralDate
                      | 1            | 2025-05-01
        """,
    )
    with record_of(census) as record:
        assert record.rows(Person, "person_id") == []
        assert record.rows(Referral, "person_id") == []
