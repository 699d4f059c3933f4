"""Each claim type by example: a claim that holds, one that does not, one that cannot be known.

A row is: claim type, its blanks, the day of the evidence, the outcome, how sure, and why. Real
authorities are judged by the packaged facts; Islington (206) and Shropshire (893) are examples of
councils whose inspection under SIF is not known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Example:
    """A claim with the verdict it must get."""

    type: str
    words: str
    day: str
    outcome: str
    sureness: str
    why: str
    reports: bool = False

    @property
    def blanks(self) -> dict[str, str]:
        """The blanks as text."""
        pairs = (part.partition("=") for part in self.words.split("; "))
        return {name: text for name, _, text in pairs}

    @property
    def as_at(self) -> date | None:
        """The day of the evidence; None for today's."""
        return date.fromisoformat(self.day) if self.day else None


YES, NO, OPEN = "holds", "does_not_hold", "cannot_be_known"
SETTLED, KNOWN, TESTED = "settled", "as_far_as_known", "tested"

EXAMPLES = (
    Example(
        "grade_at",
        "authority=Wiltshire; grade=outstanding",
        "2023-12-12",
        YES,
        SETTLED,
        "published that day",
    ),
    Example(
        "grade_at",
        "authority=Wiltshire; grade=outstanding",
        "2023-12-11",
        NO,
        SETTLED,
        "a day before publication it stood at good",
    ),
    Example(
        "grade_at",
        "authority=Shropshire; grade=good",
        "2020-03-02",
        OPEN,
        "open",
        "no inspection of it is known by that day",
    ),
    Example(
        "grade_in_inspection",
        "authority=Isle of Wight; grade=inadequate; year=2013",
        "2019-01-07",
        YES,
        SETTLED,
        "recounted: protection of children, which had an overall grade of its own",
    ),
    Example(
        "grade_in_inspection",
        "authority=Isle of Wight; grade=good; year=2014",
        "",
        NO,
        SETTLED,
        "it required improvement",
    ),
    Example(
        "grade_in_inspection",
        "authority=Isle of Wight; grade=good; year=2016",
        "",
        OPEN,
        "open",
        "no inspection of that year is known",
    ),
    Example(
        "areas_at_grade",
        "authority=Wiltshire; grade=outstanding; count=3; of=4; year=2023",
        "",
        YES,
        SETTLED,
        "all but help and protection",
    ),
    Example(
        "areas_at_grade",
        "authority=Wiltshire; grade=outstanding; count=4; of=4; year=2023",
        "",
        NO,
        SETTLED,
        "help and protection is good",
    ),
    Example(
        "areas_at_grade",
        "authority=Shropshire; grade=good; count=3; year=2017",
        "",
        OPEN,
        "open",
        "its inspection under SIF is not known",
    ),
    Example(
        "every_area_at_grade",
        "authority=Wiltshire; grade=good; year=2019",
        "",
        YES,
        SETTLED,
        "good across the board",
    ),
    Example(
        "every_area_at_grade",
        "authority=Wiltshire; grade=outstanding; year=2023",
        "",
        NO,
        SETTLED,
        "help and protection is good",
    ),
    Example(
        "every_area_at_grade",
        "authority=Shropshire; grade=good; year=2017",
        "",
        OPEN,
        "open",
        "its inspection under SIF is not known",
    ),
    Example(
        "grade_changed",
        "authority=Telford and Wrekin; before=requires improvement; after=outstanding",
        "2020-03-02",
        YES,
        SETTLED,
        "from 2016 to 2020",
    ),
    Example(
        "grade_changed",
        "authority=Telford and Wrekin; before=good; after=outstanding",
        "2020-03-02",
        NO,
        SETTLED,
        "it was not good before",
    ),
    Example(
        "grade_changed",
        "authority=Shropshire; before=good; after=good",
        "2022-06-01",
        OPEN,
        "open",
        "the inspection before that of 2022 is not known",
    ),
    Example(
        "grade_moved",
        "authority=Isle of Wight; movement=rose; since=2013",
        "2019-01-07",
        YES,
        SETTLED,
        "from inadequate to good",
    ),
    Example(
        "grade_moved",
        "authority=Isle of Wight; movement=rose; year=2023",
        "",
        NO,
        SETTLED,
        "good both times",
    ),
    Example(
        "grade_moved",
        "authority=Shropshire; movement=rose",
        "2022-06-01",
        OPEN,
        "open",
        "the inspection before that of 2022 is not known",
    ),
    Example(
        "nth_transition",
        "authority=Telford and Wrekin; before=requires improvement; after=outstanding; position=2",
        "",
        YES,
        SETTLED,
        "after Bexley; nothing missing could come before it",
    ),
    Example(
        "nth_transition",
        "authority=Telford and Wrekin; before=requires improvement; after=outstanding; position=1",
        "2020-03-02",
        NO,
        SETTLED,
        "Bexley was first",
    ),
    Example(
        "nth_transition",
        "authority=Shropshire; before=requires improvement; after=good; position=40",
        "",
        OPEN,
        "open",
        "it could have made the move from an inspection that is not known",
    ),
    Example(
        "one_of",
        "authority=Telford and Wrekin; grade=outstanding; among=regions:west-midlands+north-west",
        "2020-03-02",
        YES,
        KNOWN,
        "three of 37 are not known, and few were outstanding under SIF",
    ),
    Example(
        "one_of",
        "authority=Telford and Wrekin; grade=outstanding; among=england",
        "2020-03-02",
        NO,
        SETTLED,
        "13 others are known to have been",
    ),
    Example(
        "one_of",
        "authority=Isle of Wight; grade=good; among=region; count=6",
        "2019-01-07",
        OPEN,
        "open",
        "three in the South East are not known, and a third were good under SIF",
    ),
    Example(
        "top_share_by_grade",
        "authority=Telford and Wrekin; share=25",
        "2020-03-02",
        YES,
        SETTLED,
        "one of 14 in England, and few in any comparator",
    ),
    Example(
        "top_share_by_grade",
        "authority=Isle of Wight; share=25",
        "2019-01-07",
        NO,
        SETTLED,
        "44% in England, 44% in the region, 31% of unitaries, 36% and 56% of neighbours",
    ),
    Example(
        "top_share_by_grade",
        "authority=Shropshire; share=25",
        "2020-03-02",
        OPEN,
        "open",
        "its own grade is not known",
    ),
    Example(
        "rank_by_grade",
        "authority=Telford and Wrekin; position=1; among=england",
        "2020-03-02",
        YES,
        SETTLED,
        "none can be better than outstanding",
    ),
    Example(
        "rank_by_grade",
        "authority=Isle of Wight; position=1; among=england",
        "2019-01-07",
        NO,
        SETTLED,
        "seven were outstanding",
    ),
    Example(
        "rank_by_grade",
        "authority=Isle of Wight; position=8; among=england",
        "2019-01-07",
        OPEN,
        "open",
        "its rank hangs on many that are not known",
    ),
    Example(
        "top_share_by_measure",
        "authority=Isle of Wight; measure=hp_referral_rate; share=10; first=highest; period=2025",
        "",
        YES,
        SETTLED,
        "the highest in England; one of 11 neighbours is 9%",
    ),
    Example(
        "top_share_by_measure",
        "authority=Isle of Wight; measure=hp_rereferral_pct; share=25; period=2025",
        "",
        NO,
        SETTLED,
        "the worst in England",
    ),
    Example(
        "top_share_by_measure",
        "authority=Isle of Wight; measure=hp_cin_rate; share=25; period=2025",
        "",
        OPEN,
        "open",
        "no direction is better",
    ),
    Example(
        "rank_by_measure",
        "authority=Isle of Wight; measure=hp_referral_rate; position=1; first=highest; "
        "period=2025; among=england",
        "",
        YES,
        SETTLED,
        "the highest in England",
    ),
    Example(
        "rank_by_measure",
        "authority=Isle of Wight; measure=hp_referral_rate; position=2; first=highest; "
        "period=2025; among=england",
        "",
        NO,
        SETTLED,
        "it was first",
    ),
    Example(
        "rank_by_measure",
        "authority=Hackney; measure=hp_cin_rate; position=1; first=highest; period=2021",
        "",
        OPEN,
        "open",
        "Hackney made no return that year",
    ),
    Example(
        "measure_level",
        "authority=Wiltshire; measure=hp_cin_rate; value=238.9; period=2023",
        "",
        YES,
        SETTLED,
        "as published",
    ),
    Example(
        "measure_level",
        "authority=Wiltshire; measure=hp_cin_rate; value=300; relation=above; period=2023",
        "",
        NO,
        SETTLED,
        "238.9 is not above 300",
    ),
    Example(
        "measure_level",
        "authority=Hackney; measure=hp_cin_rate; value=300; period=2021",
        "",
        OPEN,
        "open",
        "Hackney made no return that year",
    ),
    Example(
        "measure_moved",
        "authority=Wiltshire; measure=hp_cin_rate; movement=stable; start=2021; end=2023",
        "",
        YES,
        TESTED,
        "238.1 and 238.9, the interval within a tenth",
    ),
    Example(
        "measure_moved",
        "authority=Wiltshire; measure=hp_cin_rate; movement=stable; start=2019; end=2023",
        "",
        NO,
        TESTED,
        "from 286.0 it fell",
    ),
    Example(
        "measure_moved",
        "authority=Wiltshire; measure=hp_cin_rate; movement=improved; start=2019; end=2023",
        "",
        OPEN,
        "open",
        "no direction is better",
    ),
    Example(
        "measure_against",
        "authority=Wiltshire; measure=hp_cin_rate; side=below; period=2023",
        "",
        YES,
        TESTED,
        "238.9 beside 338.7",
    ),
    Example(
        "measure_against",
        "authority=Wiltshire; measure=hp_cin_rate; side=above; period=2023",
        "",
        NO,
        TESTED,
        "238.9 beside 338.7",
    ),
    Example(
        "measure_against",
        "authority=Hackney; measure=hp_cin_rate; side=above; period=2022",
        "",
        OPEN,
        "open",
        "Hackney made no return that year",
    ),
    Example(
        "measure_moved_against",
        "authority=Wiltshire; measure=hp_cin_rate; movement=stable; others=rose; start=2021; "
        "end=2023",
        "",
        YES,
        TESTED,
        "stable while England rose, from 2021",
    ),
    Example(
        "measure_moved_against",
        "authority=Wiltshire; measure=hp_cin_rate; movement=stable; others=rose; start=2019; "
        "end=2023",
        "",
        NO,
        TESTED,
        "from 2019 Wiltshire fell and England did too",
    ),
    Example(
        "measure_moved_against",
        "authority=Hackney; measure=hp_cin_rate; movement=stable; others=rose; start=2021; "
        "end=2023",
        "",
        OPEN,
        "open",
        "Hackney made no return in 2021",
    ),
    Example(
        "count_against_count",
        "before=30; before_of=90; after=10; after_of=120",
        "",
        YES,
        TESTED,
        "far more than chance",
    ),
    Example(
        "count_against_count",
        "before=3; before_of=120; after=3; after_of=90",
        "",
        NO,
        SETTLED,
        "the share rose",
    ),
    Example(
        "count_against_count",
        "before=3; before_of=90; after=0; after_of=120",
        "",
        OPEN,
        "could_be_chance",
        "p = 0.077",
    ),
    Example(
        "target_met",
        "authority=Wiltshire; measure=hp_assess_45d_pct; target=80; period=2025",
        "",
        YES,
        SETTLED,
        "87.5%",
    ),
    Example(
        "target_met",
        "authority=Wiltshire; measure=cic_health_pct; target=90; period=2025",
        "",
        NO,
        SETTLED,
        "89%",
    ),
    Example(
        "target_met",
        "authority=Hackney; measure=hp_cin_rate; target=300; relation=at_most; period=2021",
        "",
        OPEN,
        "open",
        "Hackney made no return that year",
    ),
    Example(
        "quotation",
        "authority=Wiltshire; words=private fostering ARRANGEMENTS, are now well known; year=2023",
        "",
        YES,
        SETTLED,
        "capitals and commas do not count",
        reports=True,
    ),
    Example(
        "quotation",
        "authority=Wiltshire; words=Children are asked what they think; year=2023",
        "",
        NO,
        KNOWN,
        "the report is at hand and has no such words",
        reports=True,
    ),
    Example(
        "quotation",
        "authority=Telford and Wrekin; words=Children are asked what they think",
        "",
        OPEN,
        "open",
        "no report on it is at hand",
        reports=True,
    ),
    Example(
        "figure_in_reports",
        "authority=Wiltshire; figure=14; noun=files; year=2015",
        "",
        YES,
        SETTLED,
        "the report tells of 14 case files",
        reports=True,
    ),
    Example(
        "figure_in_reports",
        "authority=Wiltshire; figure=120; noun=cases; year=2023",
        "",
        NO,
        KNOWN,
        "the report is at hand and has no such figure",
        reports=True,
    ),
    Example(
        "figure_in_reports",
        "authority=Wiltshire; figure=120; noun=cases; year=2013",
        "",
        OPEN,
        "open",
        "that inspection is only recounted; its report is not at hand",
        reports=True,
    ),
)
