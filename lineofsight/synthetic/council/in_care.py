"""What happens to an invented child in care: reviews, times missing, and health."""

from __future__ import annotations

import random
from datetime import date, timedelta

from lineofsight.reference.working_days import working_days_after
from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import CarePeriod, CareReview, Health, Missing
from lineofsight.synthetic.council.rates import Rates

_TOOK_PART = ("PN1", "PN1", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7")


def live_through(
    rng: random.Random, rates: Rates, born: date, period: CarePeriod, until: date
) -> None:
    """Add to a period of care what happened in it, up to a day."""
    _review(rng, born, period, until)
    _go_missing(rng, rates, born, period, until)
    _look_after_health(rng, rates, born, period, until)


def _review(rng: random.Random, born: date, period: CarePeriod, until: date) -> None:
    """The first within 20 working days, the second within three months of it, then every six
    months."""
    due = working_days_after(period.start, 20)
    on = due - timedelta(days=rng.randint(0, 5))
    if rng.random() < 0.05:
        on = due + timedelta(days=rng.randint(3, 20))
    wait = 85
    end = min(period.end or until, until)
    while on < end:
        code = "PN0" if birthday(born, 4) > on else rng.choice(_TOOK_PART)
        period.reviews.append(CareReview(due, on, code))
        due = on + timedelta(days=wait)
        late = rng.random() < 0.03
        on = due + timedelta(days=rng.randint(8, 40) if late else -rng.randint(0, 9))
        wait = 178


def _go_missing(
    rng: random.Random, rates: Rates, born: date, period: CarePeriod, until: date
) -> None:
    """Those of ten or older: some never, some again and again."""
    inclined = rng.random() < rates.share("cic_missing_pct") * 1.85
    on = max(period.start, birthday(born, 10)) + timedelta(days=rng.randint(5, 200))
    end = min(period.end or until, until) - timedelta(days=8)
    while inclined and on < end:
        back = on + timedelta(days=rng.choice([0, 0, 1, 1, 1, 2, 3, 5]))
        offered = rng.random() < 0.9
        accepted = offered and rng.random() < 0.62
        interview = back + timedelta(days=rng.choice([1, 2, 3, 3, 5])) if accepted else None
        period.missing.append(Missing(on, back, "M", offered, accepted, interview))
        on = back + timedelta(days=rng.randint(8, 160))


def _look_after_health(
    rng: random.Random, rates: Rates, born: date, period: CarePeriod, until: date
) -> None:
    """What is answered of each year that a child was in care all through."""
    year = period.start.year + (period.start > date(period.start.year, 4, 1)) + 1
    sdq = rng.gauss(rates["cic_sdq_avg"], 6)
    while (end := date(year, 3, 31)) <= until and (period.end is None or period.end >= end):
        period.health[end] = _year_of_health(rng, rates, born, end, sdq)
        year += 1


def _year_of_health(rng: random.Random, rates: Rates, born: date, end: date, sdq: float) -> Health:
    start = date(end.year - 1, 4, 1)
    seen = start + timedelta(days=rng.randint(5, 170))
    assessed = rng.random() < rates.share("cic_health_pct")
    dentist = start + timedelta(days=rng.randint(5, 350))
    made = Health(
        assessments=[seen, seen + timedelta(days=180)] if assessed else [],
        dental=dentist if rng.random() < rates.share("cic_dental_pct") else None,
        immunised=rng.random() < rates.share("cic_imms_pct"),
        misuse=birthday(born, 12) <= end and rng.random() < rates.share("cic_substance_pct") * 1.8,
    )
    if birthday(born, 5) > end:
        made.development = rng.random() < rates.share("cic_dev_pct")
    if birthday(born, 4) <= end and birthday(born, 17) > start:
        made.sdq = min(max(round(sdq + rng.gauss(0, 2)), 0), 40)
        made.sdq_on = start + timedelta(days=rng.randint(20, 330))
    if birthday(born, 10) <= end:
        made.convicted = rng.random() < rates.share("cic_convicted_pct")
    if made.misuse:
        made.received = rng.random() < 0.55
        made.offered = not made.received
    return made
