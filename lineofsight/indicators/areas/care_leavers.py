"""Care leavers: in touch, where they live, what they do, their pathway plans."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true, months_after, years_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.record import CHILD, END, PERIOD, START, Record, members
from lineofsight.record.tables import CareLeaver, ClaEpisode, Person
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.CARE_LEAVERS)

YOUNGER, OLDER = (17, 18), (19, 20, 21)
#: Positions that are out of every measure: died, gone home.
OUT = ("DIED", "RHOM")
#: Places where it cannot be said whether they are suitable: abroad, deported, not known.
NOT_JUDGED = ("G", "H")
#: In education, work or training: before 2022 F3 and P3 too.
LEARNING_OR_WORKING = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")
NEITHER = ("G4", "G5", "G6")
HIGHER_EDUCATION = ("F1", "P1")
STAYING_PUT = "Z"
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
#: Whom the council has to support: pathway plan, personal adviser.
WITH_PLAN = ("ELIGIBLE", "RELEVANT", "FORMER_RELEVANT")
WITH_ADVISER = ("RELEVANT", "FORMER_RELEVANT")
PLAN_MONTHS, PLAN_UNDER = 6, 21

_POSITION: Uses = {
    CareLeaver: ("as_at", "in_touch", "activity", "accommodation", "suitable"),
    Person: ("birth_date",),
}


def positions(r: Record) -> Frame:
    """Care leavers whose position was noted in each period: of several notes the last one on a
    birthday, else the last; with `_age`, the age that the birthday or the day gives, and without
    those who are in care still, died or went home."""
    born = r.table(Person).select(*CHILD, "birth_date")
    noted = (
        r.by_period(
            r.table(CareLeaver).filter(
                ~col("as_at").is_null(), ~is_true(col("eligibility") == "ELIGIBLE")
            )
        )
        .join(born, on=list(CHILD), how="left")
        .filter(col("as_at") >= col(START), col("as_at") <= col(END), ~col("birth_date").is_null())
    )
    age: nw.Expr = nw.lit(None, nw.Int64)
    birthday = nw.lit(0)
    for years in (*YOUNGER, *OLDER):
        turned = years_after(col("birth_date"), years)
        age = nw.when(turned <= col("as_at")).then(nw.lit(years)).otherwise(age)
        birthday = nw.when(turned == col("as_at")).then(nw.lit(1)).otherwise(birthday)
    too_old = years_after(col("birth_date"), OLDER[-1] + 1) <= col("as_at")
    told = noted.with_columns(_age=age, _on_birthday=birthday).filter(
        ~col("_age").is_null(), ~too_old
    )
    place = (
        col("care_leaver_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["_on_birthday", "as_at", "care_leaver_id"])
    )
    return (
        told.with_columns(_place=place)
        .filter(col("_place") == 1, ~is_true(col("in_touch").is_in(OUT)))
        .drop("_place", "_on_birthday")
    )


def _aged(r: Record, ages: Sequence[int]) -> Frame:
    return r.shared("care_leaver_positions", positions).filter(col("_age").is_in(list(ages)))


def _share(r: Record, ages: Sequence[int], met: nw.Expr, keep: nw.Expr | None = None) -> Frame:
    frame = _aged(r, ages)
    return members(frame if keep is None else frame.filter(keep), "care_leaver_id", met=met)


@FOUND.indicator(
    "CL01-17-18",
    "Care leavers of 17 and 18 in touch",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
)
def in_touch_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and with whom the council is in touch.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those with whom the council is in touch.
    Denominator: the population.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: in_touch (SSDA903 OC3, Annex A list 9).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, is_true(col("in_touch") == "YES"))


@FOUND.indicator(
    "CL01-19-21",
    "Care leavers of 19 to 21 in touch",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
)
def in_touch_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and with whom the council is in touch.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those with whom the council is in touch.
    Denominator: the population.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: in_touch (SSDA903 OC3, Annex A list 9).
    Basis: the Department's statistics on care leavers, which give those not in touch.
    """
    return _share(r, OLDER, is_true(col("in_touch") == "YES"))


def _judged() -> nw.Expr:
    return ~is_true(col("accommodation").is_in(NOT_JUDGED))


@FOUND.indicator(
    "CL02-17-18",
    "Care leavers of 17 and 18 in suitable accommodation",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_accom_1718_pct",
)
def accommodation_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and live where it is suitable.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those whose accommodation the council judges suitable.
    Denominator: the population; who is not in touch counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died, went home, went abroad or was deported.
    Polarity: more is better.
    Source: suitable (SSDA903 OC3 ACCOM).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, is_true(col("suitable")), _judged())


@FOUND.indicator(
    "CL02-19-21",
    "Care leavers of 19 to 21 in suitable accommodation",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_accom_1921_pct",
)
def accommodation_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and live where it is suitable.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those whose accommodation the council judges suitable.
    Denominator: the population; who is not in touch counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died, went home, went abroad or was deported.
    Polarity: more is better.
    Source: suitable (SSDA903 OC3 ACCOM).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, is_true(col("suitable")), _judged())


@FOUND.indicator(
    "CL03-17-18",
    "Care leavers of 17 and 18 in education, work or training",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_eet_1718_pct",
)
def activity_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and learn or work.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those in education, employment or training, full or part time.
    Denominator: the population; who is not in touch counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, is_true(col("activity").is_in(LEARNING_OR_WORKING)))


