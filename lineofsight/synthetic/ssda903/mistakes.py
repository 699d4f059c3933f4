"""Mistakes of the kinds that councils make, put into an invented return on purpose."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from lineofsight.synthetic.ssda903.rows import Row

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Mistake:
    """One mistake: the table and child where it is, what was done, and the rule that finds it."""

    table: str
    child: str
    what: str
    rule: str


def _birth_in_the_wrong_century(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Header"] if r["DOB"]])
    row["DOB"] = row["DOB"][:6] + str(int(row["DOB"][6:]) - 40)
    return Mistake("Header", row["CHILD"], "DOB is forty years too early", "351")


def _episode_left_open(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Episodes"] if r["REC"] == "X1"])
    row["DEC"], row["REC"], row["REASON_PLACE_CHANGE"] = "", "", ""
    return Mistake("Episodes", row["CHILD"], "an episode has no end though another follows", "142")


def _code_in_lower_case(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Episodes"] if r["LS"]])
    row["LS"] = row["LS"].lower()
    return Mistake("Episodes", row["CHILD"], "LS is in lower case", "144")


def _end_before_beginning(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Episodes"] if r["DEC"]])
    began = datetime.strptime(row["DECOM"], "%d/%m/%Y")  # noqa: DTZ007 - a day has no zone
    row["DEC"] = f"{began.replace(year=began.year - 1, day=1):%d/%m/%Y}"
    return Mistake("Episodes", row["CHILD"], "DEC is before DECOM", "356")


def _day_that_does_not_exist(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Reviews"] if r["REVIEW"]])
    row["REVIEW"] = "31/02/" + row["REVIEW"][6:]
    return Mistake("Reviews", row["CHILD"], "REVIEW is 31 February", "166")


def _ethnic_left_out(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Header"] if r["ETHNIC"]])
    row["ETHNIC"] = ""
    return Mistake("Header", row["CHILD"], "ETHNIC is blank", "103")


def _child_twice(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice(tables["Header"])
    tables["Header"].append(dict(row))
    return Mistake("Header", row["CHILD"], "the child is in Header twice", "INT32")


def _health_left_out(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["OC2"] if r["TEETH_CHECK"]])
    row["TEETH_CHECK"] = ""
    return Mistake("OC2", row["CHILD"], "TEETH_CHECK is blank", "191")


def _reason_without_date(tables: Tables, rng: random.Random) -> Mistake:
    row = rng.choice([r for r in tables["Episodes"] if r["REC"].startswith("E4")])
    row["DEC"] = ""
    return Mistake("Episodes", row["CHILD"], "REC is given and DEC is not", "148")


#: Every kind of mistake, in the order in which they are put in.
KINDS: tuple[Callable[[Tables, random.Random], Mistake], ...] = (
    _birth_in_the_wrong_century,
    _episode_left_open,
    _code_in_lower_case,
    _end_before_beginning,
    _day_that_does_not_exist,
    _ethnic_left_out,
    _health_left_out,
    _reason_without_date,
    _child_twice,
)


def make_mistakes(tables: Tables, rng: random.Random) -> list[Mistake]:
    """Put one mistake of each kind into the tables, and list them: each with another child, so
    that none hides another."""
    found: list[Mistake] = []
    for kind in KINDS:
        spoilt = {mistake.child for mistake in found}
        others = {
            name: [row for row in rows if row["CHILD"] not in spoilt]
            for name, rows in tables.items()
        }
        before = {name: len(rows) for name, rows in others.items()}
        found.append(kind(others, rng))
        for name, rows in others.items():
            tables[name] += rows[before[name] :]
    return found
