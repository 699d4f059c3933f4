"""Leaders and workforce: social workers, their caseloads, and changes of them."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day_number, days_after, is_true, months_after
from lineofsight.indicators.areas.front_door import NOT_IN_NEED
from lineofsight.indicators.definition import (
    Calendar,
    Form,
    Frame,
    IndicatorsOf,
    Polarity,
    Timing,
    Uses,
)
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, START, Record, members
from lineofsight.indicators.standing import care_episodes, own_plans
from lineofsight.record.tables import (
    ClaEpisode,
    CpPlan,
    Involvement,
    Person,
    Professional,
    Referral,
    WorkerYear,
    WorkforceYear,
)
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.LEADERS)

#: Children of one worker above which a caseload is high: a council's own setting.
HIGH_CASELOAD = 20
#: Working days in which a new case is given a worker.
ALLOCATED_WITHIN = 2
#: Days up to which another worker only stands in.
COVER = 14
#: Working days of a full-time worker in a year, without leave and bank holidays.
WORKING_DAYS = 253


def in_post(r: Record) -> Frame:
    """Roles held on each census date that is the last day of a period, agency workers among them:
    with `_fte`."""
    return (
        r.by_period(r.table(WorkerYear))
        .filter(
            col("census_date") == col(END),
            col("end_date").is_null() | (col("end_date") > col(END)),
        )
        .with_columns(
            _fte=nw.coalesce(col("fte_on_census_date"), col("fte")),
            person_id=lit(None, nw.String),
        )
    )


def _members(frame: Frame, key: str, amount: nw.Expr, base: nw.Expr) -> Frame:
    return members(frame, key, amount=amount.cast(nw.Float64), base=base.cast(nw.Float64))


_POST = ("census_date", "end_date", "fte", "fte_on_census_date")


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
    Source: cases, fte_on_census_date (workforce census Cases30, FTE30).
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
    Exclusions: agency workers; who changed role within the council's social work and has a row for
        the new role is not counted as leaving.
    Polarity: lower is better.
    Source: end_date, fte (workforce census RoleEndDate, FTE).
    Basis: the Department's workforce statistics.
    """
    own = r.by_period(r.table(WorkerYear)).filter(
        col("census_date") == col(END), ~is_true(col("agency"))
    )
    staying = col("end_date").is_null() | (col("end_date") > col(END))
    stays = nw.when(staying).then(1).otherwise(0)
    who = ["la_code", PERIOD, "worker_id"]
    still = own.group_by(*who).agg(_stays=stays.max())
    fte = nw.coalesce(col("fte"), col("fte_on_census_date"))
    now = nw.coalesce(col("fte_on_census_date"), col("fte"))
    left = ~staying & (col("end_date") >= col(START)) & (col("_stays") == 0)
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
    Source: vacancies_fte (workforce census NumberOfVacancies).
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
    Exclusions: none.
    Polarity: lower is better.
    Source: agency, fte_on_census_date (workforce census AgencyWorker, FTE30).
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
    Exclusions: agency workers, and workers of whom no days are given.
    Polarity: lower is better.
    Source: days_lost (workforce census WorkingDaysLost).
    Basis: the Department's workforce statistics; the denominator is our reading.
    """
    frame = r.shared("in_post", in_post).filter(
        ~is_true(col("agency")), ~col("days_lost").is_null(), col("_fte") > 0
    )
    return _members(frame, "worker_year_id", col("days_lost"), col("_fte") * WORKING_DAYS)


_OPEN: Uses = {
    Referral: ("referral_date", "close_date", "nfa", "close_reason"),
    CpPlan: ("start_date", "end_date", "other_la"),
    ClaEpisode: ("start_date", "end_date", "legal_status"),
}


def open_children(r: Record) -> Frame:
    """Children whose case is open on the last day of each period: in need, on a plan or in care;
    with the day on which the oldest of what is open began, in `_since`."""
    needs = r.table(Referral).filter(
        ~is_true(col("nfa")), ~is_true(col("close_reason").is_in(NOT_IN_NEED))
    )
    # An episode of care is a part of the period; where it names none it stands alone.
    periods = r.shared("periods_of_care", periods_of_care).select(*CHILD, "care_period_id", "began")
    care = r.open_at_end(care_episodes(r)).join(periods, on=[*CHILD, "care_period_id"], how="left")
    parts = [
        r.open_at_end(needs, "referral_date", "close_date").with_columns(
            _since=col("referral_date")
        ),
        r.open_at_end(own_plans(r)).with_columns(_since=col("start_date")),
        care.with_columns(_since=nw.coalesce(col("began"), col("start_date"))),
    ]
    columns = [*CHILD, PERIOD, END, "_since"]
    every = nw.concat([part.select(*columns) for part in parts])
    return every.group_by(*CHILD, PERIOD, END).agg(_since=col("_since").min())


def allocated_at_end(r: Record) -> Frame:
    """Who has which worker on the last day of each period, each pair once."""
    allocated = r.table(Involvement).filter(col("is_allocated"), ~col("worker_id").is_null())
    return r.open_at_end(allocated).select(*CHILD, PERIOD, "worker_id").unique()


@FOUND.indicator(
    "LW06",
    "Children without an allocated worker",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses={**_OPEN, Involvement: ("start_date", "end_date", "worker_id", "is_allocated")},
)
def unallocated(r: Record) -> Frame:
    """Children whose case is open and who have no social worker.

    Population: children in need, on a child protection plan or in care on the last day.
    Numerator: those to whom no worker is allocated then.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: children whose case was opened 2 working days before or later.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours.
    """
    frame = r.working_days(r.shared("open_children", open_children), "_since", END, "_days")
    workers = (
        r.shared("allocated_at_end", allocated_at_end)
        .select(*CHILD, PERIOD)
        .unique()
        .with_columns(_has=lit(True))
    )
    # A case from before the calendar begins has no count of days, and is no new one.
    found = frame.filter(~is_true(col("_days") <= ALLOCATED_WITHIN)).join(
        workers, on=[*CHILD, PERIOD], how="left"
    )
    return members(found, "person_id", met=~is_true(col("_has")))


def held_at_end(r: Record) -> Frame:
    """How many children each worker has on the last day of each period, and the worker's
    full-time equivalent where it is known."""
    held = (
        r.shared("allocated_at_end", allocated_at_end)
        .group_by("la_code", PERIOD, "worker_id")
        .agg(_children=nw.len())
    )
    known = r.table(Professional).select("la_code", "worker_id", "fte")
    return held.join(known, on=["la_code", "worker_id"], how="left").with_columns(
        person_id=lit(None, nw.String)
    )


_HELD: Uses = {
    Involvement: ("start_date", "end_date", "worker_id", "is_allocated"),
    Professional: ("fte",),
}


@FOUND.indicator(
    "LW07",
    "Children for each full-time worker, on any day",
    form=Form.RATIO,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.CONTEXT,
    table=Professional,
    uses=_HELD,
    unit="children",
)
def live_caseload(r: Record) -> Frame:
    """Children whom each worker has, for each full-time worker, on the last day.

    Population: workers to whom a child is allocated on the last day.
    Numerator: the children allocated to them, siblings one by one.
    Denominator: their full-time equivalent; where it is not known, a worker counts as one.
    Period: the last day of the period.
    Exclusions: a child allocated to one worker twice counts once.
    Polarity: to be read with others.
    Source: involvement with is_allocated; fte of the worker.
    Basis: ours; LW01 is the Department's, on 30 September.
    """
    frame = r.shared("held_at_end", held_at_end)
    return _members(frame, "worker_id", col("_children"), nw.coalesce(col("fte"), lit(1.0)))


@FOUND.indicator(
    "LW07-over",
    "Workers with more than 20 children",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Professional,
    uses=_HELD,
)
def over_threshold(r: Record) -> Frame:
    """Workers who have more than 20 children, of all who have any.

    Population: workers to whom a child is allocated on the last day.
    Numerator: those with more than 20 children.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: none; the hours of the worker are not looked at.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours: 20 is a setting.
    """
    frame = r.shared("held_at_end", held_at_end)
    return members(frame, "worker_id", met=col("_children") > HIGH_CASELOAD)


def worker_changes(r: Record) -> Frame:
    """Children whose case is open on the last day and has been for 12 months, with the number of
    times that another worker took over in these months."""
    kept = r.shared("open_children", open_children).filter(
        months_after(col("_since"), 12) <= col(END)
    )
    ended = nw.coalesce(col("end_date"), days_after(col("start_date"), 36_500))
    spells = (
        r.table(Involvement)
        .filter(col("is_allocated"), ~col("worker_id").is_null(), ~col("start_date").is_null())
        .filter(day_number(ended) - day_number(col("start_date")) >= COVER)
        .select(*CHILD, "worker_id", "start_date", "involvement_id")
    )
    before = col("worker_id").shift(1).over(*CHILD, order_by=["start_date", "involvement_id"])
    changes = spells.with_columns(_before=before).filter(
        ~col("_before").is_null(), col("_before") != col("worker_id")
    )
    counted = (
        kept.select(*CHILD, PERIOD, END)
        .join(changes.select(*CHILD, "start_date"), on=list(CHILD), how="inner")
        .filter(months_after(col("start_date"), 12) > col(END), col("start_date") <= col(END))
        .group_by(*CHILD, PERIOD)
        .agg(_changes=nw.len())
    )
    return kept.join(counted, on=[*CHILD, PERIOD], how="left").with_columns(
        _changes=nw.coalesce(col("_changes"), lit(0))
    )


_CHANGES: Uses = {**_OPEN, Involvement: ("start_date", "end_date", "worker_id", "is_allocated")}


@FOUND.indicator(
    "LW08",
    "Changes of social worker for each child in 12 months",
    form=Form.MEAN,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses=_CHANGES,
    look_back=12,
    unit="changes",
)
def changes(r: Record) -> Frame:
    """How often another social worker took over a child's case, on average.

    Population: children whose case is open on the last day and has been for 12 months.
    Numerator: the mean of changes of allocated worker in the 12 months to the last day.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: workers who stood in for less than 14 days.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours; CC08 is the published form for children in care.
    """
    frame = r.shared("worker_changes", worker_changes)
    return members(frame, "person_id", amount=col("_changes").cast(nw.Float64))


@FOUND.indicator(
    "LW08-twice",
    "Children with two changes of social worker or more in 12 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=Person,
    uses=_CHANGES,
    look_back=12,
)
def changes_twice(r: Record) -> Frame:
    """Children whose case was taken over twice or more often.

    Population: children whose case is open on the last day and has been for 12 months.
    Numerator: those with two changes of allocated worker or more in the 12 months to the last day.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: workers who stood in for less than 14 days.
    Polarity: fewer is better.
    Source: involvement with is_allocated.
    Basis: ours.
    """
    frame = r.shared("worker_changes", worker_changes)
    return members(frame, "person_id", met=col("_changes") >= 2)
