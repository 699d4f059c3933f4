"""Help and protection: contacts, early help and referrals."""

from __future__ import annotations

from narwhals import col, lit

from lineofsight.engine.expressions import days_after, is_true, months_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.record.tables import (
    Assessment,
    CinPlan,
    Contact,
    CpPlan,
    EarlyHelpEpisode,
    Referral,
    S47Enquiry,
)
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)

#: Days within which a contact leads to a referral.
REFERRED_WITHIN = 7
#: Who referred, by the first figure of the CIN census's code.
SOURCES = {
    "1": "Individuals",
    "2": "Schools and education",
    "3": "Health services",
    "4": "Housing",
    "5": "Council services",
    "6": "Police",
    "7": "Courts and other legal agencies",
    "8": "Others",
    "9": "Anonymous",
    "10": "Not known",
}
#: Reasons for closure that say that the child was found not to be in need.
NOT_IN_NEED = ("RC8", "RC9")


def referrals_by_day(r: Record) -> Frame:
    """Referrals, those of one child on one day once, each with the day of the one before."""
    return (
        r.table(Referral)
        .filter(~col("referral_date").is_null())
        .group_by(*CHILD, "referral_date")
        .agg(referral_id=col("referral_id").min())
        .with_columns(before=col("referral_date").shift(1).over(*CHILD, order_by="referral_date"))
    )


@FOUND.indicator(
    "HP01",
    "Contacts received",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Contact,
    uses={Contact: ("contact_date",)},
)
def contacts(r: Record) -> Frame:
    """Contacts with the council about children, and how many that is for every 10,000 children.

    Population: contacts about children, a row for each child in each.
    Numerator: contacts dated in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the date of the contact.
    Exclusions: none.
    Polarity: to be read with others.
    Source: contact_date (Annex A list 1).
    Basis: Annex A's list; the rate is ours.
    """
    return members(r.during(r.table(Contact), "contact_date"), "contact_id", met=lit(True))


@FOUND.indicator(
    "HP02",
    "Contacts leading to a referral",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Contact,
    uses={Contact: ("contact_date",), Referral: ("referral_date", "close_date", "nfa")},
    look_back=12,
    first_release=False,
)
def contacts_referred(r: Record) -> Frame:
    """Contacts after which the child was referred within 7 days.

    Population: contacts dated in the period, those of its last 7 days left out.
    Numerator: those followed by a referral of the child on the day or within 7 days.
    Denominator: the population.
    Period: the date of the contact.
    Exclusions: contacts about a child whose case was open already.
    Polarity: to be read with others.
    Source: contact_date, referral_date, close_date.
    Basis: ours; 7 days is our setting.
    """
    frame = r.during(r.table(Contact), "contact_date").filter(
        days_after(col("contact_date"), REFERRED_WITHIN) <= col(END)
    )
    cases = (
        r.table(Referral)
        .filter(~col("referral_date").is_null())
        .select(*CHILD, "referral_date", "close_date", "nfa")
    )
    beside = frame.select(*CHILD, PERIOD, "contact_id", "contact_date").join(
        cases, on=list(CHILD), how="inner"
    )
    on, referred = col("contact_date"), col("referral_date")
    keys = [PERIOD, "la_code", "contact_id"]
    open_then = beside.filter(
        referred < on,
        col("close_date").is_null() | (col("close_date") > on),
        ~is_true(col("nfa")),
    ).select(*keys)
    after = beside.filter(referred >= on, referred <= days_after(on, REFERRED_WITHIN))
    referred_after = after.select(*keys).unique().with_columns(_met=lit(True))
    found = frame.join(open_then.unique(), on=keys, how="anti").join(
        referred_after, on=keys, how="left"
    )
    return members(found, "contact_id", met=is_true(col("_met")))


def _early_help(r: Record) -> Frame:
    return r.table(EarlyHelpEpisode)


