"""Invented journeys through care: from the first episode to the last, and what happens on the way.

As the invented SSDA903 has them: an episode ends on the day the next begins, a change of placement
has its reason, an adopted child was placed for adoption first. How often each thing happens
follows the published figures.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.reference.working_days import working_days_after
from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import (
    Adoption,
    CareEpisode,
    CarePeriod,
    CareReview,
    Health,
    Leaver,
    Missing,
    Place,
)
from lineofsight.synthetic.council.rates import Rates
from lineofsight.synthetic.ssda903.journeys import ELSEWHERE, OWN_AREA

#: Districts of places outside the area, beside it and far away.
NEAR, FAR = ELSEWHERE[:2], ELSEWHERE[2:]

#: How care goes, by what ends it: days it lasts at least and at most.
_ADOPTED, _GUARDIAN, _HOME = (480, 900), (240, 800), (20, 300)
#: The first day from which on supported accommodation has a code of its own, and its age.
SUPPORTED_FROM, SUPPORTED_AGE = date(2024, 4, 1), 16
#: Children's homes of the council's children.
_HOMES = 24
_UNSTABLE_MOVES = (55, 130)


@dataclass(frozen=True)
class CareShares:
    """How care ends, as shares of those who come into it, and how long the rest stay.

    Attributes:
        grown: of the rest, the mean years in care.
    """

    adopted: float
    guardian: float
    home: float
    alone: float
    rest: float
    grown: float

    @staticmethod
    def of(rates: Rates) -> CareShares:
        """The shares that give a council's published figures."""
        adopted = rates.share("cic_adopted_pct") * 0.95
        guardian = rates.share("cic_sgo_pct") * 0.8
        home = rates.share("cic_home_planned_pct") * 0.85 + 0.08
        years = rates["cic_rate"] / rates["cic_start_rate"]
        # They stay about a year and a half, and are so many of those in care on a day.
        alone = min(rates.share("cic_uasc_pct") * years / 1.45 * 1.25, 0.4)
        rest = max(1 - adopted - guardian - home - alone, 0.1)
        known = adopted * 1.9 + guardian * 1.42 + home * 0.44 + alone * 1.45
        grown = min(max((years - known) / rest, 1.0), 12.0)
        return CareShares(adopted, guardian, home, alone, rest, grown)


def home_postcode(rng: random.Random) -> str:
    """The postcode of a home, which does not exist, and where no placement is."""
    return postcode(rng, OWN_AREA, "LNPQRSTU")


def postcode(rng: random.Random, districts: tuple[str, ...], letters: str = "ABDEFGHJ") -> str:
    """A postcode that does not exist."""
    return f"{rng.choice(districts)} {rng.randint(1, 9)}{rng.choice(letters)}{rng.choice(letters)}"


