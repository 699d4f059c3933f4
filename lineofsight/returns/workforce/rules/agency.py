"""Rules on agency workers: they are counted on 30 September, and are neither starters nor leavers,
nor on the council's payroll."""

from __future__ import annotations

from narwhals import col

from lineofsight.engine.expressions import given, unwritten
from lineofsight.returns.rules import Failing, Severity
from lineofsight.returns.workforce.frames import Workforce
from lineofsight.returns.workforce.shared import agency, gone_before, in_post, rule
from lineofsight.returns.workforce.tables import CSWWWorker


@rule(
    "WF601",
    "An agency worker has a reason for leaving or a destination, which only employed workers have.",
    mend="Take both out; or give 0 as AgencyWorker if the council employed the worker.",
    at={CSWWWorker: ["AgencyWorker", "ReasonLeave", "LeaverDestination"]},
    cause="A worker who came from an agency and was taken on, and is still marked as agency.",
)
def agency_leaver(r: Workforce) -> Failing:
    return r.workers.filter(agency() & (given("ReasonLeave") | given("LeaverDestination")))


@rule(
    "WF602",
    "The agency worker was gone before 30 September.",
    mend="Leave the worker out: of agency workers those who worked on 30 September are counted.",
    at={CSWWWorker: ["AgencyWorker", "RoleEndDate"]},
    severity=Severity.QUERY,
    cause="Everyone whom the agency sent in the year was exported.",
)
def agency_gone(r: Workforce) -> Failing:
    """Of a role that ended on the day itself nothing is said."""
    return r.workers.filter(agency() & gone_before(r.end))


@rule(
    "WF603",
    "It is told from where an agency worker came, which is asked of employed workers who start.",
    mend="Take the origin out; or give 0 as AgencyWorker if the council employs the worker.",
    at={CSWWWorker: ["AgencyWorker", "StartOrigin"]},
    severity=Severity.QUERY,
    cause="A worker who came from an agency (4) and was taken on, and is still marked as agency.",
)
def agency_starter(r: Workforce) -> Failing:
    return r.workers.filter(agency() & given("StartOrigin"))


@rule(
    "WF604",
    "No full-time equivalent is given of an agency worker: the rate of agency workers leaves the "
    "worker out.",
    mend="Give FTE30.",
    at={CSWWWorker: ["AgencyWorker", "FTE", "FTE30"]},
    cause="The agency bills hours, and nobody turned them into full-time equivalents.",
)
def agency_without_fte(r: Workforce) -> Failing:
    """Those in post on the census date; FTE will do where FTE30 is not given."""
    return r.workers.filter(agency() & in_post(r.end) & unwritten("FTE30") & unwritten("FTE"))


@rule(
    "WF605",
    "Pay is given of an agency worker, whom the council does not pay.",
    mend="Take the pay out; or give 0 as AgencyWorker if the council employs the worker.",
    at={CSWWWorker: ["AgencyWorker", "BaseSalary", "RRPayments", "OtherPayments"]},
    since=2025,
    cause="The agency's fee in the place of a salary, or a worker who was taken on.",
)
def agency_paid(r: Workforce) -> Failing:
    """0 in any of them is no pay."""
    paid = (col("BaseSalary") > 0) | (col("RRPayments") > 0) | (col("OtherPayments") > 0)
    return r.workers.filter(agency() & paid)


@rule(
    "WF606",
    "Working days lost are given of an agency worker: the rate of absence is of employed workers.",
    mend="Take them out; or give 0 as AgencyWorker if the council employs the worker.",
    at={CSWWWorker: ["AgencyWorker", "WorkingDaysLost"]},
    severity=Severity.QUERY,
    cause="Days that the agency did not bill, or a worker who was taken on.",
)
def agency_sick(r: Workforce) -> Failing:
    return r.workers.filter(agency() & (col("WorkingDaysLost") > 0))
