"""How like the real council the invented one is: its own figures beside the published ones.

Each figure is counted from the lives and the workers themselves, over all years together, so that
the small numbers of one year do not decide. The definitions are those of the published measures, in
short. A published number of workers is made smaller by the people under 18 there are.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from lineofsight.published.measures import measure
from lineofsight.reference.working_days import working_days_between
from lineofsight.returns.workforce.shared import CASE_HOLDER
from lineofsight.synthetic.cin.children import Episode, birthday
from lineofsight.synthetic.council.life import CareEpisode, CarePeriod, Life, Worker
from lineofsight.synthetic.council.making import Council, Settings, make_council
from lineofsight.synthetic.council.need import PUBLISHED_FACTORS
from lineofsight.synthetic.council.rates import PEOPLE

#: A figure is alike within this share of the published one.
ALIKE = 0.10
#: Of a percentage below this, so many points count as alike: a share of it would be less than a
#: child.
FEW, POINTS = 8.0, 1.0
_FOSTER = ("U1", "U2", "U3", "U4", "U5", "U6")
_LEARNING = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5")


@dataclass(frozen=True)
class Compared:
    """One measure: what is published, and what the invented council has."""

    measure_id: str
    title: str
    published: float
    of: str
    period: int
    council: float

    @property
    def ratio(self) -> float:
        """The council's figure for each of the published one."""
        return self.council / self.published if self.published else float("nan")

    @property
    def within_a_tenth(self) -> bool:
        """Whether the two are within a tenth of the published figure."""
        return abs(self.council - self.published) <= ALIKE * self.published

    @property
    def alike(self) -> bool:
        """Whether the two are within a tenth; of small percentages, within a point."""
        small = measure(self.measure_id).unit.startswith("%") and self.published < FEW
        within_a_point = small and abs(self.council - self.published) <= POINTS
        return self.within_a_tenth or within_a_point

    @property
    def row(self) -> dict[str, str]:
        """The row of the table of them all that people read."""
        how = "within a tenth" if self.within_a_tenth else "within a point" if self.alike else "no"
        return {
            "measure": self.measure_id,
            "title": self.title,
            "published": f"{self.published:.1f}",
            "of": self.of,
            "period": str(self.period),
            "council": f"{self.council:.1f}",
            "ratio": "" if math.isnan(self.ratio) else f"{self.ratio:.2f}",
            "alike": how,
        }


@dataclass
class _Counts:
    """Numerators and denominators by measure."""

    upper: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    lower: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def tell(self, name: str, met: float, of: float = 1) -> None:
        self.upper[name] += met
        self.lower[name] += of


def calibrate(council: Council | Settings, lives: Iterable[Life] | None = None) -> list[Compared]:
    """The council's figures beside the published ones.

    Args:
        council: the invented council, or what council to make.
        lives: its children's lives, where they are at hand.
    """
    if isinstance(council, Settings):
        council = make_council(council)
    settings = council.settings
    years = [settings.last_year - back for back in range(settings.years)]
    counts = _Counts()
    censuses = [date(year - 1, 9, 30) for year in years]
    cases: dict[date, Counter[str]] = {census: Counter() for census in censuses}
    for life in lives if lives is not None else council.lives():
        for year in years:
            start, end = date(year - 1, 4, 1), date(year, 3, 31)
            _count_need(counts, life, start, end)
            _count_care(counts, life, start, end)
            _count_leaving(counts, life, start, end)
        for one in life.allocations:
            for census in censuses:
                if _stands(one.start, one.end, census):
                    cases[census][one.worker] += 1
    for census in censuses:
        _count_workers(counts, council.workers, cases[census], census)
    found = {
        name: 100 * counts.upper[name] / lower for name, lower in counts.lower.items() if lower
    }
    for name in _RATES:
        found[name] = counts.upper[f"#{name}"] / (council.people * len(years)) * 10_000
    for name in _MEANS:
        if name in found:
            found[name] /= 100
    return [
        Compared(
            measure_id=name,
            title=measure(name).title,
            published=target.value * _scale(council, name),
            of=target.of,
            period=target.period,
            council=found[name],
        )
        for name, target in council.rates.targets.items()
        if name in found
    ]


def _scale(council: Council, name: str) -> float:
    """How much smaller than the real council this one is, for a number that is no rate."""
    return council.people / council.rates[PEOPLE] if name == "lw_inpost_fte" else 1.0


