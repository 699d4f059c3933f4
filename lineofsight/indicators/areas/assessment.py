"""Help and protection: assessments, how long they take, and what they find."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.areas.need import unborn
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.record.tables import Assessment, AssessmentFactor, Person, Referral
from lineofsight.reference.areas import Area
from lineofsight.returns.cin.codes import LISTS

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Working days within which an assessment is to be authorised.
LIMIT = 45
#: The factor that says that there is none.
NO_FACTOR = "21"
#: Factors of harm from outside the family.
OUTSIDE_THE_HOME = ("10A", "11A", "12A", "13A", "24A")
FACTORS = LISTS["ASSESSMENT_FACTORS"].meanings
#: The published measures that parts of HP16 correspond to.
PUBLISHED_PARTS = {
    "3B": "hp_factor_da_parent_pct",
    "4B": "hp_factor_mh_parent_pct",
    "10A": "hp_factor_missing_pct",
    "11A": "hp_factor_cse_pct",
    "16A": "hp_factor_neglect_pct",
    "18C": "hp_factor_physical_pct",
    "24A": "hp_factor_cce_pct",
}


def _authorised(r: Record) -> Frame:
    return r.during(r.table(Assessment), "authorised_date")


def _timed(r: Record) -> Frame:
    """Assessments authorised in each period, with the working days they took: None where one
    began before the calendar does, years ago."""
    frame = _authorised(r).filter(col("authorised_date") >= col("start_date"))
    return r.working_days(frame, "start_date", "authorised_date", "_days")


@FOUND.indicator(
    "HP10",
    "Assessments completed",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Assessment,
    uses={Assessment: ("authorised_date",)},
)
def completed(r: Record) -> Frame:
    """Assessments that were authorised, and how many that is for every 10,000 children.

    Population: assessments of children's needs.
    Numerator: those authorised in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the day of the authorisation.
    Exclusions: assessments that are not authorised yet.
    Polarity: to be read with others.
    Source: authorised_date (CIN census AssessmentAuthorisationDate, Annex A list 4).
    Basis: the Department's children in need statistics.
    """
    return members(_authorised(r), "assessment_id", met=lit(True))


@FOUND.indicator(
    "HP11",
    "Assessments authorised within 45 working days",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Assessment,
    uses={Assessment: ("start_date", "authorised_date")},
    published="hp_assess_45d_pct",
)
def in_time(r: Record) -> Frame:
    """Assessments that were authorised within 45 working days of their start.

    Population: assessments authorised in the period.
    Numerator: those that took 45 working days or fewer.
    Denominator: the population.
    Period: the day of the authorisation; the start day is day 0, bank holidays are no working days.
    Exclusions: assessments without a start, or authorised before it.
    Polarity: more is better.
    Source: start_date, authorised_date.
    Basis: the Department's children in need statistics; that the clock starts with the assessment
        is our reading: see HP11R for the referral.
    """
    return members(_timed(r), "assessment_id", met=is_true(col("_days") <= LIMIT))


def first_of_referral(r: Record) -> Frame:
    """The first assessment of each referral, with the day of the referral."""
    place = (
        col("assessment_id")
        .cum_count()
        .over("la_code", "referral_id", order_by=["start_date", "assessment_id"])
    )
    first = (
        r.table(Assessment)
        .filter(~col("referral_id").is_null(), ~col("start_date").is_null())
        .with_columns(_place=place)
        .filter(col("_place") == 1)
        .select(*CHILD, "referral_id", "assessment_id", "authorised_date")
    )
    referred = r.table(Referral).select("la_code", "referral_id", "referral_date")
    return first.join(referred, on=["la_code", "referral_id"], how="inner")


@FOUND.indicator(
    "HP11R",
    "First assessments authorised within 45 working days of the referral",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Assessment,
    uses={Assessment: ("start_date", "authorised_date"), Referral: ("referral_date",)},
)
def in_time_from_referral(r: Record) -> Frame:
    """First assessments after a referral that were authorised within 45 working days of it.

    Population: the first assessment of each referral, where it was authorised in the period.
    Numerator: those authorised 45 working days or fewer after the referral.
    Denominator: the population.
    Period: the day of the authorisation; the day of the referral is day 0.
    Exclusions: assessments without a start or a referral, or authorised before the referral.
    Polarity: more is better.
    Source: referral_date, authorised_date.
    Basis: statutory guidance counts from the referral; the Department's statistics from the start.
    """
    frame = r.during(r.shared("first_of_referral", first_of_referral), "authorised_date").filter(
        col("authorised_date") >= col("referral_date")
    )
    timed = r.working_days(frame, "referral_date", "authorised_date", "_days")
    return members(timed, "assessment_id", met=is_true(col("_days") <= LIMIT))


@FOUND.indicator(
    "HP12",
    "Open assessments past 45 working days",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Assessment,
    uses={Assessment: ("start_date", "authorised_date"), Referral: ("close_date",)},
)
def overdue(r: Record) -> Frame:
    """Assessments that are going on and have taken longer than 45 working days.

    Population: assessments begun and not authorised by the last day.
    Numerator: those begun more than 45 working days before it.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: assessments of cases that were closed by then.
    Polarity: fewer is better.
    Source: start_date, authorised_date, close_date.
    Basis: the Department's query on the CIN census; what councils ask for.
    """
    cases = r.table(Referral).select("la_code", "referral_id", "close_date")
    frame = r.open_at_end(
        r.table(Assessment).join(cases, on=["la_code", "referral_id"], how="left"),
        "start_date",
        "authorised_date",
    ).filter(col("close_date").is_null() | (col("close_date") > col(END)))
    timed = r.working_days(frame, "start_date", END, "_days")
    # What began before the calendar does began years ago.
    return members(timed, "assessment_id", met=~is_true(col("_days") <= LIMIT))


@FOUND.indicator(
    "HP13",
    "Median length of assessments",
    form=Form.MEDIAN,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=Assessment,
    uses={Assessment: ("start_date", "authorised_date")},
    unit="working days",
    first_release=False,
)
def length(r: Record) -> Frame:
    """How many working days the assessment in the middle took.

    Population: assessments authorised in the period.
    Numerator: the median of working days from start to authorisation.
    Denominator: the population.
    Period: the day of the authorisation; the start day is day 0.
    Exclusions: assessments without a start, or authorised before it.
    Polarity: fewer is better.
    Source: start_date, authorised_date.
    Basis: ours.
    """
    return members(_timed(r), "assessment_id", amount=col("_days").cast(nw.Float64))


@FOUND.indicator(
    "HP14",
    "Child seen during the assessment",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Assessment,
    uses={
        Assessment: ("authorised_date", "child_seen"),
        Person: ("birth_date", "expected_birth_date"),
    },
)
def seen(r: Record) -> Frame:
    """Assessments in which the child was seen.

    Population: assessments authorised in the period.
    Numerator: those in which the child was seen.
    Denominator: the population; an assessment that does not say counts as not seen, and is told.
    Period: the day of the authorisation.
    Exclusions: children not born when it was authorised: a child of whom neither a birth nor an
        expected one is recorded counts as born.
    Polarity: more is better.
    Source: child_seen (Annex A list 4).
    Basis: Annex A; leaving unborn children out is our reading.
    """
    births = r.table(Person).select(*CHILD, "birth_date", "expected_birth_date")
    frame = _authorised(r).join(births, on=list(CHILD), how="left")
    born = frame.filter(~unborn("authorised_date"))
    return members(born, "assessment_id", met=col("child_seen"))


@FOUND.indicator(
    "HP15",
    "Assessments ending with no social care support",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Assessment,
    uses={Assessment: ("authorised_date", "nfa")},
    first_release=False,
)
def without_support(r: Record) -> Frame:
    """Assessments after which social care gives no support.

    Population: assessments authorised in the period.
    Numerator: those that ended without support from social care.
    Denominator: the population; an assessment that does not say is told.
    Period: the day of the authorisation.
    Exclusions: none.
    Polarity: to be read with others.
    Source: nfa (Annex A list 4 asks the opposite).
    Basis: Annex A.
    """
    return members(_authorised(r), "assessment_id", met=col("nfa"))


def _with_factors(r: Record) -> Frame:
    """Each factor of each assessment authorised in a period."""
    factors = r.table(AssessmentFactor).select("la_code", "assessment_id", "factor")
    return _authorised(r).join(factors, on=["la_code", "assessment_id"], how="inner")


@FOUND.indicator(
    "HP16",
    "Factors at the end of assessments",
    form=Form.MIX,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Assessment,
    uses={Assessment: ("authorised_date",), AssessmentFactor: ("factor",)},
    parts=FACTORS,
)
def factors(r: Record) -> Frame:
    """What assessments found, each factor by itself: an assessment may have several.

    Population: assessments authorised in the period that name any factor.
    Numerator: of each factor, the assessments that name it.
    Denominator: the population, each assessment once.
    Period: the day of the authorisation.
    Exclusions: "no factors" (21) beside another factor.
    Polarity: to be read with others.
    Source: factor (CIN census AssessmentFactors).
    Basis: the Department's children in need statistics; counting every assessment of an episode
        is our reading.
    """
    frame = _with_factors(r)
    others = (
        frame.filter(col("factor") != NO_FACTOR)
        .select("la_code", PERIOD, "assessment_id")
        .unique()
        .with_columns(_other=lit(True))
    )
    found = frame.join(others, on=["la_code", PERIOD, "assessment_id"], how="left").filter(
        (col("factor") != NO_FACTOR) | ~is_true(col("_other"))
    )
    return members(found, "assessment_id", part=col("factor"))


@FOUND.indicator(
    "HP17",
    "Harm outside the home found in assessments",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Assessment,
    uses={Assessment: ("authorised_date",), AssessmentFactor: ("factor",)},
)
def outside_the_home(r: Record) -> Frame:
    """Assessments that found the child going missing, exploited, trafficked or drawn into gangs.

    Population: assessments authorised in the period that name any factor.
    Numerator: those that name going missing (10A), sexual exploitation (11A), trafficking (12A),
        gangs (13A) or criminal exploitation (24A).
    Denominator: the population.
    Period: the day of the authorisation.
    Exclusions: none.
    Polarity: to be read with others.
    Source: factor.
    Basis: the Department's list of harms outside the home.
    """
    outside = nw.when(col("factor").is_in(OUTSIDE_THE_HOME)).then(1).otherwise(0)
    frame = (
        _with_factors(r)
        .with_columns(_outside=outside)
        .group_by(*CHILD, PERIOD, "assessment_id")
        .agg(_outside=col("_outside").max())
    )
    return members(frame, "assessment_id", met=col("_outside") == 1)
