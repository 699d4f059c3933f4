# ruff: noqa: E501 - tables drawn as text are wide
"""What the SSDA903 fills of the record."""

from __future__ import annotations

from datetime import date

from lineofsight.record.tables import (
    Address,
    CareLeaver,
    ClaEpisode,
    ClaOutcome,
    ImmigrationStatus,
    Involvement,
    LegalStatus,
    Missing,
    Permanence,
    Person,
    Placement,
    PreviousPermanence,
    Professional,
    Review,
)
from tests.record.sources import record_of, ssda903

HEADER = """
    CHILD | SEX | DOB        | ETHNIC | UPN           | MOTHER | MC_DOB
    A1    | 1   | 2010-05-06 | WBRI   | A999200000001 | 0      |
    B2    | 2   | 2008-02-29 | MWBC   | UN3           | 1      | 2025-01-02
"""
#: A legal status changes in the same placement, then the placement, then both.
EPISODES = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | PLACE_PROVIDER | DEC        | REC | HOME_POST | PL_POST | URN
    A1    | 2025-04-10 | S   | V2 | N1  | U4    | PR1            | 2025-06-01 | X1  | AB1 0AA   | AB1 0AB |
    A1    | 2025-06-01 | L   | C1 | N1  | U4    | PR1            | 2025-09-01 | X1  | AB1 0AA   | AB1 0AB |
    A1    | 2025-09-01 | P   | C1 | N1  | K2    | PR4            | 2025-12-01 | X1  | AB1 0AA   | AB1 0AC | SC1
    A1    | 2025-12-01 | B   | C2 | N1  | U1    | PR1            |            |     | AB1 0AA   | AB1 0AD |
