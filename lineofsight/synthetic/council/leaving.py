"""The positions of invented care leavers around their birthdays."""

from __future__ import annotations

import random
from datetime import date, timedelta

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import CarePeriod, Leaver
from lineofsight.synthetic.council.rates import Rates

#: Ends of care after which a young person is a care leaver.
LEFT = ("E5", "E6", "E17")
#: Accommodation of care leavers: suitable, the last of it from 18 on only, and not suitable.
_SUITABLE = ("U1", "U1", "D1", "D1", "B1", "B1", "E1", "K1", "T1")
_UNSUITABLE = ("S2", "V2", "X2", "W2", "Y2")
#: In education, but not higher, in training or at work.
_LEARNING = ("F2", "F2", "F4", "F5", "F5", "P5")
#: Days in care from the 14th birthday on that make a care leaver: thirteen weeks.
_RELEVANT = 92


def leave(
    rng: random.Random, rates: Rates, born: date, period: CarePeriod, until: date
) -> list[Leaver]:
    """The positions of a young person who left care to live independently, or at 18, around the
    birthdays after it."""
    end = period.end
    if end is None or end > until or period.episodes[-1].end_reason not in LEFT:
        return []
    if (end - max(period.start, birthday(born, 14))).days < _RELEVANT:
        return []
    stays = period.episodes[-1].end_reason == "E17"
    # Whom the council has lost it does not find again.
    in_touch = rng.random() >= rates.share("cl_not_in_touch_pct")
    made = []
    for age in (18, 19, 20, 21):
        on = birthday(born, age)
        if end < on <= until:
            made.append(_position(rng, rates, on, in_touch, age, stays and age < 21))
    return made


def _position(
    rng: random.Random, rates: Rates, on: date, in_touch: bool, age: int, stays: bool
) -> Leaver:
    activity = lives = "0"
    if in_touch:
        activity = _activity(rng, rates, age)
        known = 1 - rates.share("cl_not_in_touch_pct")
        suitable = rates.share("cl_accom_1921_pct" if age > 18 else "cl_accom_1718_pct")
        good = rng.random() < suitable / known
        lives = rng.choice(_SUITABLE[: None if age > 18 else -1] if good else _UNSUITABLE)
        lives = "Z1" if stays else lives
    return Leaver(
        birthday=on,
        in_touch="YES" if in_touch else "NO",
        activity=activity,
        accommodation=lives,
        contact=on - timedelta(days=rng.randint(2, 50)) if in_touch else None,
        pathway_plan=on - timedelta(days=rng.randint(5, 230)),
        adviser=f"PA{rng.randint(1, 14):02}",
        eligibility="FORMER_RELEVANT",
    )


def _activity(rng: random.Random, rates: Rates, age: int) -> str:
    """What somebody does of whom it is known."""
    learning = rates.share("cl_eet_1921_pct")
    neither = rates.share("cl_neet_1921_pct")
    works = learning / max(learning + neither, 0.1)
    if age == 18:
        works = rates.share("cl_eet_1718_pct") / (1 - rates.share("cl_not_in_touch_pct"))
    if rng.random() >= works:
        ill = rates.share("cl_neet_ill_1921_pct") / max(neither, 0.01)
        return "G4" if rng.random() < ill else rng.choice(("G5", "G5", "G6"))
    higher = rates.share("cl_he_1921_pct") / max(learning, 0.1)
    return "F1" if age > 18 and rng.random() < higher else rng.choice(_LEARNING)