@FOUND.indicator(
    "HP03-open",
    "Early help: open",
    form=Form.RATE,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=EarlyHelpEpisode,
    uses={EarlyHelpEpisode: ("start_date", "end_date")},
)
def early_help_open(r: Record) -> Frame:
    """Early help that is going on.

    Population: children who are helped early.
    Numerator: episodes of early help that stand on the last day.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the last day of the period.
    Exclusions: none; councils draw the line of early help in very different places.
    Polarity: to be read with others.
    Source: start_date, end_date (Annex A list 2, of assessments).
    Basis: Annex A's list.
    """
    return members(r.open_at_end(_early_help(r)), "early_help_episode_id", met=lit(True))


@FOUND.indicator(
    "HP03-started",
    "Early help: started",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=EarlyHelpEpisode,
    uses={EarlyHelpEpisode: ("start_date",)},
)
def early_help_started(r: Record) -> Frame:
    """Early help that began.

    Population: children who are helped early.
    Numerator: episodes of early help that began in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the first day of the episode.
    Exclusions: none.
    Polarity: to be read with others.
    Source: start_date (Annex A list 2, of assessments).
    Basis: Annex A's list.
    """
    frame = r.during(_early_help(r), "start_date")
    return members(frame, "early_help_episode_id", met=lit(True))


@FOUND.indicator(
    "HP04",
    "Early help: referred to social care within 12 months of ending",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=EarlyHelpEpisode,
    uses={EarlyHelpEpisode: ("end_date",), Referral: ("referral_date",)},
    look_back=24,
    first_release=False,
)
def early_help_referred(r: Record) -> Frame:
    """Whether children whose early help ended were referred to social care in the year after it.

    Population: episodes of early help that ended 12 months before the last day or longer ago, and
        less than 24 months before it.
    Numerator: those whose child was referred after the day of the end and within 12 months of it.
    Denominator: the population.
    Period: the last day of the period: everybody has been followed for 12 months by then.
    Exclusions: none; who died or moved away is not told apart.
    Polarity: fewer is better.
    Source: end_date, referral_date.
    Basis: ours.
    """
    over, end = col("end_date"), col(END)
    frame = r.by_period(_early_help(r).filter(~over.is_null())).filter(
        months_after(over, 12) <= end, months_after(over, 24) > end
    )
    keys = [PERIOD, "la_code", "early_help_episode_id"]
    referred = (
        frame.select(*CHILD, PERIOD, "early_help_episode_id", "end_date")
        .join(r.table(Referral).select(*CHILD, "referral_date"), on=list(CHILD), how="inner")
        .filter(col("referral_date") > over, col("referral_date") <= months_after(over, 12))
        .select(*keys)
        .unique()
        .with_columns(_met=lit(True))
    )
    found = frame.join(referred, on=keys, how="left")
    return members(found, "early_help_episode_id", met=is_true(col("_met")))


@FOUND.indicator(
    "HP05",
    "Referrals",
    form=Form.RATE,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date",)},
    published="hp_referral_rate",
)
def referrals(r: Record) -> Frame:
    """Referrals to children's social care, and how many that is for every 10,000 children.

    Population: children under 18 and unborn children.
    Numerator: referrals dated in the period.
    Denominator: people under 18 in the area, in the middle of the year.
    Period: the date of the referral.
    Exclusions: none; news of a case that is open already is no referral.
    Polarity: to be read with others.
    Source: referral_date (CIN census CINreferralDate, Annex A list 3).
    Basis: the Department's children in need statistics.
    """
    return members(r.during(r.table(Referral), "referral_date"), "referral_id", met=lit(True))


@FOUND.indicator(
    "HP06",
    "Re-referrals within 12 months",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=Referral,
    uses={Referral: ("referral_date",)},
    look_back=12,
    published="hp_rereferral_pct",
)
def rereferrals(r: Record) -> Frame:
    """Referrals of children who had been referred within the 12 months before.

    Population: referrals dated in the period.
    Numerator: those whose child has an earlier referral in the 12 months before.
    Denominator: referrals dated in the period.
    Period: the date of the referral; calendar months, so that 31 May looks back to 31 May.
    Exclusions: a second referral of a child on the same day is not counted.
    Polarity: fewer is better.
    Source: referral_date, by child (CIN census of the year and the one before).
    Basis: the Department's children in need statistics; calendar months are our reading.
    """
    again = col("referral_date") <= months_after(col("before"), 12)
    frame = r.during(r.shared("referrals_by_day", referrals_by_day), "referral_date")
    return members(frame, "referral_id", met=~col("before").is_null() & again)


