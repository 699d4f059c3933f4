"""Invented journeys through care: from the first episode to the last, and what happens on the way.

As the invented SSDA903 has them: an episode ends on the day the next begins, a change of placement
has its reason, an adopted child was placed for adoption first. How often each thing happens
follows the published figures.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.synthetic.cin.children import birthday
from lineofsight.synthetic.council.life import (
    Adoption,
    CareEpisode,
    CarePeriod,
    Place,
)
from lineofsight.synthetic.council.rates import Rates
from lineofsight.synthetic.ssda903.journeys import ELSEWHERE, OWN_AREA

#: Districts of places outside the area, beside it and far away.
NEAR, FAR = ELSEWHERE[:2], ELSEWHERE[2:]

#: How care goes, by what ends it: days it lasts at least and at most.
_ADOPTED, _GUARDIAN, _HOME = (480, 900), (240, 800), (20, 300)
#: The first day from which on supported accommodation may begin that is registered with Ofsted,
#: and its age; before it young people live independently (P2), until its last day.
SUPPORTED_FROM, SUPPORTED_AGE = date(2023, 4, 1), 16
INDEPENDENT_UNTIL = date(2023, 10, 28)
SUPPORTED = ("K3", "P2")
#: Of those whose care ends, who go home though it was not planned; and of those who come into
#: care, who had not been on a plan.
_UNPLANNED, _NOT_KNOWN = 0.06, 0.7
#: Of those who grow up in care, who leave it at 17 to live independently.
_LEAVE_EARLY = 0.08
#: How care ends for those who stay for long, but not until 18.
_OTHER_ENDS = ("E41", "E41", "E8", "E4B")
#: Children's homes of the council's children.
_HOMES = 24
_UNSTABLE_MOVES = (55, 130)


@dataclass(frozen=True)
class CareShares:
    """How care ends, as shares of those who come into it, and how long the rest stay.

    Attributes:
        grown: of the rest, the mean years in care; and `voluntary`: the share of those who are
            there by agreement with their parents.
    """

    adopted: float
    guardian: float
    home: float
    alone: float
    rest: float
    grown: float
    voluntary: float

    @staticmethod
    def of(rates: Rates) -> CareShares:
        """The shares that give a council's published figures."""
        adopted = rates.share("cic_adopted_pct") * 1.1
        guardian = rates.share("cic_sgo_pct")
        home = rates.share("cic_home_planned_pct") * 1.12 + _UNPLANNED
        years = rates["cic_rate"] / rates["cic_start_rate"]
        # They stay about a year and a half, and are so many of those in care on a day.
        alone = min(rates.share("cic_uasc_pct") * years / 1.45, 0.4)
        rest = max(1 - adopted - guardian - home - alone, 0.1)
        ordered, agreed = adopted * 1.9 + guardian * 1.42, home * 0.44 + alone * 1.45
        grown = min(max((years - ordered - agreed) / rest * 1.15, 0.8), 14.0)
        by_agreement = rates.share("cic_s20_pct") * years - agreed
        voluntary = min(max(by_agreement / (rest * grown), 0.01), 0.9)
        return CareShares(adopted, guardian, home, alone, rest, grown, voluntary)

    @property
    def by_kind(self) -> dict[str, float]:
        """How care goes for those who had not been on a plan: all who come alone are among them,
        and so fewer of the rest."""
        known = 1 - _NOT_KNOWN
        return {
            "adopted": self.adopted,
            "guardian": self.guardian,
            "home": self.home,
            "alone": self.alone / _NOT_KNOWN,
            "grown": max(self.rest - self.alone * known / _NOT_KNOWN, 0.02),
        }

    def stay(self, rng: random.Random) -> int:
        """Days that one of the rest stays in care, at most from birth until 18."""
        most = 17.5
        stays = rng.betavariate(1.1, max(1.1 * (most / self.grown - 1), 0.25)) * most
        return int(max(stays, 0.25) * 365.25)


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
            rates["cic_20miles_out_pct"] / max(rates["cic_outside_la_pct"], 1) * 0.97, 1.0
        )
        miles = rng.uniform(21, 90) if far else rng.uniform(0.4, 19)
        where = postcode(rng, FAR if far else NEAR if outside else OWN_AREA)
        if kind == "K2":
            number = rng.randint(0, _HOMES - 1)
            house = random.Random(f"home {number} {outside} {far}")
            where = postcode(house, FAR if far else NEAR if outside else OWN_AREA)
            own = house.random() < 0.3 and not outside
            urn = f"2000{number:02}{outside + far}"
            return Place(kind, "PR1" if own else "PR4", where, urn, not outside, miles)
        if kind == "P1":
            near = home_postcode(rng)
            return Place(kind, "PR0", near, "", True, rng.uniform(0.1, 8))
        if kind in SUPPORTED:
            urn = "2000900" if kind == "K3" else ""
            return Place(kind, "PR4", where, urn, not outside, miles)
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
        supported = min(rates.share("cic_supported_pct") * 4.6, 0.8) if old else 0.0
        if chance < supported:
            return _supported(on)
        chance = self.rng.random()
        ten = birthday(self.born, 9) <= on
        residential = rates.share("cic_residential_pct") * (2.6 if ten else 0.0)
        if chance < residential:
            return "K2"
        if chance < residential + rates.share("cic_parents_pct") * 1.45:
            return "P1"
        return self.rng.choice(["U6", "U6", "U6", "U4", "U4", "U3", "U1"])

    def journey(self, start: date, kind: str) -> CarePeriod:
        """A period of care from a day on: adopted, guardian, home, alone, other, or grown."""
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
            "other": self._other,
            "grown": self._grown,
        }[kind](made, start)
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
        unstable = self.rng.random() < rates.share("cic_3placements_pct") * 2.1
        if unstable:
            # Hard years come early, and pass.
            hard = min(self._later(on, 500, 2200), until)
            move = self._later(on, *_UNSTABLE_MOVES)
            while move < hard - timedelta(days=12):
                self._move(made, move, self.kind_of_place(move))
                move = self._later(move, *_UNSTABLE_MOVES)
            on = max(hard, made.episodes[-1].start)
        calm = 1 - rates.share("cic_same_carer_2y_pct")
        mean = max(730 / max(calm * 0.75, 0.02), 300) if settled else 500.0
        move = on + timedelta(days=40 + int(self.rng.expovariate(1 / mean)))
        while move < until - timedelta(days=12):
            kind = self.kind_of_place(move)
            if made.episodes[-1].at.place in SUPPORTED:
                kind = _supported(move)
            self._move(made, move, kind)
            move = move + timedelta(days=40 + int(self.rng.expovariate(1 / mean)))
        self._support(made, until)

    def _support(self, made: CarePeriod, until: date) -> None:
        """Of those of 16 or 17 some move into supported accommodation; and who lives independently
        on the day on which that ends moves there by then."""
        last = made.episodes[-1]
        wants = self.rng.random() < self.rates.share("cic_supported_pct") * 6.5
        if wants and last.at.place not in SUPPORTED:
            grown = max(birthday(self.born, SUPPORTED_AGE), last.start)
            when = self._later(grown, 15, 260)
            if when < until - timedelta(days=12):
                self._move(made, when, _supported(when))
        for one in list(made.episodes):
            if one.at.place == "P2" and (one.end or until) > INDEPENDENT_UNTIL:
                self._register(made, one)

    def _register(self, made: CarePeriod, one: CareEpisode) -> None:
        """A placement that went on beyond the last day of independent living goes on from a day
        before it as supported accommodation."""
        on = max(
            INDEPENDENT_UNTIL - timedelta(days=self.rng.randint(0, 120)),
            one.start + timedelta(days=1),
        )
        after = CareEpisode(on, "P", one.legal_status, self.place("K3"))
        after.end, after.end_reason, after.change = one.end, one.end_reason, one.change
        one.end, one.end_reason, one.change = on, "X1", "PLACE"
        made.episodes.insert(made.episodes.index(one) + 1, after)

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

    def _other(self, made: CarePeriod, start: date) -> None:
        """As those do who grow up in care, but for a time only."""
        most = (birthday(self.born, 18) - start).days - 100
        stays = self.shares.stay(self.rng)
        while stays > most:
            stays = self.shares.stay(self.rng)
        until = start + timedelta(days=stays)
        self._stay(made, start, until)
        self._finish(made, until, self.rng.choice(_OTHER_ENDS))
        made.permanence_plan = "OTHER"

    def _grown(self, made: CarePeriod, start: date) -> None:
        until = birthday(self.born, 18)
        early = until - timedelta(days=self.rng.randint(20, 300))
        if early > start + timedelta(days=200) and self.rng.random() < _LEAVE_EARLY:
            self._stay(made, start, early)
            self._finish(made, early, self.rng.choice(("E5", "E6")))
        else:
            self._stay(made, start, until)
            self._grow_up(made)
        made.permanence_plan = self.rng.choice(["FOSTERING", "FOSTERING", "FOSTERING", "OTHER"])

    def _stay(self, made: CarePeriod, start: date, until: date) -> None:
        """By agreement with the parents, or under an order, from one day to another."""
        voluntary = self.rng.random() < self.shares.voluntary
        kind = self.kind_of_place(start)
        if voluntary:
            kind = kind.replace("P1", "U6")
        self._begin(made, start, "V2" if voluntary else "C1", kind)
        ordered = self._later(start, 150, 250)
        if not voluntary and ordered < until - timedelta(days=20):
            self._status(made, ordered, "C2")
        self._live(made, max(ordered, start), until)

    def _grow_up(self, made: CarePeriod) -> None:
        fostered = made.episodes[-1].at.place.startswith("U")
        # Whom the council has lost touch with, or who lives badly, does not count as staying put.
        known = 1 - self.rates.share("cl_not_in_touch_pct")
        chance = self.rates.share("cl_staying_put_pct") * 1.08 / known
        stays = fostered and self.rng.random() < chance
        self._finish(made, birthday(self.born, 18), "E17" if stays else "E5")


def _supported(on: date) -> str:
    """The code of living with support that begins on a day."""
    return "K3" if on >= SUPPORTED_FROM else "P2"
