"""Care leavers: in touch, where they live, what they do, their pathway plans."""

from __future__ import annotations

from collections.abc import Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import days_after, differs, is_true, months_after, years_after
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.positions import OLDER, YOUNGER, latest_positions, positions
from lineofsight.indicators.record import CHILD, END, Record, members
from lineofsight.indicators.standing import every_care_episode
from lineofsight.record.tables import CareLeaver, ClaEpisode, Person
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.CARE_LEAVERS)

#: Places where it cannot be said whether they are suitable: abroad, deported, not known.
NOT_JUDGED = ("G", "H", "R")
#: What the SSDA903 has of activity and accommodation where the council is not in touch.
NOTHING_TO_TELL = "0"
#: Days within which a contact means that the council is in touch, where no source says it.
CONTACT_WITHIN = 56
#: In education, work or training: before 2022 F3 and P3 too.
LEARNING_OR_WORKING = ("F1", "P1", "F2", "P2", "F3", "P3", "F4", "P4", "F5", "P5")
NEITHER = ("G4", "G5", "G6")
HIGHER_EDUCATION = ("F1", "P1")
STAYING_PUT = "Z"
CAME_OF_AGE, STAYING = 18, (18, 19, 20)
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")
#: Whom the council has to support: pathway plan, personal adviser.
WITH_PLAN = ("ELIGIBLE", "RELEVANT", "FORMER_RELEVANT")
WITH_ADVISER = ("RELEVANT", "FORMER_RELEVANT")
PLAN_MONTHS, PLAN_UNDER = 6, 21

_TOUCH: Uses = {
    CareLeaver: ("as_at", "eligibility", "in_touch", "latest_contact_date"),
    Person: ("birth_date",),
}
_PLACE: Uses = {
    CareLeaver: ("as_at", "eligibility", "in_touch", "accommodation", "suitable"),
    Person: ("birth_date",),
}
_ACTIVITY: Uses = {
    CareLeaver: ("as_at", "eligibility", "in_touch", "activity"),
    Person: ("birth_date",),
}


def _aged(r: Record, ages: Sequence[int]) -> Frame:
    return r.shared("care_leaver_positions", positions).filter(col("_age").is_in(list(ages)))


def _share(r: Record, ages: Sequence[int], met: nw.Expr, keep: nw.Expr | None = None) -> Frame:
    frame = _aged(r, ages)
    return members(frame if keep is None else frame.filter(keep), "care_leaver_id", met=met)


def _in_touch() -> nw.Expr:
    """Whether the council is in touch; where no source says it, whether there was a contact in the
    eight weeks before the position was noted."""
    lately = (col("latest_contact_date") <= col("as_at")) & (
        days_after(col("latest_contact_date"), CONTACT_WITHIN) >= col("as_at")
    )
    return nw.coalesce(col("in_touch") == "YES", lately)


def _unless_lost(answer: nw.Expr) -> nw.Expr:
    """An answer about a young person: no, where there is none and the council is not in touch;
    None, where it is and there is none."""
    lost = nw.when(is_true(col("in_touch") != "YES")).then(nw.lit(False))
    return nw.coalesce(answer, lost)


def _active(codes: Sequence[str]) -> nw.Expr:
    return _unless_lost(col("activity").is_in(codes))


def _suitable() -> nw.Expr:
    nothing = nw.when(col("accommodation") == NOTHING_TO_TELL).then(nw.lit(False))
    return _unless_lost(nw.coalesce(col("suitable"), nothing))


@FOUND.indicator(
    "CL01-17-18",
    "Care leavers of 17 and 18 in touch",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_TOUCH,
)
def in_touch_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and with whom the council is in touch.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those with whom the council is in touch.
    Denominator: the population; of whom it is not said, and no contact is recorded, is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: more is better.
    Source: in_touch (SSDA903 OC3, Annex A list 9); where that is not given, a contact in the eight
        weeks before (CONTACT_WITHIN).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, _in_touch())