"""


def test_children_with_what_is_said_of_them() -> None:
    """Sex in the letters of later years; a reason stands apart from a pupil number."""
    with record_of(ssda903(2026, Header=HEADER)) as record:
        assert record.rows(
            Person, "person_id", "sex", "birth_date", "ethnicity", "upn", "upn_unknown", "is_mother"
        ) == [
            ("A1", "M", date(2010, 5, 6), "WBRI", "A999200000001", None, False),
            ("B2", "F", date(2008, 2, 29), "MWBC", None, "UN3", True),
        ]
        assert record.rows(Person, "own_child_birth_date") == [(date(2025, 1, 2),), (None,)]


def test_placements_and_legal_statuses_are_made_of_episodes() -> None:
    """A placement goes on where only the legal status changes, and a status where only the
    placement does."""
    with record_of(ssda903(2026, Episodes=EPISODES)) as record:
        assert record.rows(Placement, "start_date", "end_date", "placement_type", "provider") == [
            (date(2025, 4, 10), date(2025, 9, 1), "U4", "PR1"),
            (date(2025, 9, 1), date(2025, 12, 1), "K2", "PR4"),
            (date(2025, 12, 1), None, "U1", "PR1"),
        ]
        assert record.rows(LegalStatus, "start_date", "end_date", "legal_status") == [
            (date(2025, 4, 10), date(2025, 6, 1), "V2"),
            (date(2025, 6, 1), date(2025, 12, 1), "C1"),
            (date(2025, 12, 1), None, "C2"),
        ]
        placements = dict(record.rows(Placement, "start_date", "placement_id"))
        assert record.rows(ClaEpisode, "start_date", "placement_id", "entered_care_date") == [
            (date(2025, 4, 10), placements[date(2025, 4, 10)], date(2025, 4, 10)),
            (date(2025, 6, 1), placements[date(2025, 4, 10)], date(2025, 4, 10)),
            (date(2025, 9, 1), placements[date(2025, 9, 1)], date(2025, 4, 10)),
            (date(2025, 12, 1), placements[date(2025, 12, 1)], date(2025, 4, 10)),
        ]
        assert len({key for (key,) in record.rows(ClaEpisode, "care_period_id")}) == 1
        assert record.rows(Address, "person_id", "address_type", "postcode") == [
            ("A1", "home", "AB1 0AA")
        ]
        assert record.sources(Placement) == [
            ("ssda903", "2026", "Episodes", 2),
            ("ssda903", "2026", "Episodes", 3),
            ("ssda903", "2026", "Episodes", 4),
            ("ssda903", "2026", "Episodes", 5),
        ]


def test_who_comes_back_into_care_begins_another_period() -> None:
    """Even on the day on which care had ended."""
    episodes = """
        CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
        A1    | 2025-04-10 | S   | V2 | U4    | 2025-06-01 | E4A
        A1    | 2025-06-01 | S   | V2 | U4    | 2025-07-01 | E4A
        A1    | 2025-10-01 | S   | V2 | U4    |            |
    """
    with record_of(ssda903(2026, Episodes=episodes)) as record:
        assert len({key for (key,) in record.rows(ClaEpisode, "care_period_id")}) == 3
        assert len(record.rows(Placement, "start_date")) == 3


def test_outcomes_of_the_year() -> None:
    """A row for each answer, and for a questionnaire with its score or why there is none."""
    outcomes = """
        CHILD | DOB        | SDQ_SCORE | SDQ_REASON | CONVICTED | HEALTH_CHECK | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
        A1    | 2010-05-06 | 17        |            | 0         |              | 1             | 0           | 1                 |
        B2    | 2008-02-29 |           | SDQ2       |           |              |               |             |                   |
    """
    with record_of(ssda903(2026, OC2=outcomes)) as record:
        assert record.rows(
            ClaOutcome, "person_id", "outcome_type", "year_end", "value", "status"
        ) == [
            ("A1", "CONVICTED", date(2026, 3, 31), "0", None),
            ("A1", "DENTAL_CHECK", date(2026, 3, 31), "0", None),
            ("A1", "HEALTH_ASSESSMENT", date(2026, 3, 31), "1", None),
            ("A1", "IMMUNISATIONS", date(2026, 3, 31), "1", None),
            ("A1", "SDQ", date(2026, 3, 31), "17", None),
            ("B2", "SDQ", date(2026, 3, 31), None, "SDQ2"),
        ]


def test_a_care_leaver_is_as_on_the_birthday_in_the_year() -> None:
    """Whether the place suits stands apart from what it is; who was born on 29 February has the
    birthday of the day before."""
    leavers = """
        CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
        A1    | 2006-05-06 | YES      | F2    | U1
        B2    | 2008-02-29 | NO       |       |
        C3    | 2006-03-31 | YES      | P1    | Z2
        D4    | 2006-04-01 | DIED     |       |
    """
    with record_of(ssda903(2026, OC3=leavers)) as record:
        assert record.rows(
            CareLeaver, "person_id", "as_at", "in_touch", "activity", "accommodation", "suitable"
        ) == [
            ("A1", date(2025, 5, 6), "YES", "F2", "U", True),
            ("B2", date(2026, 2, 28), "NO", None, None, None),
            ("C3", date(2026, 3, 31), "YES", "P1", "Z", False),
            ("D4", date(2025, 4, 1), "DIED", None, None, None),
        ]


def test_an_adoption_from_decision_to_order() -> None:
    """The decision stands in two tables; the placement order, the day of moving in and the order
    are made of the episodes."""
    given = ssda903(
        2026,
        Episodes="""
            CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
            A1    | 2025-04-10 | S   | C1 | U4    | 2025-07-01 | X1
            A1    | 2025-07-01 | L   | E1 | U4    | 2025-09-01 | X1
            A1    | 2025-09-01 | P   | E1 | A6    | 2026-03-02 | E12
        """,
        PlacedAdoption="""
            CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            A1    | 2025-06-15  |                    |
            B2    | 2025-06-15  | 2025-10-01         | RD3
        """,
        AD1="""
            CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            A1    | 2025-06-15 | 2025-08-20 | 0           | 2         | MF         | L11
        """,
    )
    with record_of(given) as record:
        assert record.rows(
            Permanence,
            "person_id",
            "decision_date",
            "placement_order_date",
            "matched_date",
            "placed_for_adoption_date",
            "order_date",
            "order_type",
            "reversed_date",
        ) == [
            (
                "A1",
                date(2025, 6, 15),
                date(2025, 7, 1),
                date(2025, 8, 20),
                date(2025, 9, 1),
                date(2026, 3, 2),
                "Adoption",
                None,
            ),
            ("B2", date(2025, 6, 15), None, None, None, None, None, date(2025, 10, 1)),
        ]
        assert record.rows(
            Permanence, "adopted_by_carer", "number_of_adopters", "sex_of_adopters"
        ) == [(False, 2, "MF"), (None, None, None)]


def test_what_began_before_the_files_do_is_not_given_the_day_of_the_first_episode() -> None:
    """The child was moved while the placement order stood already: since when, nothing says."""
    given = ssda903(
        2026,
        Episodes="""
            CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
            A1    | 2024-10-10 | P   | E1 | U4    | 2025-05-01 | X1
            A1    | 2025-05-01 | P   | E1 | A6    | 2025-09-02 | E12
        """,
        PlacedAdoption="""
            CHILD | DATE_PLACED
            A1    | 2024-06-15
        """,
    )
    with record_of(given) as record:
        assert record.rows(
            Permanence, "placement_order_date", "placed_for_adoption_date", "order_date"
        ) == [(None, date(2025, 5, 1), date(2025, 9, 2))]


def test_what_else_is_told_of_children_in_care() -> None:
    """Reviews, status of asylum, earlier permanence, times missing, and social workers."""
    given = ssda903(
        2026,
        Reviews="""
            CHILD | REVIEW     | REVIEW_CODE
            A1    | 2025-05-08 | PN1
        """,
        UASC="""
            CHILD | DUC
            A1    | 2028-05-06
        """,
        PrevPerm="""
            CHILD | PREV_PERM | LA_PERM | DATE_PERM
            A1    | P2        | 330     | zz/06/2018
        """,
        Missing="""
            CHILD | MISSING | MIS_START  | MIS_END
            A1    | M       | 2025-07-01 | 2025-07-03
        """,
        SWEpisodes="""
            CHILD | SW_ID    | SW_DECOM   | SW_DEC     | SW_REASON
            A1    | SW123456 | 2025-04-10 | 2025-08-01 | ALLOC
            A1    | SW654321 | 2025-08-01 |            | LEFTRL
        """,
    )
    with record_of(given) as record:
        assert record.rows(Review, "review_type", "review_date", "participation") == [
            ("CLA", date(2025, 5, 8), "PN1")
        ]
        assert record.rows(ImmigrationStatus, "status", "end_date") == [("UASC", date(2028, 5, 6))]
        assert record.rows(PreviousPermanence, "option", "arranged_by", "order_date") == [
            ("P2", "330", "zz/06/2018")
        ]
        assert record.rows(Missing, "missing_type", "start_date", "end_date") == [
            ("M", date(2025, 7, 1), date(2025, 7, 3))
        ]
        assert record.rows(
            Involvement, "worker_id", "role", "is_allocated", "start_date", "end_date"
        ) == [
            ("SW123456", "CW", True, date(2025, 4, 10), date(2025, 8, 1)),
            ("SW654321", "CW", True, date(2025, 8, 1), None),
        ]
        assert record.rows(Professional, "worker_id", "registration") == [
            ("SW123456", "SW123456"),
            ("SW654321", "SW654321"),
        ]
