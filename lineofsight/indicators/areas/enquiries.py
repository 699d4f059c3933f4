"""Help and protection: section 47 enquiries and initial child protection conferences."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import days_after, is_true, months_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing
from lineofsight.indicators.record import CHILD, END, Record, members
from lineofsight.record.tables import CpPlan, InitialCpConference, Referral, S47Enquiry
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Days within which an enquiry leads to a conference, where nothing links the two.
CONFERENCE_WITHIN = 60
#: Working days within which the conference is to be held.
LIMIT = 15


def enquiries_by_day(r: Record) -> Frame:
    """Enquiries, those of one child begun on one day once, each with the day of the one before."""
    place = col("s47_enquiry_id").cum_count().over(*CHILD, "start_date", order_by="s47_enquiry_id")
    return (
        r.table(S47Enquiry)
        .filter(~col("start_date").is_null())
        .with_columns(_place=place)
        .filter(col("_place") == 1)
        .with_columns(before=col("start_date").shift(1).over(*CHILD, order_by="start_date"))
    )


def _enquiries(r: Record) -> Frame:
    return r.shared("enquiries_by_day", enquiries_by_day)


def _conferences(r: Record) -> Frame:
    return r.during(r.table(InitialCpConference), "conference_date")


@FOUND.indicator(
    "HP22",
    "Section 47 enquiries",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=S47Enquiry,
    uses={S47Enquiry: ("start_date",)},
    published="hp_s47_rate",
)
def enquiries(r: Record) -> Frame:
    """Enquiries into whether a child suffers significant harm, and how many for every 10,000.

    Population: section 47 enquiries.
    Numerator: those begun in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the day of the strategy discussion, with which an enquiry begins.
    Exclusions: a second enquiry about a child begun on the same day.
    Polarity: to be read with others.
    Source: start_date (CIN census S47ActualStartDate, Annex A list 5).
    Basis: the Department's children in need statistics.
    """
    return members(r.during(_enquiries(r), "start_date"), "s47_enquiry_id", met=lit(True))


@FOUND.indicator(
    "HP23",
    "Enquiries leading to an initial conference",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=S47Enquiry,
    uses={
        S47Enquiry: ("start_date",),
        InitialCpConference: ("conference_date", "transfer_in"),
    },
)
def leading_to_conference(r: Record) -> Frame:
    """Enquiries after which an initial child protection conference was held.

    Population: enquiries begun in the period, 60 days before its end at the latest.
    Numerator: those that a conference which was held is linked to or, where none is, whose child
        had a conference within 60 days that no enquiry is linked to.
    Denominator: the population.
    Period: the day of the strategy discussion; all have been followed for 60 days.
    Exclusions: conferences of children who moved in with a plan. Enquiries about a child begun on
        one day are one: a conference of any of them is its.
    Polarity: to be read with others.
    Source: start_date, conference_date.
    Basis: Annex A; 60 days is our setting.
    """
    on = col("start_date")
    frame = r.during(_enquiries(r), "start_date").filter(
        days_after(on, CONFERENCE_WITHIN) <= col(END)
    )
    held = r.table(InitialCpConference).filter(
        ~is_true(col("transfer_in")), ~col("conference_date").is_null()
    )
    every = r.table(S47Enquiry).select(*CHILD, "s47_enquiry_id", "start_date")
    keys = [*CHILD, "start_date"]
    linked = every.join(
        held.filter(~col("s47_enquiry_id").is_null()).select("la_code", "s47_enquiry_id"),
        on=["la_code", "s47_enquiry_id"],
        how="semi",
    ).select(*keys)
    loose = held.filter(col("s47_enquiry_id").is_null()).select(*CHILD, "conference_date")
    near = (
        every.join(loose, on=list(CHILD), how="inner")
        .filter(
            col("conference_date") >= on,
            col("conference_date") <= days_after(on, CONFERENCE_WITHIN),
        )
        .select(*keys)
    )
    led = nw.concat([linked, near]).unique().with_columns(_led=lit(True))
    return members(frame.join(led, on=keys, how="left"), "s47_enquiry_id", met=is_true(col("_led")))


@FOUND.indicator(
    "HP24",
    "Enquiries where no conference was needed",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=S47Enquiry,
    uses={S47Enquiry: ("end_date", "icpc_not_required")},
    first_release=False,
)
def no_conference(r: Record) -> Frame:
    """Enquiries that ended with the decision that no conference was needed.

    Population: enquiries that ended in the period.
    Numerator: those after which it was decided that no conference was needed.
    Denominator: the population; one that does not say is told.
    Period: the day on which the enquiry ended, which the CIN census does not give.
    Exclusions: enquiries that are going on.
    Polarity: to be read with others.
    Source: end_date, icpc_not_required (Annex A list 5).
    Basis: Annex A.
    """
    frame = r.during(r.table(S47Enquiry), "end_date")
    return members(frame, "s47_enquiry_id", met=col("icpc_not_required"))


@FOUND.indicator(
    "HP25",
    "Second enquiry within 12 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=S47Enquiry,
    uses={S47Enquiry: ("start_date",)},
    look_back=12,
    first_release=False,
)
def second_enquiry(r: Record) -> Frame:
    """Enquiries about children of whom there had been one in the 12 months before.

    Population: enquiries begun in the period.
    Numerator: those whose child had an earlier one begun in the 12 months before.
    Denominator: the population.
    Period: the day of the strategy discussion; calendar months.
    Exclusions: a second enquiry about a child begun on the same day.
    Polarity: fewer is better.
    Source: start_date, by child.
    Basis: Annex A.
    """
    again = col("start_date") <= months_after(col("before"), 12)
    frame = r.during(_enquiries(r), "start_date")
    return members(frame, "s47_enquiry_id", met=~col("before").is_null() & again)


@FOUND.indicator(
    "HP26",
    "Initial child protection conferences",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=InitialCpConference,
    uses={InitialCpConference: ("conference_date",)},
    published="hp_icpc_rate",
)
def conferences(r: Record) -> Frame:
    """Children who were discussed at an initial conference, and how many for every 10,000.

    Population: initial child protection conferences, a row for each child.
    Numerator: those held in the period, of children who moved in with a plan too.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the day of the conference.
    Exclusions: none.
    Polarity: to be read with others.
    Source: conference_date (CIN census DateOfInitialCPC, in both its places).
    Basis: the Department's children in need statistics.
    """
    return members(_conferences(r), "initial_cp_conference_id", met=lit(True))


@FOUND.indicator(
    "HP27",
    "Conferences within 15 working days",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=InitialCpConference,
    uses={
        InitialCpConference: ("conference_date", "transfer_in"),
        S47Enquiry: ("start_date",),
        Referral: ("referral_date",),
    },
    published="hp_icpc_15d_pct",
)
def conferences_in_time(r: Record) -> Frame:
    """Initial conferences held within 15 working days of the strategy discussion.

    Population: conferences held in the period of which it is known when the clock began.
    Numerator: those held 15 working days or fewer after it.
    Denominator: the population.
    Period: the day of the conference; the first day is day 0. Of a child who moved in with a plan
        the clock begins with the referral.
    Exclusions: conferences before the clock began, or not linked to what began it.
    Polarity: more is better.
    Source: conference_date, start_date of the enquiry, referral_date.
    Basis: the Department's children in need statistics, and its census guide on moves.
    """
    enquiry = r.table(S47Enquiry).select("la_code", "s47_enquiry_id", "start_date")
    referral = r.table(Referral).select("la_code", "referral_id", "referral_date")
    began = nw.when(is_true(col("transfer_in"))).then(col("referral_date"))
    frame = (
        _conferences(r)
        .join(enquiry, on=["la_code", "s47_enquiry_id"], how="left")
        .join(referral, on=["la_code", "referral_id"], how="left")
        .with_columns(_began=began.otherwise(col("start_date")))
        .filter(col("_began") <= col("conference_date"))
    )
    timed = r.working_days(frame, "_began", "conference_date", "_days")
    return members(timed, "initial_cp_conference_id", met=is_true(col("_days") <= LIMIT))


@FOUND.indicator(
    "HP28",
    "Conferences resulting in a plan",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=InitialCpConference,
    uses={
        InitialCpConference: ("conference_date", "led_to_plan", "transfer_in"),
        CpPlan: ("start_date",),
    },
)
def resulting_in_plan(r: Record) -> Frame:
    """Initial conferences after which the child was on a child protection plan.

    Population: conferences held in the period.
    Numerator: those that led to a plan. Of the CIN census, those after which a plan began within
        45 days.
    Denominator: the population; one that does not say is told.
    Period: the day of the conference; plans of the last 45 days may be yet to come.
    Exclusions: conferences of children who moved in with a plan, which nearly always lead to one.
    Polarity: to be read with others.
    Source: led_to_plan (Annex A list 5; from the CIN census, worked out).
    Basis: Annex A; 45 days is our setting.
    """
    frame = _conferences(r).filter(~is_true(col("transfer_in")))
    return members(frame, "initial_cp_conference_id", met=col("led_to_plan"))
