"""Children in care: health, questionnaires, offending, going missing."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, is_true, years_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import in_care_all_year, periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, START, Record, members
from lineofsight.record.tables import ClaEpisode, ClaOutcome, Missing, Person
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

#: Children under this age are assessed twice a year, and their development is looked at.
YOUNG = 5
#: Working days to the first health assessment.
FIRST_ASSESSMENT = 20
#: The score of the questionnaire from which on it is a cause for concern, and the ages asked.
CONCERN, ASKED_FROM, ASKED_UNTIL = 17, 4, 17
OFFENDING_FROM, OFFENDING_UNTIL = 10, 18
#: Days in which the return interview is to be held: 72 hours, counted in days, for no source
#: gives the hour.
INTERVIEW_WITHIN = 3

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


def answered(r: Record) -> Frame:
    """What is known of each kind of outcome of each child in each period, as `_answer`: 1 yes, 0
    no. The yearly answer of the SSDA903 where the period ends on its 31 March; else dated events
    of the period."""
    outcomes = r.by_period(r.table(ClaOutcome))
    on = [*CHILD, PERIOD, "outcome_type"]
    said = nw.when(col("value") == "1").then(1).otherwise(nw.when(col("value") == "0").then(0))
    yearly = (
        outcomes.filter(col("year_end") == col(END))
        .with_columns(_said=said)
        .group_by(*on)
        .agg(_yearly=col("_said").max())
    )
    dated = (
        outcomes.filter(
            ~col("outcome_date").is_null(),
            col("outcome_date") >= col(START),
            col("outcome_date") <= col(END),
        )
        .with_columns(_said=said)
        .group_by(*on)
        .agg(_dated=col("_said").max(), _times=col("_said").sum())
    )
    either = nw.concat([yearly.select(*on), dated.select(*on)]).unique()
    return (
        either.join(yearly, on=on, how="left")
        .join(dated, on=on, how="left")
        .with_columns(_answer=nw.coalesce(col("_yearly"), col("_dated")))
    )


def _with_answer(r: Record, kind: str, cohort: Frame) -> Frame:
    """A cohort with `_answer`, `_yearly` and `_times` of one kind of outcome."""
    of_kind = (
        r.shared("answered", answered).filter(col("outcome_type") == kind).drop("outcome_type")
    )
    return cohort.join(of_kind, on=[*CHILD, PERIOD], how="left")


def _yes(r: Record, kind: str, cohort: Frame) -> Frame:
    found = _with_answer(r, kind, cohort)
    return members(found, "cla_episode_id", met=is_true(col("_answer") == 1))


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

    Population: children looked after through the whole period.
    Numerator: those whose assessment is said to be up to date. Where no yearly answer is given:
        those assessed in the period, children under 5 twice.
    Denominator: the population; no answer, and a refusal, count as not.
    Period: the year to 31 March, or the 12 months to the last day.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome HEALTH_ASSESSMENT (SSDA903 OC2; dated in the dataset and Annex A).
    Basis: the Department's statistics on children looked after.
    """
    found = _with_answer(r, "HEALTH_ASSESSMENT", _cohort(r))
    young = is_true(years_after(col("birth_date"), YOUNG) > col(END))
    times = nw.when(young).then(lit(2)).otherwise(lit(1))
    met = nw.when(~col("_yearly").is_null()).then(col("_yearly") == 1)
    return members(found, "cla_episode_id", met=is_true(met.otherwise(col("_times") >= times)))


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

    Population: children looked after through the whole period.
    Numerator: those whose teeth were checked.
    Denominator: the population, babies too; no answer, and a refusal, count as not.
    Period: the year to 31 March, or the 12 months to the last day.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome DENTAL_CHECK (SSDA903 OC2 TEETH_CHECK).
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

    Population: children looked after through the whole period.
    Numerator: those whose immunisations are up to date.
    Denominator: the population; no answer counts as not.
    Period: the year to 31 March, or the 12 months to the last day.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome IMMUNISATIONS (SSDA903 OC2).
    Basis: the Department's statistics on children looked after.
    """
    return _yes(r, "IMMUNISATIONS", _cohort(r))


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

    Population: children under 5 looked after through the whole period.
    Numerator: those whose development checks are up to date.
    Denominator: the population; no answer counts as not.
    Period: the year to 31 March, or the 12 months to the last day.
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
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome HEALTH_ASSESSMENT with its day (not in the SSDA903).
    Basis: statutory guidance, which wants it before the first review.
    """
    began = r.during(r.shared("periods_of_care", periods_of_care), "began")
    until = nw.when(is_true(col("ended") < col(END))).then(col("ended")).otherwise(col(END))
    lasting = r.working_days(began.with_columns(_until=until), "began", "_until", "_lasted").filter(
        col("_lasted") >= FIRST_ASSESSMENT
    )
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
    where the period ends on its 31 March, else the last of the period."""
    given = r.by_period(r.table(ClaOutcome).filter(col("outcome_type") == "SDQ")).filter(
        (col("year_end") == col(END))
        | ((col("outcome_date") >= col(START)) & (col("outcome_date") <= col(END)))
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
    return _aged(_cohort(r), ASKED_FROM, ASKED_UNTIL).join(last, on=on, how="left")


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

    Population: children of 4 to 16 looked after through the whole period.
    Numerator: those with a score.
    Denominator: the population.
    Period: the year to 31 March, or the 12 months to the last day.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcome SDQ (SSDA903 OC2 SDQ_SCORE).
    Basis: the Department's statistics on children looked after.
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

    Population: children of 4 to 16 looked after through the whole period, with a score.
    Numerator: the mean of the scores.
    Denominator: the children with a score.
    Period: the year to 31 March, or the 12 months to the last day.
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

    Population: children of 4 to 16 looked after through the whole period, with a score.
    Numerator: those with a score of 17 or more.
    Denominator: the children with a score.
    Period: the year to 31 March, or the 12 months to the last day.
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

    Population: children of 10 to 17 looked after through the whole period.
    Numerator: those convicted or cautioned.
    Denominator: the population; no answer counts as not.
    Period: the year to 31 March, or the 12 months to the last day.
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

    Population: children looked after through the whole period.
    Numerator: those found to have a problem with drugs, alcohol or other substances.
    Denominator: the population; no answer counts as not.
    Period: the year to 31 March, or the 12 months to the last day.
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

    Population: children looked after through the whole period and found to misuse substances.
    Numerator: those who received help for it.
    Denominator: the population.
    Period: the year to 31 March, or the 12 months to the last day.
    Exclusions: short breaks.
    Polarity: more is better.
    Source: outcomes SUBSTANCE_MISUSE, INTERVENTION_RECEIVED (SSDA903 OC2).
    Basis: the Department's statistics on children looked after.
    """
    found = _with_answer(r, "SUBSTANCE_MISUSE", _cohort(r)).filter(col("_answer") == 1)
    kept = found.drop("_answer", "_yearly", "_dated", "_times")
    return _yes(r, "INTERVENTION_RECEIVED", kept)


