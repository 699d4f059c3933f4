"""Help and protection: contacts, early help and referrals."""

from __future__ import annotations

from narwhals import col, lit

from lineofsight.engine.expressions import months_after
from lineofsight.indicators.definition import (
    Form,
    IndicatorsOf,
    Polarity,
    Timing,
)
from lineofsight.indicators.record import CHILD, Frame, Record, members
from lineofsight.record.tables import Referral
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.HELP_AND_PROTECTION)


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
