# ruff: noqa: E501 - tables drawn as text are wide
"""Rows of several sources and years put together."""

from __future__ import annotations

from datetime import date

from lineofsight.record.tables import ClaEpisode, Contact, CpPlan, Person, Placement, Referral
from tests.record.sources import annex_a, cin, record_of, ssd, ssda903

PLAN_2025 = """
    LAchildID | CINdetailsID | CPPID | CPPstartDate | CPPendDate | InitialCategoryOfAbuse | LatestCategoryOfAbuse
    A1        | 1            | 1     | 2024-09-20   |            | NEG                    | NEG
"""
NEED_2025 = """
    LAchildID | CINdetailsID | CINreferralDate | ReferralSource | PrimaryNeedCode | ReferralNFA | CINclosureDate
    A1        | 1            | 2024-05-01      | 1A             | N1              | 0           |
"""
NOBODY = """
    LAchildID | CINdetailsID | CINreferralDate | ReferralNFA
    Z9        | 1            | 2025-06-01      | 1
"""


def test_the_same_event_of_two_years_is_one_row_with_its_end() -> None:
    """Open in one year's census, ended in the next's: no conflict, and both lines are kept."""
    closed = NEED_2025.replace("| 0           |", "| 0           | 2025-12-01")
    ended = PLAN_2025.replace("|            | NEG ", "| 2025-10-02 | NEG ").replace(
        "NEG                    | NEG", "NEG                    | EMO"
    )
    with record_of(
        cin(2025, CINdetails=NEED_2025, ChildProtectionPlans=PLAN_2025),
        cin(2026, CINdetails=closed, ChildProtectionPlans=ended),
    ) as record:
        assert record.rows(Referral, "referral_date", "close_date") == [
            (date(2024, 5, 1), date(2025, 12, 1))
        ]
        assert record.rows(CpPlan, "end_date", "initial_category", "latest_category") == [
            (date(2025, 10, 2), "NEG", "EMO")
        ]
        assert record.conflicts("column_name") == []
        assert record.sources(CpPlan) == [
            ("cin", "2025", "ChildProtectionPlans", 2),
            ("cin", "2026", "ChildProtectionPlans", 2),
        ]


def test_an_end_that_the_later_return_takes_back_is_no_end() -> None:
    """It was closed by mistake, and is open again in the next year's census."""
    with record_of(
        cin(2025, CINdetails=NEED_2025.replace("| 0           |", "| 0           | 2025-02-01")),
        cin(2026, CINdetails=NEED_2025),
    ) as record:
        assert record.rows(Referral, "close_date") == [(None,)]


def test_the_return_as_submitted_is_taken_and_what_differs_is_told() -> None:
    """SSDA903 and CIN census before the dataset, and that before Annex A; blanks are filled."""
    with record_of(
        annex_a(
            date(2026, 3, 31),
            Referrals="""
                child_id | gender | birth_date | referral_date | referral_source | team
                A1       | F      | 2014-05-07 | 2025-05-01    | 6               | North
            """,
        ),
        ssd(
            date(2026, 3, 31),
            ssd_person="""
                pers_person_id | pers_sex | pers_dob   | pers_forename
                A1             | F        | 2014-05-06 | Testa
            """,
            ssd_cin_episodes="""
                cine_referral_id | cine_person_id | cine_referral_date | cine_referral_source_code | cine_cin_primary_need_code
                R-77             | A1             | 2025-05-01         | 3A                        | N2
            """,
        ),
        cin(
            2026,
            ChildIdentifiers="""
                LAchildID | PersonBirthDate
                A1        | 2014-05-06
            """,
            CINdetails="""
                LAchildID | CINdetailsID | CINreferralDate | ReferralSource
                A1        | 1            | 2025-05-01      | 1A
            """,
        ),
    ) as record:
        assert record.rows(Referral, "source", "primary_need", "team_id") == [("1A", "N2", "North")]
        assert record.rows(Person, "sex", "birth_date", "forename") == [
            ("F", date(2014, 5, 6), "Testa")
        ]
        assert record.conflicts("table_name", "column_name", "taken", "other", "kind") == [
            ("person", "birth_date", "2014-05-06", "2014-05-07", "sources"),
            ("referral", "source", "1A", "3A", "sources"),
            ("referral", "source", "1A", "6", "sources"),
        ]
        told = record.ask(
            "SELECT t.source, t.file, taken_line, o.source, o.file, other_line "
            "FROM made_conflict c JOIN loads t ON t.load_id = taken_load_id "
            "JOIN loads o ON o.load_id = other_load_id WHERE other = '6'"
        )
        assert told == [("cin", "CINdetails.csv", 2, "annex_a", "Referrals.csv", 2)]