@FOUND.indicator(
    "CC26",
    "Missing from care",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={
        ClaEpisode: ("start_date", "end_date", "legal_status"),
        Missing: ("missing_type", "start_date", "end_date"),
    },
    published="cic_missing_pct",
)
def missing(r: Record) -> Frame:
    """Children who were in care in the period and went missing in it.

    Population: children looked after on any day of the period.
    Numerator: those who were missing on any day of it.
    Denominator: the population.
    Period: incidents that overlap the period.
    Exclusions: short breaks; being away without authorisation (A) is no missing.
    Polarity: fewer is better; councils record it in different ways.
    Source: missing (SSDA903 Missing).
    Basis: the Department's statistics on children looked after.
    """
    periods = r.by_period(r.shared("periods_of_care", periods_of_care)).filter(
        col("began") <= col(END), col("ended").is_null() | (col("ended") >= col(START))
    )
    children = periods.group_by(*CHILD, PERIOD).agg(last_episode=col("last_episode").max())
    gone = (
        r.by_period(r.table(Missing).filter(col("missing_type") == "M"))
        .filter(
            col("start_date") <= col(END),
            col("end_date").is_null() | (col("end_date") >= col(START)),
        )
        .select(*CHILD, PERIOD)
        .unique()
        .with_columns(_gone=lit(True))
    )
    found = children.join(gone, on=[*CHILD, PERIOD], how="left")
    return members(found, "last_episode", met=is_true(col("_gone")))


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
    Exclusions: incidents that do not say.
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
        an interview whose day is known.
    Numerator: those after which it was held on the third day at the latest.
    Denominator: the population.
    Period: the day on which the child came back; 72 hours are counted as three days.
    Exclusions: incidents without the day of the interview, which no return and not the dataset
        gives.
    Polarity: more is better.
    Source: interview_date, of the council's own recording.
    Basis: ours, after statutory guidance.
    """
    frame = _returned(r).filter(
        is_true(col("interview_accepted")), ~col("interview_date").is_null()
    )
    took = day_number(col("interview_date")) - day_number(col("end_date"))
    return members(frame, "missing_id", met=took <= INTERVIEW_WITHIN)