#: Means, which are no percentages.
_MEANS = ("cic_sdq_avg", "lw_caseload", "lw_inpost_fte")
_RATES = (
    "hp_referral_rate",
    "hp_cin_rate",
    "hp_cin_start_rate",
    "hp_s47_rate",
    "hp_icpc_rate",
    "hp_cpp_rate",
    "hp_cpp_start_rate",
    "cic_rate",
    "cic_start_rate",
    "cic_cease_rate",
)


def _stands(start: date, end: date | None, on: date) -> bool:
    return start <= on and (end is None or end > on)


def _count_need(counts: _Counts, life: Life, start: date, end: date) -> None:
    before: Episode | None = None
    for episode in life.need.episodes:
        plans = episode.protection_plans
        if start <= episode.referred <= end:
            counts.upper["#hp_referral_rate"] += 1
            again = before is not None and (episode.referred - before.referred).days <= 365
            counts.tell("hp_rereferral_pct", again)
            counts.tell("hp_referral_nfa_pct", not episode.acted_on)
            plain = not (episode.need_plans or episode.enquiries or plans)
            found_none = episode.reason in ("RC8", "RC9") and plain
            counts.tell("hp_referral_no_need_pct", found_none)
            counts.tell("hp_ref_school_pct", episode.source.startswith("2"))
        before = episode
        needed = episode.acted_on and episode.reason not in ("RC8", "RC9")
        if needed and start <= episode.referred <= end:
            counts.upper["#hp_cin_start_rate"] += 1
        if needed and episode.closed and start <= episode.closed <= end:
            soon = (episode.closed - episode.referred).days <= 91
            counts.tell("hp_cin_closed_3m_pct", soon)
        if needed and _stands(episode.referred, episode.closed, end):
            counts.upper["#hp_cin_rate"] += 1
            counts.tell("hp_cin_open_2y_pct", (end - episode.referred).days >= 730)
        for one in episode.assessments:
            if start <= one.end <= end:
                took = working_days_between(one.start, one.end)
                counts.tell("hp_assess_45d_pct", took <= 45)
                for code, name in PUBLISHED_FACTORS.items():
                    counts.tell(name, code in one.factors)
        for enquiry in episode.enquiries:
            counts.upper["#hp_s47_rate"] += start <= enquiry.start <= end
            if enquiry.conference and start <= enquiry.conference <= end:
                counts.upper["#hp_icpc_rate"] += 1
                took = working_days_between(enquiry.start, enquiry.conference)
                counts.tell("hp_icpc_15d_pct", took <= 15)
        if episode.conference and start <= episode.conference <= end:
            counts.upper["#hp_icpc_rate"] += 1
        for plan in plans:
            if start <= plan.start <= end:
                counts.upper["#hp_cpp_start_rate"] += 1
                counts.tell("hp_cpp_repeat_pct", plan.before > 0)
            if _stands(plan.start, plan.end, end):
                counts.upper["#hp_cpp_rate"] += 1
                counts.tell("hp_cpp_2y_open_pct", (end - plan.start).days >= 729)
                if (end - plan.start).days >= 91:
                    counts.tell("hp_cpp_reviews_pct", _reviewed(plan.start, plan.reviews, end))
            if start <= plan.end <= end:
                counts.tell("hp_cpp_2y_closed_pct", (plan.end - plan.start).days >= 729)


def _reviewed(start: date, reviews: list[date], end: date) -> bool:
    held = [day for day in reviews if day <= end]
    gaps = [(after - before).days for before, after in zip([start, *held], held, strict=False)]
    if not gaps or gaps[0] > 91 or any(gap > 183 for gap in gaps[1:]):
        return False
    return (end - held[-1]).days <= 183


def _count_care(counts: _Counts, life: Life, start: date, end: date) -> None:
    for period in life.care:
        until = period.end
        counts.upper["#cic_start_rate"] += start <= period.start <= end
        if until and start <= until <= end:
            counts.upper["#cic_cease_rate"] += 1
            reason = period.episodes[-1].end_reason
            counts.tell("cic_adopted_pct", reason in ("E11", "E12"))
            counts.tell("cic_sgo_pct", reason in ("E45", "E46", "E47", "E48"))
            counts.tell("cic_home_planned_pct", reason == "E4A")
        if period.start <= end and (until is None or until >= start):
            gone = any(one.start <= end and one.end >= start for one in period.missing)
            counts.tell("cic_missing_pct", gone)
        if _stands(period.start, until, end):
            counts.upper["#cic_rate"] += 1
            _count_place(counts, life, period, end)
        if end in period.health:
            health = period.health[end]
            counts.tell("cic_health_pct", bool(health.assessments))
            counts.tell("cic_dental_pct", health.dental is not None)
            counts.tell("cic_imms_pct", health.immunised)
            counts.tell("cic_substance_pct", health.misuse)
            if health.development is not None:
                counts.tell("cic_dev_pct", health.development)
            if health.convicted is not None:
                counts.tell("cic_convicted_pct", health.convicted)
            if health.sdq is not None:
                counts.tell("cic_sdq_avg", health.sdq)