@FOUND.indicator(
    "HP07",
    "Referrals with no further action",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date", "nfa")},
    published="hp_referral_nfa_pct",
)
def referrals_nfa(r: Record) -> Frame:
    """Referrals that led to nothing further.

    Population: referrals dated in the period.
    Numerator: those that led to no further action.
    Denominator: referrals dated in the period.
    Period: the date of the referral.
    Exclusions: none.
    Polarity: to be read with others.
    Source: nfa (CIN census ReferralNFA, Annex A list 3).
    Basis: the Department's children in need statistics.
    """
    return members(r.during(r.table(Referral), "referral_date"), "referral_id", met=col("nfa"))


def not_in_need(r: Record) -> Frame:
    """Referrals that were assessed, found not in need, and led to no plan or enquiry."""
    found = (
        r.table(Referral)
        .filter(~is_true(col("nfa")), col("close_reason").is_in(NOT_IN_NEED))
        .select("la_code", "referral_id")
    )
    on = ["la_code", "referral_id"]
    found = found.join(_referred_to(r, Assessment), on=on, how="semi")
    for table in (CinPlan, S47Enquiry, CpPlan):
        found = found.join(_referred_to(r, table), on=on, how="anti")
    return found.with_columns(_met=lit(True))


def _referred_to(
    r: Record, table: type[Assessment] | type[CinPlan] | type[S47Enquiry] | type[CpPlan]
) -> Frame:
    """The referrals that a table has rows of."""
    return (
        r.table(table)
        .filter(~col("referral_id").is_null())
        .select("la_code", "referral_id")
        .unique()
    )


@FOUND.indicator(
    "HP08",
    "Referrals assessed and found not in need",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={
        Referral: ("referral_date", "nfa", "close_reason"),
        Assessment: ("start_date",),
        CinPlan: ("start_date",),
        S47Enquiry: ("start_date",),
        CpPlan: ("start_date",),
    },
    published="hp_referral_no_need_pct",
)
def referrals_not_in_need(r: Record) -> Frame:
    """Referrals after which an assessment found that the child was not in need.

    Population: referrals dated in the period.
    Numerator: those with an assessment, closed as not in need (RC8, RC9), and with no plan of a
        child in need, section 47 enquiry or child protection plan.
    Denominator: referrals dated in the period.
    Period: the date of the referral.
    Exclusions: none.
    Polarity: to be read with others.
    Source: close_reason, and what else followed the referral.
    Basis: the Department's children in need statistics.
    """
    frame = r.during(r.table(Referral), "referral_date")
    found = frame.join(
        r.shared("not_in_need", not_in_need), on=["la_code", "referral_id"], how="left"
    )
    return members(found, "referral_id", met=is_true(col("_met")))


@FOUND.indicator(
    "HP09",
    "Who refers",
    form=Form.MIX,
    timing=Timing.EVENTS,
    polarity=Polarity.CONTEXT,
    table=Referral,
    uses={Referral: ("referral_date", "source")},
    parts=SOURCES,
)
def referral_sources(r: Record) -> Frame:
    """Referrals by who made them.

    Population: referrals dated in the period, with a source.
    Numerator: of each group of sources, its referrals.
    Denominator: referrals dated in the period that have a source.
    Period: the date of the referral.
    Exclusions: referrals without a source.
    Polarity: to be read with others.
    Source: source (CIN census ReferralSource): the figures before its letter, large or
        small.
    Basis: the Department's children in need statistics.
    """
    group = col("source").str.replace_all("[A-Za-z]$", "")
    known = r.table(Referral).filter(~col("source").is_null())
    return members(r.during(known, "referral_date"), "referral_id", part=group)
