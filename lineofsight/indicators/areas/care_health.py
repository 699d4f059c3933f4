"""Children in care: health, questionnaires, offending, substance misuse."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import (
    days_after,
    is_true,
    months_after,
    years_after,
)
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.outcomes_of_care import answer_met, told_of, with_answers
from lineofsight.indicators.periods_of_care import (
    in_care_all_year,
    in_last_year,
    periods_of_care,
)
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.record.tables import ClaEpisode, ClaOutcome, Person
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

#: Children under this age are assessed twice a year, and their development is looked at.
YOUNG = 5
#: Within how many months the last health assessment has to be, and of young children.
ASSESSED_WITHIN, YOUNG_ASSESSED_WITHIN = 12, 6
#: Working days to the first health assessment.
FIRST_ASSESSMENT = 20
#: The score of the questionnaire from which on it is a cause for concern, and the ages asked.
CONCERN, ASKED_FROM, ASKED_UNTIL = 17, 4, 17
OFFENDING_FROM, OFFENDING_UNTIL = 10, 18

_YEAR: Uses = {
    ClaEpisode: ("start_date", "start_reason", "end_date", "end_reason", "legal_status"),
    ClaOutcome: ("outcome_type", "outcome_date", "year_end", "value"),
    Person: ("birth_date",),
}


def all_year_with_age(r: Record) -> Frame:
    """Children in care for the whole of each period, with their date of birth."""
    born = r.table(Person).select(*CHILD, "birth_date")
    return r.shared("in_care_all_year", in_care_all_year).join(born, on=list(CHILD), how="left")


def _cohort(r: Record) -> Frame:
    return r.shared("all_year_with_age", all_year_with_age)


def _yes(r: Record, kind: str, cohort: Frame) -> Frame:
    found = with_answers(r, kind, cohort)
    return members(found, "cla_episode_id", met=answer_met(in_last_year(col("_last"))))


def _aged(cohort: Frame, least: int, under: int) -> Frame:
    """Those of an age on the last day."""
    return cohort.filter(
        years_after(col("birth_date"), least) <= col(END),
        years_after(col("birth_date"), under) > col(END),
    )


@FOUND.indicator(
    "CC18",
    "Health assessment up to date",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_health_pct",
)
def health_assessment(r: Record) -> Frame:
    """Children in care all year whose health was assessed in the year.

    Population: children looked after without a break through the 12 months.
    Numerator: those whose assessment is said to be up to date. Of a child without
        a yearly answer: those last assessed in the 12 months to the last day (ASSESSED_WITHIN),
        children under 5 in the six months to it (YOUNG_ASSESSED_WITHIN).
    Denominator: the population. A refusal counts as not. Where the council answers by the year, a
        child without an answer is told.
    Period: the 12 months to the last day of the period: the yearly answer where that is the 31
        March it was given for, else dated events. Where the record has neither of the period,
        there is no figure.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome HEALTH_ASSESSMENT (SSDA903 OC2; dated in the dataset, and the last one in Annex
        A list 8).
    Basis: the Department's statistics on children looked after; the dated form is our reading.
    """
    found = with_answers(r, "HEALTH_ASSESSMENT", _cohort(r))
    young = is_true(years_after(col("birth_date"), YOUNG) > col(END))
    until = (
        nw.when(young)
        .then(months_after(col("_last"), YOUNG_ASSESSED_WITHIN))
        .otherwise(months_after(col("_last"), ASSESSED_WITHIN))
    )
    return members(found, "cla_episode_id", met=answer_met(until >= days_after(col(END), 1)))


@FOUND.indicator(
    "CC19",
    "Teeth checked",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_dental_pct",
)
def teeth(r: Record) -> Frame:
    """Children in care all year whose teeth were checked by a dentist in the year.

    Population: children looked after without a break through the 12 months.
    Numerator: those whose teeth were checked.
    Denominator: the population, babies too. A refusal counts as not; a yearly answer that is
        missing is told.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome DENTAL_CHECK (SSDA903 OC2 TEETH_CHECK; dated in the dataset and Annex A).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "DENTAL_CHECK", _cohort(r))


@FOUND.indicator(
    "CC20",
    "Immunisations up to date",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_imms_pct",
)
def immunisations(r: Record) -> Frame:
    """Children in care all year whose immunisations are up to date.

    Population: children looked after without a break through the 12 months.
    Numerator: those whose immunisations are up to date: by the yearly answer, else as last noted by
        the last day.
    Denominator: the population; no answer is told.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome IMMUNISATIONS (SSDA903 OC2; the dataset has the state noted last).
    Basis: the Department's statistics on children looked after.
    """
    found = with_answers(r, "IMMUNISATIONS", _cohort(r))
    met = nw.coalesce(col("_yearly"), col("_state")) == 1
    return members(found, "cla_episode_id", met=met)