def _count_place(counts: _Counts, life: Life, period: CarePeriod, end: date) -> None:
    now = next(one for one in period.episodes if _stands(one.start, one.end, end))
    at = now.at
    counts.tell("cic_uasc_pct", life.uasc)
    counts.tell("cic_s20_pct", now.legal_status == "V2")
    counts.tell("cic_foster_pct", at.place in _FOSTER)
    counts.tell("cic_residential_pct", at.place in ("K1", "K2"))
    counts.tell("cic_supported_pct", at.place in ("K3", "H5", "P2"))
    counts.tell("cic_parents_pct", at.place == "P1")
    counts.tell("cic_private_pct", at.provider == "PR4")
    counts.tell("cic_outside_la_pct", not at.own_area)
    counts.tell("cic_20miles_out_pct", not at.own_area and at.miles > 20)
    homes = list(_homes(period.episodes))
    lately = [
        one for one in homes if one[0] <= end and (one[1] is None or (end - one[1]).days < 365)
    ]
    counts.tell("cic_3placements_pct", len(lately) >= 3)
    if (end - period.start).days >= 913 and birthday(life.need.born, 16) > end:
        since = next(one[0] for one in homes if _stands(one[0], one[1], end))
        counts.tell("cic_same_carer_2y_pct", (end - since).days >= 730 or at.place == "A6")
    workers = {
        one.worker
        for one in life.allocations
        if one.start <= end and (one.end is None or (end - one.end).days < 365)
    }
    counts.tell("cic_3sw_pct", len(workers) >= 3)


def _homes(episodes: list[CareEpisode]) -> Iterable[tuple[date, date | None]]:
    """Placements: from one move to the next."""
    began = episodes[0].start
    for before, after in pairwise(episodes):
        if after.reason != "L":
            yield began, before.end
            began = after.start
    yield began, episodes[-1].end


def _count_leaving(counts: _Counts, life: Life, start: date, end: date) -> None:
    for one in life.leaving:
        if not start <= one.birthday <= end:
            continue
        age = one.birthday.year - life.need.born.year
        suitable = one.accommodation.endswith("1")
        if age < 19:
            counts.tell("cl_eet_1718_pct", one.activity in _LEARNING)
            counts.tell("cl_accom_1718_pct", suitable)
            continue
        counts.tell("cl_eet_1921_pct", one.activity in _LEARNING)
        counts.tell("cl_neet_1921_pct", one.activity in ("G4", "G5", "G6"))
        counts.tell("cl_neet_ill_1921_pct", one.activity == "G4")
        counts.tell("cl_unknown_1921_pct", one.activity == "0")
        counts.tell("cl_he_1921_pct", one.activity == "F1")
        counts.tell("cl_accom_1921_pct", suitable)
        counts.tell("cl_not_in_touch_pct", one.in_touch != "YES")
        fostered = life.care[-1].episodes[-1].at.place in _FOSTER
        if age in (19, 20) and fostered:
            counts.tell("cl_staying_put_pct", one.accommodation == "Z1")


def _count_workers(
    counts: _Counts, workers: tuple[Worker, ...], cases: Counter[str], census: date
) -> None:
    start = date(census.year - 1, 10, 1)
    now = [one for one in workers if _stands(one.start, one.end, census)]
    own = sum(one.fte for one in now if not one.agency)
    for one in workers:
        if one.agency:
            continue
        counts.upper["lw_turnover_pct"] += one.fte * bool(one.end and start <= one.end <= census)
        counts.upper["lw_starters_pct"] += one.fte * (start <= one.start <= census)
    for name in ("lw_turnover_pct", "lw_starters_pct"):
        counts.lower[name] += own
    counts.tell("lw_inpost_fte", own)
    for one in now:
        if cases[one.worker]:
            counts.tell("lw_caseload", cases[one.worker], one.fte)
        counts.tell("lw_agency_pct", one.fte * one.agency, one.fte)
        if not one.agency:
            counts.tell("lw_caseholder_pct", one.fte * (one.role == CASE_HOLDER), one.fte)