@dataclass
class Carer:
    """Makes the journey through care of one child."""

    rng: random.Random
    rates: Rates
    shares: CareShares
    born: date
    until: date

    def place(self, kind: str) -> Place:
        """A placement of a kind: in the area or not, near home or not, of the council or another,
        as often as is published."""
        rng, rates = self.rng, self.rates
        outside = rng.random() < rates.share("cic_outside_la_pct") * 1.08
        far = outside and rng.random() < min(
            rates["cic_20miles_out_pct"] / max(rates["cic_outside_la_pct"], 1) * 1.05, 1.0
        )
        miles = rng.uniform(21, 90) if far else rng.uniform(0.4, 19)
        where = postcode(rng, FAR if far else NEAR if outside else OWN_AREA)
        if kind == "K2":
            number = rng.randint(0, _HOMES - 1)
            house = random.Random(f"home {number} {outside} {far}")
            where = postcode(house, FAR if far else NEAR if outside else OWN_AREA)
            own = house.random() < 0.3
            urn = f"2000{number:02}{outside + far}"
            return Place(kind, "PR1" if own else "PR4", where, urn, not outside, miles)
        if kind == "P1":
            near = home_postcode(rng)
            return Place(kind, "PR0", near, "", True, rng.uniform(0.1, 8))
        if kind in ("K3", "H5"):
            return Place(kind, "PR4", where, "2000900", not outside, miles)
        # Homes and supported accommodation are private: the rest makes up the published share.
        others = rates.share("cic_residential_pct") * 0.7 + rates.share("cic_supported_pct")
        private = (rates.share("cic_private_pct") - others) / max(
            rates.share("cic_foster_pct"), 0.3
        )
        if kind in ("A3", "A4", "A5", "A6") or rng.random() > private:
            return Place(kind, "PR1", where, "SC999001", not outside, miles)
        return Place(kind, "PR4", where, "SC999002", not outside, miles)

    def kind_of_place(self, on: date) -> str:
        """The kind of the next placement of a child who stays."""
        rates, chance = self.rates, self.rng.random()
        old = birthday(self.born, SUPPORTED_AGE) <= on
        supported = min(rates.share("cic_supported_pct") * 3.4, 0.8) if old else 0.0
        if chance < supported:
            return "K3" if on >= SUPPORTED_FROM else "U6"
        chance = self.rng.random()
        ten = birthday(self.born, 9) <= on
        residential = rates.share("cic_residential_pct") * (2.4 if ten else 0.0)
        if chance < residential:
            return "K2"
        if chance < residential + rates.share("cic_parents_pct") * 1.35:
            return "P1"
        return self.rng.choice(["U6", "U6", "U6", "U4", "U4", "U3", "U1"])

    def journey(self, start: date, kind: str) -> CarePeriod:
        """A period of care from a day on: adopted, guardian, home, alone, or grown."""
        made = CarePeriod(
            category_of_need="N8"
            if kind == "alone"
            else self.rng.choice(["N1", "N1", "N1", "N1", "N1", "N2", "N3", "N4", "N5", "N6"]),
            home_postcode="" if kind == "alone" else home_postcode(self.rng),
            episodes=[],
        )
        {
            "adopted": self._adopted,
            "guardian": self._guardian,
            "home": self._home,
            "alone": self._alone,
            "grown": self._grown,
        }[kind](made, start)
        self._review(made)
        self._go_missing(made)
        self._look_after_health(made)
        return made

    def _begin(self, made: CarePeriod, on: date, status: str, kind: str) -> None:
        made.episodes.append(CareEpisode(on, "S", status, self.place(kind)))

    def _status(self, made: CarePeriod, on: date, status: str) -> None:
        before = made.episodes[-1]
        before.end, before.end_reason = on, "X1"
        made.episodes.append(CareEpisode(on, "L", status, before.at))

    def _move(self, made: CarePeriod, on: date, kind: str, status: str = "") -> None:
        before = made.episodes[-1]
        if kind == "P1" and (status or before.legal_status) == "V2":
            kind = "U6"  # whom the council accommodates by agreement is not placed at home
        before.end, before.end_reason = on, "X1"
        before.change = self.rng.choice(["CARPL", "CREQB", "CHILD", "PLACE"])
        reason = "B" if status else "P"
        at = self.place(kind)
        while (at.urn, at.postcode) == (before.at.urn, before.at.postcode):
            at = self.place(kind)
        made.episodes.append(CareEpisode(on, reason, status or before.legal_status, at))

    def _finish(self, made: CarePeriod, on: date, reason: str) -> None:
        last = made.episodes[-1]
        if on <= last.start:
            on = last.start + timedelta(days=1)
        last.end, last.end_reason = on, reason

    def _later(self, on: date, least: int, most: int) -> date:
        return on + timedelta(days=self.rng.randint(least, most))

    def _live(self, made: CarePeriod, on: date, until: date, *, settled: bool = True) -> None:
        """The moves of a child who stays in care from a day until another."""
        rates = self.rates
        unstable = self.rng.random() < rates.share("cic_3placements_pct") * 2.3
        if unstable:
            # Hard years come early, and pass.
            hard = min(self._later(on, 500, 2200), until)
            move = self._later(on, *_UNSTABLE_MOVES)
            while move < hard - timedelta(days=12):
                self._move(made, move, self.kind_of_place(move))
                move = self._later(move, *_UNSTABLE_MOVES)
            on = max(hard, made.episodes[-1].start)
        calm = 1 - rates.share("cic_same_carer_2y_pct")
        mean = max(730 / max(calm * 0.8, 0.02), 300) if settled else 500.0
        move = on + timedelta(days=40 + int(self.rng.expovariate(1 / mean)))
        sixteen = birthday(self.born, SUPPORTED_AGE)
        while move < until - timedelta(days=12):
            kind = self.kind_of_place(move)
            if made.episodes[-1].at.place == "K3":
                kind = "K3"
            self._move(made, move, kind)
            move = move + timedelta(days=40 + int(self.rng.expovariate(1 / mean)))
        last = made.episodes[-1]
        when = max(sixteen, SUPPORTED_FROM, last.start) + timedelta(days=self.rng.randint(15, 260))
        wants = self.rng.random() < rates.share("cic_supported_pct") * 2.6
        if wants and last.at.place != "K3" and when < until - timedelta(days=12):
            self._move(made, when, "K3")

    def _adopted(self, made: CarePeriod, start: date) -> None:
        self._begin(made, start, "C1", "U6")
        ordered = self._later(start, 170, 250)
        decided = ordered - timedelta(days=self.rng.randint(20, 40))
        moved = self._later(ordered, 60, 230)
        matched = moved - timedelta(days=self.rng.randint(14, 30))
        end = max(self._later(start, *_ADOPTED), moved + timedelta(days=100))
        self._status(made, ordered, "E1")
        made.adoption = Adoption(
            decided=decided,
            placement_order=ordered,
            matched=matched,
            placed=moved,
            adopted=end,
            family=f"F{self.rng.randint(1000, 9999)}",
        )
        if self.rng.random() < 0.05:
            made.adoption = Adoption(
                decided=decided,
                placement_order=ordered,
                reversed_on=moved,
                reversed_reason=self.rng.choice(["RD1", "RD4"]),
            )
            self._status(made, moved, "C2")
            self._live(made, moved, birthday(self.born, 18))
            self._grow_up(made)
            return
        self._move(made, moved, "A6")
        self._finish(made, end, "E12")
        made.permanence_plan = "ADOPTION"

    def _guardian(self, made: CarePeriod, start: date) -> None:
        self._begin(made, start, "C1", "U3")
        end = self._later(start, *_GUARDIAN)
        ordered = self._later(start, 150, 230)
        if ordered < end - timedelta(days=5):
            self._status(made, ordered, "C2")
        self._finish(made, end, self.rng.choice(["E45", "E45", "E46", "E47"]))
        made.permanence_plan = "SGO"

    def _home(self, made: CarePeriod, start: date) -> None:
        self._begin(made, start, "V2", self.kind_of_place(start).replace("P1", "U6"))
        end = self._later(start, *_HOME)
        planned = self.rates.share("cic_home_planned_pct")
        self._finish(made, end, "E4A" if self.rng.random() < planned / (planned + 0.08) else "E4B")
        made.permanence_plan = "HOME"

    def _alone(self, made: CarePeriod, start: date) -> None:
        self._begin(made, start, "V2", "U6")
        until = birthday(self.born, 18)
        self._live(made, start, until, settled=False)
        self._grow_up(made)
        made.permanence_plan = "SUPPORTED"

    def _grown(self, made: CarePeriod, start: date) -> None:
        voluntary = self.rng.random() < max(self.rates.share("cic_s20_pct") - 0.1, 0.02)
        kind = self.kind_of_place(start)
        if voluntary:
            kind = kind.replace("P1", "U6")
        self._begin(made, start, "V2" if voluntary else "C1", kind)
        ordered = self._later(start, 150, 250)
        until = birthday(self.born, 18)
        if not voluntary and ordered < until - timedelta(days=20):
            self._status(made, ordered, "C2")
        self._live(made, max(ordered, start), until)
        self._grow_up(made)
        made.permanence_plan = self.rng.choice(["FOSTERING", "FOSTERING", "FOSTERING", "OTHER"])

    def _grow_up(self, made: CarePeriod) -> None:
        fostered = made.episodes[-1].at.place.startswith("U")
        staying = self.rates.share("cl_staying_put_pct")
        stays = fostered and self.rng.random() < staying * 1.05
        self._finish(made, birthday(self.born, 18), "E17" if stays else "E5")

    def _review(self, made: CarePeriod) -> None:
        """The first within 20 working days, the second within three months of it, then every six
        months."""
        due = working_days_after(made.start, 20)
        on = due - timedelta(days=self.rng.randint(0, 5))
        if self.rng.random() < 0.05:
            on = due + timedelta(days=self.rng.randint(3, 20))
        wait = 85
        end = min(made.end or self.until, self.until)
        while on < end:
            code = (
                "PN0"
                if birthday(self.born, 4) > on
                else self.rng.choice(["PN1", "PN1", "PN1", "PN2", "PN3", "PN5", "PN6", "PN7"])
            )
            made.reviews.append(CareReview(due, on, code))
            due = on + timedelta(days=wait)
            late = self.rng.random() < 0.03
            on = due + timedelta(days=self.rng.randint(8, 40) if late else -self.rng.randint(0, 9))
            wait = 178

    def _go_missing(self, made: CarePeriod) -> None:
        """Those of ten or older: some never, some again and again."""
        often = self.rates.share("cic_missing_pct")
        inclined = self.rng.random() < often * 1.9
        on = max(made.start, birthday(self.born, 10)) + timedelta(days=self.rng.randint(5, 200))
        end = min(made.end or self.until, self.until) - timedelta(days=8)
        while inclined and on < end:
            back = on + timedelta(days=self.rng.choice([0, 0, 1, 1, 1, 2, 3, 5]))
            offered = self.rng.random() < 0.9
            accepted = offered and self.rng.random() < 0.62
            made.missing.append(Missing(on, back, "M", offered, accepted))
            on = back + timedelta(days=self.rng.randint(8, 160))

    def _look_after_health(self, made: CarePeriod) -> None:
        """What is answered of each year that a child was in care all through."""
        rates, rng = self.rates, self.rng
        year = made.start.year + (made.start > date(made.start.year, 4, 1)) + 1
        sdq = rng.gauss(rates["cic_sdq_avg"], 6)
        while True:
            end = date(year, 3, 31)
            if end > self.until or (made.end is not None and made.end < end):
                return
            start = date(year - 1, 4, 1)
            seen = start + timedelta(days=rng.randint(5, 170))
            health = Health(
                assessments=[seen, seen + timedelta(days=180)]
                if rng.random() < rates.share("cic_health_pct")
                else [],
                dental=start + timedelta(days=rng.randint(5, 350))
                if rng.random() < rates.share("cic_dental_pct")
                else None,
                immunised=rng.random() < rates.share("cic_imms_pct"),
                misuse=birthday(self.born, 12) <= end
                and rng.random() < rates.share("cic_substance_pct") * 2.0,
            )
            if birthday(self.born, 5) > end:
                health.development = rng.random() < rates.share("cic_dev_pct")
            if birthday(self.born, 4) <= end and birthday(self.born, 17) > start:
                health.sdq = min(max(round(sdq + rng.gauss(0, 2)), 0), 40)
                health.sdq_on = start + timedelta(days=rng.randint(20, 330))
            if birthday(self.born, 10) <= end:
                health.convicted = rng.random() < rates.share("cic_convicted_pct")
            if health.misuse:
                health.received = rng.random() < 0.55
                health.offered = not health.received
            made.health[end] = health
            year += 1


