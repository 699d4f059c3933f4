"""Children in care: going missing, away without permission, and return interviews."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import (
    day_number,
    is_true,
)
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.missing_from_care import gone_missing, missing_from_care
from lineofsight.indicators.record import END, PERIOD, START, Record, members
from lineofsight.record.tables import ClaEpisode, Missing
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

#: Days in which the return interview is to be held: 72 hours, counted in days, for no source
#: gives the hour.
INTERVIEW_WITHIN = 3


def _gone(r: Record) -> Frame:
    return r.shared("gone_missing", gone_missing)


_MISSING: Uses = {
    ClaEpisode: ("start_date", "end_date", "legal_status"),
    Missing: ("missing_type", "start_date", "end_date"),
}


@FOUND.indicator(
    "CC26",
    "Missing from care",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_MISSING,
    published="cic_missing_pct",
)
def missing(r: Record) -> Frame:
    """Children who were in care in the period and went missing in it.

    Population: children looked after on any day of the period, the day on which care ended too.
    Numerator: those who were missing on any day of it.
    Denominator: the population.
    Period: incidents that overlap the period.
    Exclusions: short breaks; being away without authorisation (A) is no missing; incidents that lie
        wholly before or after the child's time in care.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: the Department's statistics on children looked after.
    """
    return members(_gone(r), "cla_episode_id", met=is_true(col("_missing") > 0))


@FOUND.indicator(
    "CC26-away",
    "Away from care without authorisation",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_MISSING,
)
def away(r: Record) -> Frame:
    """Children who were in care in the period and away without authorisation in it.

    Population: children looked after on any day of the period, the day on which care ended too.
    Numerator: those who were away without authorisation (A) on any day of it.
    Denominator: the population.
    Period: incidents that overlap the period.
    Exclusions: short breaks; incidents that lie wholly before or after the child's time in care.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: the Department's statistics on children looked after.
    """
    return members(_gone(r), "cla_episode_id", met=is_true(col("_away") > 0))


@FOUND.indicator(
    "CC26-repeat",
    "Missing from care more than once",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_MISSING,
)
def missing_again(r: Record) -> Frame:
    """Of children who went missing from care, those who did more than once.

    Population: children looked after on any day of the period who were missing in it.
    Numerator: those with two incidents of going missing or more.
    Denominator: the population.
    Period: incidents that overlap the period.
    Exclusions: as CC26.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: the Department's statistics on children looked after; that it is of those who went
        missing is our reading.
    """
    frame = _gone(r).filter(col("_missing") > 0)
    return members(frame, "cla_episode_id", met=col("_missing") > 1)


@FOUND.indicator(
    "CC26-incidents",
    "Incidents of going missing from care",
    form=Form.COUNT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=Missing,
    uses=_MISSING,
)
def incidents(r: Record) -> Frame:
    """How often children in care went missing.

    Population: incidents of going missing from care.
    Numerator: those that overlap the period.
    Denominator: none.
    Period: incidents that overlap the period.
    Exclusions: as CC26.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: the Department's statistics on children looked after.
    """
    frame = r.by_period(
        r.shared("missing_from_care", missing_from_care).filter(col("missing_type") == "M")
    ).filter(
        col("start_date") <= col(END), col("end_date").is_null() | (col("end_date") >= col(START))
    )
    return members(frame, "missing_id", met=lit(True))


@FOUND.indicator(
    "CC26-longest",
    "Longest time missing from care",
    form=Form.MEDIAN,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_MISSING,
    unit="days",
)
def longest_missing(r: Record) -> Frame:
    """How long children who went missing from care were gone at the longest.

    Population: children looked after on any day of the period who were missing in it.
    Numerator: the median of the days of each child's longest incident, from its first day, even
        before the period, to the child's return or the last day of the period. An incident that
        ended on the day it began has none.
    Denominator: the population.
    Period: incidents that overlap the period.
    Exclusions: as CC26.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: ours; the Department gives how many incidents there were, and days.
    """
    frame = _gone(r).filter(col("_missing") > 0)
    return members(frame, "cla_episode_id", amount=col("_longest").cast(nw.Float64))


def _returned(r: Record) -> Frame:
    """Incidents of going missing from which the child came back in a period."""
    return r.during(r.table(Missing).filter(col("missing_type") == "M"), "end_date")


@FOUND.indicator(
    "CC27-offered",
    "Return interviews offered",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Missing,
    uses={Missing: ("missing_type", "end_date", "interview_offered")},
)
def interview_offered(r: Record) -> Frame:
    """Children who came back and were offered a return interview.

    Population: incidents of going missing that ended in the period and say whether an interview
        was offered.
    Numerator: those after which one was offered.
    Denominator: the population.
    Period: the day on which the child came back.
    Exclusions: incidents that do not say, or to which it does not apply: the record keeps both
        alike, and the SSDA903 does not ask. Children not in care are counted too.
    Polarity: more is better.
    Source: interview_offered (Annex A list 8, of the last incident alone).
    Basis: Annex A.
    """
    frame = _returned(r).filter(~col("interview_offered").is_null())
    return members(frame, "missing_id", met=col("interview_offered"))


@FOUND.indicator(
    "CC27-accepted",
    "Return interviews accepted",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Missing,
    uses={Missing: ("missing_type", "end_date", "interview_offered", "interview_accepted")},
)
def interview_accepted(r: Record) -> Frame:
    """Children who were offered a return interview and accepted it.

    Population: incidents of going missing that ended in the period after which an interview was
        offered.
    Numerator: those after which the child accepted it.
    Denominator: the population; one that does not say is told.
    Period: the day on which the child came back.
    Exclusions: none.
    Polarity: more is better.
    Source: interview_accepted (Annex A list 8).
    Basis: Annex A.
    """
    frame = _returned(r).filter(is_true(col("interview_offered")))
    return members(frame, "missing_id", met=col("interview_accepted"))


@FOUND.indicator(
    "CC28",
    "Return interview within 72 hours",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Missing,
    uses={Missing: ("missing_type", "end_date", "interview_accepted", "interview_date")},
)
def interview_in_time(r: Record) -> Frame:
    """Return interviews that were held within three days.

    Population: incidents of going missing that ended in the period after which the child accepted
        an interview.
    Numerator: those after which it was held on the third day at the latest (INTERVIEW_WITHIN), and
        not before the child came back.
    Denominator: the population; an interview whose day is not recorded is told.
    Period: the day on which the child came back; 72 hours are counted as three days. Where the
        record has no interview's day of the period, there is no figure: no return and not the
        dataset gives it.
    Exclusions: interviews that were not accepted.
    Polarity: more is better.
    Source: interview_date, of the council's own recording.
    Basis: ours, after statutory guidance.
    """
    accepted = _returned(r).filter(is_true(col("interview_accepted")))
    told = accepted.filter(~col("interview_date").is_null()).select("la_code", PERIOD).unique()
    frame = accepted.join(told, on=["la_code", PERIOD], how="semi")
    took = day_number(col("interview_date")) - day_number(col("end_date"))
    return members(frame, "missing_id", met=(took >= 0) & (took <= INTERVIEW_WITHIN))