def test_of_one_return_the_later_year_is_taken() -> None:
    """A date of birth that was put right; that a child's sex was not known yet is not told."""
    people = """
        LAchildID | PersonBirthDate | Sex | Ethnicity
        A1        | {day}           | {sex} |
    """
    people = "\n".join(line.rpartition("|")[0] for line in people.strip().splitlines())
    with record_of(
        cin(2026, ChildIdentifiers=people.format(day="2014-05-06", sex="F")),
        cin(2025, ChildIdentifiers=people.format(day="2014-06-05", sex="U")),
    ) as record:
        assert record.rows(Person, "birth_date", "sex") == [(date(2014, 5, 6), "F")]
        assert record.conflicts("column_name", "taken", "other", "kind") == [
            ("birth_date", "2014-05-06", "2014-06-05", "years")
        ]


def test_what_was_open_and_is_not_in_the_next_return_is_told_and_kept() -> None:
    """Referrals, plans, episodes of care, and times missing; not one without further action, nor
    what the year after next may have left out because it ended between."""
    gone = (
        cin(2025, CINdetails=NEED_2025, ChildProtectionPlans=PLAN_2025),
        cin(
            2026,
            CINdetails=NOBODY,
            ChildProtectionPlans=PLAN_2025.replace("2024-09-20", "2026-01-05"),
        ),
    )
    with record_of(*gone) as record:
        assert record.rows(Referral, "person_id", "close_date") == [("A1", None), ("Z9", None)]
        assert record.conflicts("kind", "table_name", "column_name", "taken", "other") == [
            ("gone", "cp_plan", "end_date", "open", "not there"),
            ("gone", "referral", "close_date", "open", "not there"),
        ]
    nothing_more = NEED_2025.replace("N1              | 0 ", "N1              | 1 ")
    with record_of(
        cin(2025, CINdetails=nothing_more),
        cin(2026, CINdetails=NOBODY),
    ) as record:
        assert record.conflicts("kind") == []
    with record_of(cin(2024, CINdetails=NEED_2025), cin(2026, CINdetails=NOBODY)) as record:
        assert record.conflicts("kind") == []


EPISODE = """
    CHILD | DECOM      | RNE | LS | PLACE | DEC        | REC
    A1    | {began}    | S   | C2 | U1    | {ended}    |
"""


def test_an_episode_that_another_followed_is_closed_by_it() -> None:
    """The later return corrects the day: it is told once, and the child is in care once."""
    with record_of(
        ssda903(2025, Episodes=EPISODE.format(began="2025-02-01", ended="")),
        ssda903(2026, Episodes=EPISODE.format(began="2025-02-11", ended="").replace("S ", "P ")),
    ) as record:
        assert record.rows(ClaEpisode, "start_date", "end_date", "end_reason") == [
            (date(2025, 2, 1), date(2025, 2, 11), "X1"),
            (date(2025, 2, 11), None, None),
        ]
        assert record.conflicts("kind", "taken", "other") == [("followed", "2025-02-11", "open")]
        assert len(record.rows(Placement, "placement_id")) == 2


def test_an_episode_that_is_not_in_the_next_return_is_told() -> None:
    """Nothing says that it ended: it is open in the record, and to be looked at."""
    other = EPISODE.replace("A1", "B2")
    with record_of(
        ssda903(2025, Episodes=EPISODE.format(began="2025-02-01", ended="")),
        ssda903(2026, Episodes=other.format(began="2025-05-01", ended="")),
    ) as record:
        assert record.conflicts("kind", "table_name", "person_id") == [
            ("gone", "cla_episode", "A1")
        ]
        assert len(record.rows(ClaEpisode, "cla_episode_id")) == 2


def test_two_contacts_of_a_day_are_two_in_each_source() -> None:
    """They are counted by what they hold, so that each finds itself in the other source."""
    with record_of(
        annex_a(
            date(2026, 3, 31),
            Contacts="""
                child_id | contact_date | contact_source
                A1       | 2026-03-01   | 6
                A1       | 2026-03-01   | 1A
            """,
        ),
        ssd(
            date(2026, 3, 31),
            ssd_contacts="""
                cont_contact_id | cont_person_id | cont_contact_date | cont_contact_source_code
                C1              | A1             | 2026-03-01        | 1A
                C2              | A1             | 2026-03-01        | 6
            """,
        ),
    ) as record:
        assert record.rows(Contact, "source") == [("1A",), ("6",)]
        assert record.conflicts("column_name") == []


def test_a_dataset_with_an_identifier_twice_is_put_together_all_the_same() -> None:
    """Both rows are of one referral, and what they differ in is told."""
    with record_of(
        ssd(
            date(2026, 3, 31),
            ssd_cin_episodes="""
                cine_referral_id | cine_person_id | cine_referral_date | cine_cin_primary_need_code
                R1               | A1             | 2025-05-01         | N1
                R1               | A1             | 2025-05-01         | N2
            """,
            ssd_cin_assessments="""
                cina_assessment_id | cina_referral_id | cina_person_id | cina_assessment_start_date
                S1                 | R1               | A1             | 2025-05-02
            """,
        )
    ) as record:
        assert len(record.rows(Referral, "referral_id")) == 1
        assert record.conflicts("table_name", "column_name") == [("referral", "primary_need")]