@FOUND.indicator(
    "CL03-19-21",
    "Care leavers of 19 to 21 in education, work or training",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_eet_1921_pct",
)
def activity_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and learn or work.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those in education, employment or training, full or part time.
    Denominator: the population; who is not in touch counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, is_true(col("activity").is_in(LEARNING_OR_WORKING)))


@FOUND.indicator(
    "CL04",
    "Care leavers of 19 to 21 who neither learn nor work",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_neet_1921_pct",
)
def neither(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and are not in education, work or training.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those who neither learn nor work, for illness, parenthood or another reason.
    Denominator: the population; whose activity is not known counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: fewer is better.
    Source: activity (SSDA903 OC3 ACTIV G4, G5, G6).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, is_true(col("activity").is_in(NEITHER)))


@FOUND.indicator(
    "CL05",
    "Care leavers of 19 to 21 in higher education",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_POSITION,
    published="cl_he_1921_pct",
    first_release=False,
)
def higher_education(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and study beyond A level.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those in higher education, full or part time.
    Denominator: the population; whose activity is not known counts as not.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV F1, P1).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, is_true(col("activity").is_in(HIGHER_EDUCATION)))


@FOUND.indicator(
    "CL06",
    "Care leavers staying put with their foster carers",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses={**_POSITION, ClaEpisode: ("start_date", "end_date", "place")},
    published="cl_staying_put_pct",
)
def staying_put(r: Record) -> Frame:
    """Young people who were in foster care when they turned 18 and live with those carers still.

    Population: care leavers whose position around their 18th to 20th birthday lies in the period,
        and whose care ended in a foster placement on or after their 18th birthday.
    Numerator: those who live with their former foster carers (Z).
    Denominator: the population.
    Period: the birthday; where the SSDA903 does not tell yet, the day the position was noted.
    Exclusions: who died or went home to their parents.
    Polarity: more is better.
    Source: accommodation (SSDA903 OC3 ACCOM), the last placement.
    Basis: the Department's statistics on care leavers.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    fostered = (
        r.table(ClaEpisode)
        .filter(~col("end_date").is_null(), col("place").is_in(FOSTERED))
        .join(born, on=list(CHILD), how="inner")
        .filter(col("end_date") >= years_after(col("birth_date"), 18))
        .select(*CHILD)
        .unique()
    )
    frame = _aged(r, (18, 19, 20)).join(fostered, on=list(CHILD), how="semi")
    return members(frame, "care_leaver_id", met=is_true(col("accommodation") == STAYING_PUT))


def latest_positions(r: Record) -> Frame:
    """The last position of each care leaver that says who is entitled to what, noted in the 12
    months to the last day of each period."""
    noted = r.by_period(
        r.table(CareLeaver).filter(~col("as_at").is_null(), ~col("eligibility").is_null())
    ).filter(col("as_at") <= col(END), months_after(col("as_at"), 12) > col(END))
    place = (
        col("care_leaver_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["as_at", "care_leaver_id"])
    )
    return noted.with_columns(_place=place).filter(col("_place") == 1)


@FOUND.indicator(
    "CL07",
    "Pathway plan reviewed within 6 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses={
        CareLeaver: ("as_at", "eligibility", "pathway_plan_review_date"),
        Person: ("birth_date",),
    },
    look_back=12,
)
def pathway_plans(r: Record) -> Frame:
    """Care leavers whose pathway plan was reviewed within six months.

    Population: eligible, relevant and former relevant young people under 21 on the last day.
    Numerator: those whose pathway plan was reviewed in the six months to it.
    Denominator: the population.
    Period: the last day of the period, by the last position noted in the 12 months to it.
    Exclusions: who qualifies for advice alone.
    Polarity: more is better.
    Source: pathway_plan_review_date, eligibility (Annex A list 9).
    Basis: ours, after the guidance on transition to adulthood.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    frame = (
        r.shared("latest_positions", latest_positions)
        .filter(col("eligibility").is_in(WITH_PLAN))
        .join(born, on=list(CHILD), how="left")
        .filter(years_after(col("birth_date"), PLAN_UNDER) > col(END))
    )
    lately = (months_after(col("pathway_plan_review_date"), PLAN_MONTHS) >= col(END)) & (
        col("pathway_plan_review_date") <= col(END)
    )
    return members(frame, "care_leaver_id", met=is_true(lately))


@FOUND.indicator(
    "CL08",
    "Personal adviser allocated",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses={CareLeaver: ("as_at", "eligibility", "personal_adviser")},
    look_back=12,
)
def advisers(r: Record) -> Frame:
    """Care leavers who have a personal adviser.

    Population: relevant and former relevant young people on the last day.
    Numerator: those with a personal adviser.
    Denominator: the population.
    Period: the last day of the period, by the last position noted in the 12 months to it.
    Exclusions: none.
    Polarity: more is better.
    Source: personal_adviser, eligibility (Annex A list 9).
    Basis: Annex A asks it; the measure is ours.
    """
    frame = r.shared("latest_positions", latest_positions).filter(
        col("eligibility").is_in(WITH_ADVISER)
    )
    return members(frame, "care_leaver_id", met=~col("personal_adviser").is_null())