@FOUND.indicator(
    "CL01-19-21",
    "Care leavers of 19 to 21 in touch",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_TOUCH,
)
def in_touch_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and with whom the council is in touch.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those with whom the council is in touch.
    Denominator: the population; of whom it is not said, and no contact is recorded, is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: more is better.
    Source: in_touch (SSDA903 OC3, Annex A list 9); where that is not given, a contact in the eight
        weeks before (CONTACT_WITHIN).
    Basis: the Department's statistics on care leavers, which give those not in touch.
    """
    return _share(r, OLDER, _in_touch())


def _judged() -> nw.Expr:
    return ~is_true(col("accommodation").is_in(NOT_JUDGED))


@FOUND.indicator(
    "CL02-17-18",
    "Care leavers of 17 and 18 in suitable accommodation",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_PLACE,
    published="cl_accom_1718_pct",
)
def accommodation_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and live where it is suitable.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those whose accommodation the council judges suitable.
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home; who went abroad (G), was deported (H) or lives nobody knows
        where (R); who is in care still, or qualifies for advice alone.
    Polarity: more is better.
    Source: suitable (SSDA903 OC3 ACCOM).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, _suitable(), _judged())


@FOUND.indicator(
    "CL02-19-21",
    "Care leavers of 19 to 21 in suitable accommodation",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_PLACE,
    published="cl_accom_1921_pct",
)
def accommodation_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and live where it is suitable.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those whose accommodation the council judges suitable.
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home; who went abroad (G), was deported (H) or lives nobody knows
        where (R); who is in care still, or qualifies for advice alone.
    Polarity: more is better.
    Source: suitable (SSDA903 OC3 ACCOM).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, _suitable(), _judged())


@FOUND.indicator(
    "CL03-17-18",
    "Care leavers of 17 and 18 in education, work or training",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_ACTIVITY,
    published="cl_eet_1718_pct",
)
def activity_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and learn or work.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those in education, employment or training, full or part time (F1, F2, F4, F5, P1,
        P2, P4, P5; F3 and P3 before 2022).
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, _active(LEARNING_OR_WORKING))


@FOUND.indicator(
    "CL03-19-21",
    "Care leavers of 19 to 21 in education, work or training",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_ACTIVITY,
    published="cl_eet_1921_pct",
)
def activity_older(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and learn or work.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those in education, employment or training, full or part time (F1, F2, F4, F5, P1,
        P2, P4, P5; F3 and P3 before 2022).
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, _active(LEARNING_OR_WORKING))


@FOUND.indicator(
    "CL04",
    "Care leavers of 19 to 21 who neither learn nor work",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CareLeaver,
    uses=_ACTIVITY,
    published="cl_neet_1921_pct",
)
def neither(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and are not in education, work or training.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those who neither learn nor work, for illness, parenthood or another reason.
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: fewer is better.
    Source: activity (SSDA903 OC3 ACTIV G4, G5, G6).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, _active(NEITHER))


@FOUND.indicator(
    "CL04-17-18",
    "Care leavers of 17 and 18 who neither learn nor work",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=CareLeaver,
    uses=_ACTIVITY,
)
def neither_younger(r: Record) -> Frame:
    """Care leavers who turned 17 or 18 and are not in education, work or training.

    Population: care leavers whose position around their 17th or 18th birthday lies in the period.
    Numerator: those who neither learn nor work, for illness, parenthood or another reason.
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: fewer is better.
    Source: activity (SSDA903 OC3 ACTIV G4, G5, G6).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, YOUNGER, _active(NEITHER))


@FOUND.indicator(
    "CL05",
    "Care leavers of 19 to 21 in higher education",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses=_ACTIVITY,
    published="cl_he_1921_pct",
    first_release=False,
)
def higher_education(r: Record) -> Frame:
    """Care leavers who turned 19, 20 or 21 and study beyond A level.

    Population: care leavers whose position around their 19th to 21st birthday lies in the period.
    Numerator: those in higher education, full or part time.
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; who is in care still, or qualifies for
        advice alone.
    Polarity: more is better.
    Source: activity (SSDA903 OC3 ACTIV F1, P1).
    Basis: the Department's statistics on care leavers.
    """
    return _share(r, OLDER, _active(HIGHER_EDUCATION))


@FOUND.indicator(
    "CL06",
    "Care leavers staying put with their foster carers",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=CareLeaver,
    uses={
        **_PLACE,
        ClaEpisode: ("start_date", "end_date", "end_reason", "legal_status", "place"),
    },
    published="cl_staying_put_pct",
)
def staying_put(r: Record) -> Frame:
    """Young people who were in foster care when they turned 18 and live with those carers still.

    Population: care leavers whose position around their 18th to 20th birthday lies in the period,
        and whose care ended in a foster placement (U1 to U6) when they were 18.
    Numerator: those who live with their former foster carers (Z).
    Denominator: the population; who is not in touch counts as not. Of whom nothing is said though
        the council is in touch is told.
    Period: the birthday, of a year to 31 March that the SSDA903 tells of; of any other period, the
        day on which the position was noted last in it, and the age on that day.
    Exclusions: who died or went home to their parents; short breaks.
    Polarity: more is better.
    Source: accommodation (SSDA903 OC3 ACCOM), the place of the last episode of care.
    Basis: the Department's statistics on care leavers; that whoever left foster care at 18 is
        eligible is our reading.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    last_place = every_care_episode(r).select("la_code", "cla_episode_id", "place")
    fostered = (
        r.shared("periods_of_care", periods_of_care)
        .filter(~col("ended").is_null(), differs(col("reason"), nw.lit("X1")))
        .select(*CHILD, "ended", cla_episode_id=col("last_episode"))
        .join(last_place, on=["la_code", "cla_episode_id"], how="inner")
        .filter(col("place").is_in(FOSTERED))
        .join(born, on=list(CHILD), how="inner")
        .filter(
            col("ended") >= years_after(col("birth_date"), CAME_OF_AGE),
            col("ended") < years_after(col("birth_date"), CAME_OF_AGE + 1),
        )
        .select(*CHILD)
        .unique()
    )
    frame = _aged(r, STAYING).join(fostered, on=list(CHILD), how="semi")
    return members(frame, "care_leaver_id", met=_unless_lost(col("accommodation") == STAYING_PUT))


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
    Numerator: those whose pathway plan was reviewed in the six months (PLAN_MONTHS) to the day on
        which the position was noted.
    Denominator: the population; a plan without a review counts as not.
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
    lately = (months_after(col("pathway_plan_review_date"), PLAN_MONTHS) >= col("as_at")) & (
        col("pathway_plan_review_date") <= col("as_at")
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