@FOUND.indicator(
    "CC21",
    "Development checks up to date",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_dev_pct",
    first_release=False,
)
def development(r: Record) -> Frame:
    """Young children in care all year whose development was checked.

    Population: children under 5 on the last day, looked after without a break through the 12
        months.
    Numerator: those whose development checks are up to date.
    Denominator: the population; a yearly answer that is missing is told.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome DEVELOPMENT_CHECK (SSDA903 OC2 HEALTH_CHECK).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "DEVELOPMENT_CHECK", _aged(_cohort(r), 0, YOUNG))


@FOUND.indicator(
    "CC22",
    "First health assessment within 20 working days",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={
        ClaEpisode: ("start_date", "end_date", "legal_status"),
        ClaOutcome: ("outcome_type", "outcome_date", "value"),
    },
)
def first_assessment(r: Record) -> Frame:
    """Children whose health was assessed within 20 working days of coming into care.

    Population: periods of care that began in the period and lasted 20 working days or more.
    Numerator: those with a health assessment within 20 working days of the start.
    Denominator: the population.
    Period: the first day of the period of care; it must have been 20 working days ago on the last.
        Where the record has no dated assessment of the 12 months to it, there is no figure.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome HEALTH_ASSESSMENT with its day (not in the SSDA903; Annex A list 8 gives the
        last one, so that a later one hides the first).
    Basis: statutory guidance, which wants it before the first review.
    """
    began = r.during(r.shared("periods_of_care", periods_of_care), "began")
    until = nw.when(is_true(col("ended") < col(END))).then(col("ended")).otherwise(col(END))
    lasting = r.working_days(began.with_columns(_until=until), "began", "_until", "_lasted").filter(
        col("_lasted") >= FIRST_ASSESSMENT
    )
    told = (
        r.shared("told_of", told_of)
        .filter(col("outcome_type") == "HEALTH_ASSESSMENT", col("_by_day") == 1)
        .select("la_code", PERIOD)
    )
    lasting = lasting.join(told, on=["la_code", PERIOD], how="semi")
    made = (
        r.table(ClaOutcome)
        .filter(
            col("outcome_type") == "HEALTH_ASSESSMENT",
            ~col("outcome_date").is_null(),
            ~is_true(col("value") == "0"),
        )
        .select(*CHILD, "outcome_date")
    )
    keys = [*CHILD, PERIOD, "first_episode"]
    beside = (
        lasting.select(*keys, "began")
        .join(made, on=list(CHILD), how="inner")
        .filter(col("outcome_date") >= col("began"))
    )
    first = beside.group_by(*keys, "began").agg(_first=col("outcome_date").min())
    timed = r.working_days(first, "began", "_first", "_took").select(*keys, "_took")
    found = lasting.join(timed, on=keys, how="left")
    return members(found, "first_episode", met=is_true(col("_took") <= FIRST_ASSESSMENT))


def scored(r: Record) -> Frame:
    """Children of 4 to 16 in care all year, with the score of the questionnaire: the yearly one
    where the period ends on its 31 March, else the last of the 12 months."""
    given = r.by_period(r.table(ClaOutcome).filter(col("outcome_type") == "SDQ")).filter(
        is_true(col("year_end") == col(END)) | is_true(in_last_year(col("outcome_date")))
    )
    on = [*CHILD, PERIOD]
    numbered = given.filter(~col("value").is_null()).with_columns(
        _score=col("value").cast(nw.Float64),
        _when=nw.coalesce(col("year_end"), col("outcome_date")),
        _yearly=nw.when(~col("year_end").is_null()).then(1).otherwise(0),
    )
    place = (
        col("cla_outcome_id")
        .cum_count(reverse=True)
        .over(*on, order_by=["_yearly", "_when", "cla_outcome_id"])
    )
    last = numbered.with_columns(_place=place).filter(col("_place") == 1).select(*on, "_score")
    told = r.shared("told_of", told_of).filter(col("outcome_type") == "SDQ")
    return (
        _aged(_cohort(r), ASKED_FROM, ASKED_UNTIL)
        .join(told.select("la_code", PERIOD), on=["la_code", PERIOD], how="semi")
        .join(last, on=on, how="left")
    )


@FOUND.indicator(
    "CC23-returned",
    "Strengths and difficulties questionnaire returned",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
)
def questionnaire_returned(r: Record) -> Frame:
    """Children in care all year of whom there is a score of the questionnaire.

    Population: children of 4 to 16 looked after without a break through the 12 months.
    Numerator: those with a score.
    Denominator: the population.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome SDQ (SSDA903 OC2 SDQ_SCORE).
    Basis: the Department's statistics on children looked after, which show ages 5 to 16.
    """
    found = r.shared("scored", scored)
    return members(found, "cla_episode_id", met=~col("_score").is_null())


@FOUND.indicator(
    "CC23-average",
    "Average score of the questionnaire",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_sdq_avg",
    unit="points",
)
def questionnaire_average(r: Record) -> Frame:
    """How children in care all year score on the questionnaire: 0 is best, 40 worst.

    Population: children of 4 to 16 looked after without a break through the 12 months, with a
        score.
    Numerator: the mean of the scores.
    Denominator: the children with a score.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks; children without a score, whatever the reason.
    Polarity: lower is better.
    Source: outcome SDQ (SSDA903 OC2 SDQ_SCORE).
    Basis: the Department's statistics on children looked after.
    """
    found = r.shared("scored", scored).filter(~col("_score").is_null())
    return members(found, "cla_episode_id", amount=col("_score"))


@FOUND.indicator(
    "CC23-concern",
    "Scores of the questionnaire that are a cause for concern",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
)
def questionnaire_concern(r: Record) -> Frame:
    """Children in care all year whose score is 17 or more.

    Population: children of 4 to 16 looked after without a break through the 12 months, with a
        score.
    Numerator: those with a score of 17 or more.
    Denominator: the children with a score.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks; children without a score.
    Polarity: fewer is better.
    Source: outcome SDQ (SSDA903 OC2 SDQ_SCORE).
    Basis: the Department's bands: up to 13, 14 to 16, 17 and over.
    """
    found = r.shared("scored", scored).filter(~col("_score").is_null())
    return members(found, "cla_episode_id", met=col("_score") >= CONCERN)


@FOUND.indicator(
    "CC24",
    "Convicted or cautioned",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_convicted_pct",
)
def convicted(r: Record) -> Frame:
    """Children in care all year who were convicted or cautioned in the year.

    Population: children of 10 to 17 on the last day, looked after without a break through the 12
        months.
    Numerator: those convicted or cautioned.
    Denominator: the population; a yearly answer that is missing is told.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: fewer is better.
    Source: outcome CONVICTED (SSDA903 OC2).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "CONVICTED", _aged(_cohort(r), OFFENDING_FROM, OFFENDING_UNTIL))


