"""Leaders and workforce: social workers as the workforce census counts them."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.definition import (
    Calendar,
    Form,
    Frame,
    IndicatorsOf,
    Polarity,
    Timing,
)
from lineofsight.indicators.record import END, PERIOD, START, Record, members
from lineofsight.record.tables import WorkerYear, WorkforceYear
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.LEADERS)

#: Working days of a full-time worker in a year, without leave and bank holidays.
WORKING_DAYS = 253


def in_post(r: Record) -> Frame:
    """Roles held on each census date that is the last day of a period, agency workers among them:
    with `_fte`."""
    return (
        r.by_period(r.table(WorkerYear))
        .filter(
            col("census_date") == col(END),
            col("start_date").is_null() | (col("start_date") <= col(END)),
            col("end_date").is_null() | (col("end_date") > col(END)),
        )
        .with_columns(
            _fte=nw.coalesce(col("fte_on_census_date"), col("fte")),
            person_id=lit(None, nw.String),
        )
    )


def _members(frame: Frame, key: str, amount: nw.Expr, base: nw.Expr) -> Frame:
    return members(frame, key, amount=amount.cast(nw.Float64), base=base.cast(nw.Float64))


_POST = ("census_date", "start_date", "end_date", "fte", "fte_on_census_date")


@FOUND.indicator(
    "LW01",
    "Average caseload",
    form=Form.RATIO,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=WorkerYear,
    uses={WorkerYear: (*_POST, "cases")},
    calendar=Calendar.SEPTEMBER,
    published="lw_caseload",
    unit="cases",
)
def caseload(r: Record) -> Frame:
    """Cases held for each full-time social worker who holds any.

    Population: social workers in post on 30 September who hold a case, from agencies too.
    Numerator: the cases they hold.
    Denominator: their full-time equivalent.
    Period: the 30 September that ends the period.
    Exclusions: workers without cases, or with no hours.
    Polarity: lower is better.
    Source: cases, fte_on_census_date (workforce census Cases30, FTE30), or fte where it is not
        given.
    Basis: the Department's workforce statistics.
    """
    holding = r.shared("in_post", in_post).filter(col("cases") > 0, col("_fte") > 0)
    return _members(holding, "worker_year_id", col("cases"), col("_fte"))


@FOUND.indicator(
    "LW02",
    "Turnover of social workers",
    form=Form.RATIO_PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=WorkerYear,
    uses={WorkerYear: (*_POST, "agency", "worker_id")},
    calendar=Calendar.SEPTEMBER,
    published="lw_turnover_pct",
)
def turnover(r: Record) -> Frame:
    """Social workers who left in the year, for every hundred in post at its end.

    Population: social workers of the council, those from agencies left out.
    Numerator: full-time equivalent of those whose role ended in the year.
    Denominator: full-time equivalent of those in post on 30 September.
    Period: the year to 30 September.
    Exclusions: agency workers; who changed role within the council's social work is not counted as
        leaving the old one: who has another role on 30 September, or one that began when it had
        ended.
    Polarity: lower is better.
    Source: end_date, fte (workforce census RoleEndDate, FTE); of those in post fte_on_census_date
        (FTE30), or fte where it is not given.
    Basis: the Department's workforce statistics.
    """
    own = r.by_period(r.table(WorkerYear)).filter(
        col("census_date") == col(END), ~is_true(col("agency"))
    )
    begun = col("start_date").is_null() | (col("start_date") <= col(END))
    ended = is_true(col("end_date") <= col(END))
    staying = begun & ~ended
    stays = nw.when(staying).then(1).otherwise(0)
    who = ["la_code", PERIOD, "worker_id"]
    still = own.group_by(*who).agg(_stays=stays.max(), _last_began=col("start_date").max())
    fte = nw.coalesce(col("fte"), col("fte_on_census_date"))
    now = nw.coalesce(col("fte_on_census_date"), col("fte"))
    followed = is_true(
        (col("_last_began") >= col("end_date"))
        & (col("start_date").is_null() | (col("start_date") < col("_last_began")))
    )
    left = ended & (col("end_date") >= col(START)) & (col("_stays") == 0) & ~followed
    frame = own.join(still, on=who, how="left").with_columns(
        _left=nw.when(left).then(fte).otherwise(0.0),
        _post=nw.when(staying).then(now).otherwise(0.0),
        person_id=lit(None, nw.String),
    )
    kept = frame.filter((col("_left") > 0) | (col("_post") > 0))
    return _members(kept, "worker_year_id", col("_left"), col("_post"))


@FOUND.indicator(
    "LW03",
    "Vacancy rate of social workers",
    form=Form.RATIO_PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=WorkforceYear,
    uses={WorkforceYear: ("census_date", "vacancies_fte"), WorkerYear: (*_POST, "agency")},
    calendar=Calendar.SEPTEMBER,
    published="lw_vacancy_pct",
)
def vacancies(r: Record) -> Frame:
    """Posts that are empty, for every hundred posts.

    Population: social worker posts of the council on 30 September.
    Numerator: full-time equivalent of posts that are vacant.
    Denominator: that, and the full-time equivalent of those in post.
    Period: the 30 September that ends the period.
    Exclusions: agency workers are not in post.
    Polarity: lower is better.
    Source: vacancies_fte (workforce census NumberOfVacancies); fte_on_census_date (FTE30), or fte
        where it is not given.
    Basis: the Department's workforce statistics; the denominator is our reading.
    """
    posts = (
        r.shared("in_post", in_post)
        .filter(~is_true(col("agency")))
        .group_by("la_code", PERIOD)
        .agg(_fte=col("_fte").sum())
    )
    frame = (
        r.by_period(r.table(WorkforceYear))
        .filter(col("census_date") == col(END), ~col("vacancies_fte").is_null())
        .join(posts, on=["la_code", PERIOD], how="left")
        .with_columns(
            person_id=lit(None, nw.String),
            _key=col("census_date").cast(nw.String),
            _posts=col("vacancies_fte") + nw.coalesce(col("_fte"), lit(0.0)),
        )
    )
    return _members(frame, "_key", col("vacancies_fte"), col("_posts"))


@FOUND.indicator(
    "LW04",
    "Agency rate of social workers",
    form=Form.RATIO_PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=WorkerYear,
    uses={WorkerYear: (*_POST, "agency")},
    calendar=Calendar.SEPTEMBER,
    published="lw_agency_pct",
)
def agency(r: Record) -> Frame:
    """Social workers from agencies, for every hundred who work.

    Population: social workers who work for the council on 30 September.
    Numerator: full-time equivalent of those from agencies.
    Denominator: full-time equivalent of all.
    Period: the 30 September that ends the period.
    Exclusions: workers of whom no hours are given.
    Polarity: lower is better.
    Source: agency, fte_on_census_date (workforce census AgencyWorker, FTE30), or fte where it is
        not given.
    Basis: the Department's workforce statistics.
    """
    from_agency = nw.when(is_true(col("agency"))).then(col("_fte")).otherwise(0.0)
    frame = r.shared("in_post", in_post).filter(~col("_fte").is_null())
    return _members(frame, "worker_year_id", from_agency, col("_fte"))


@FOUND.indicator(
    "LW05",
    "Sickness absence of social workers",
    form=Form.RATIO_PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.LOW,
    table=WorkerYear,
    uses={WorkerYear: (*_POST, "agency", "days_lost")},
    calendar=Calendar.SEPTEMBER,
    published="lw_absence_pct",
)
def sickness(r: Record) -> Frame:
    """Working days lost to sickness, for every hundred working days.

    Population: social workers of the council in post on 30 September.
    Numerator: working days they lost to sickness in the year.
    Denominator: working days of their full-time equivalent: 253 of a full year.
    Period: the year to 30 September.
    Exclusions: agency workers, and workers of whom no days are given or who have no hours.
    Polarity: lower is better.
    Source: days_lost (workforce census WorkingDaysLost); fte_on_census_date (FTE30), or fte where
        it is not given.
    Basis: the Department's workforce statistics; the denominator is our reading.
    """
    frame = r.shared("in_post", in_post).filter(
        ~is_true(col("agency")), ~col("days_lost").is_null(), col("_fte") > 0
    )
    return _members(frame, "worker_year_id", col("days_lost"), col("_fte") * WORKING_DAYS)