#: Accommodation of care leavers: suitable, and not.
_SUITABLE = ("U1", "U1", "D1", "D1", "B1", "B1", "E1", "K1", "T1")
_UNSUITABLE = ("S2", "V2", "X2", "W2", "Y2")


def leave(
    rng: random.Random, rates: Rates, born: date, period: CarePeriod, until: date
) -> list[Leaver]:
    """The positions of a young person who left care at 18, around the birthdays after it."""
    if period.end is None or period.end < birthday(born, 18) or period.end > until:
        return []
    if (period.end - max(period.start, birthday(born, 14))).days < 92:
        return []
    found = []
    stays = period.episodes[-1].end_reason == "E17"
    reached = rng.random()
    for age in (19, 20, 21):
        on = birthday(born, age)
        if on < period.end or on > until:
            continue
        in_touch = reached >= rates.share("cl_not_in_touch_pct")
        accommodation = rates.share("cl_accom_1921_pct")
        learning = rates.share("cl_eet_1921_pct")
        neither = rates.share("cl_neet_1921_pct")
        chance = rng.random()
        if not in_touch:
            activity, lives = "0", "0"
        else:
            if chance < learning:
                higher = rates.share("cl_he_1921_pct") / max(rates.share("cl_eet_1921_pct"), 0.1)
                activity = (
                    "F1"
                    if rng.random() < higher
                    else rng.choice(["F2", "F2", "F4", "F5", "F5", "P5"])
                )
            elif chance < learning + neither:
                activity = rng.choice(["G4", "G4", "G5", "G5", "G6"])
            else:
                activity = rng.choice(["G5", "F2"])
            good = rng.random() < accommodation / max(1 - rates.share("cl_not_in_touch_pct"), 0.5)
            lives = rng.choice(_SUITABLE if good else _UNSUITABLE)
            if stays and good:
                lives = "Z1"
            if lives == "Z1" and age == 21:
                lives = "U1"
        found.append(
            Leaver(
                birthday=on,
                in_touch="YES" if in_touch else "NO",
                activity=activity,
                accommodation=lives,
                contact=on - timedelta(days=rng.randint(2, 50)) if in_touch else None,
                pathway_plan=on - timedelta(days=rng.randint(5, 230)),
                adviser=f"PA{rng.randint(1, 14):02}",
                eligibility="FORMER_RELEVANT",
            )
        )
    return found