@FOUND.indicator(
    "CC25",
    "Substance misuse",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    published="cic_substance_pct",
    first_release=False,
)
def misuse(r: Record) -> Frame:
    """Children in care all year found to misuse substances.

    Population: children looked after without a break through the 12 months, of any age.
    Numerator: those found to have a problem with drugs, alcohol or other substances.
    Denominator: the population; a yearly answer that is missing is told.
    Period: the 12 months to the last day of the period, as CC18.
    Exclusions: short breaks.
    Polarity: fewer is better.
    Source: outcome SUBSTANCE_MISUSE (SSDA903 OC2).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "SUBSTANCE_MISUSE", _cohort(r))


@FOUND.indicator(
    "CC25-helped",
    "Help received for substance misuse",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    first_release=False,
)
def misuse_helped(r: Record) -> Frame:
    """Of children in care all year who misuse substances, those who were helped.

    Population: children looked after through the 12 months and found to misuse substances.
    Numerator: those who received help for it.
    Denominator: the population; a yearly answer that is missing is told.
    Period: the 12 months to the last day of the period, as CC18; where the record says nothing of
        help received, there is no figure.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcomes SUBSTANCE_MISUSE, INTERVENTION_RECEIVED (SSDA903 OC2).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "INTERVENTION_RECEIVED", _misusing(r))


def _misusing(r: Record) -> Frame:
    """Those of the cohort who are found to misuse substances."""
    cohort = _cohort(r)
    found = with_answers(r, "SUBSTANCE_MISUSE", cohort)
    columns = cohort.collect_schema().names()
    return found.filter(is_true(answer_met(in_last_year(col("_last"))))).select(*columns)


@FOUND.indicator(
    "CC25-offered",
    "Help offered for substance misuse, not received",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=ClaEpisode,
    uses=_YEAR,
    look_back=12,
    first_release=False,
)
def misuse_offered(r: Record) -> Frame:
    """Of children in care all year who misuse substances and were not helped, those to whom help
    was offered.

    Population: children looked after through the 12 months and found to misuse substances, without
        those who received help for it.
    Numerator: those of whom it is said that help was offered.
    Denominator: the population; a yearly answer that is missing is told.
    Period: the 12 months to the last day of the period, as CC18; where the record says nothing of
        help offered, there is no figure.
    Exclusions: short breaks.
    Polarity: to be read with others.
    Source: outcomes SUBSTANCE_MISUSE, INTERVENTION_RECEIVED, INTERVENTION_OFFERED (SSDA903 OC2,
        which asks it of those who did not receive help; not in the dataset).
    Basis: the Department's statistics on children looked after.
    """
    helped = misuse_helped(r).filter(is_true(col("met"))).select(*CHILD, PERIOD)
    left = _misusing(r).join(helped, on=[*CHILD, PERIOD], how="anti")
    return _yes(r, "INTERVENTION_OFFERED", left)
