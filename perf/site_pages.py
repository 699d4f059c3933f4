"""How long each kind of page takes, for one reader on the workspace's reports.

Usage: python perf/site_pages.py [WORKSPACE] [--rounds N] [--limit MILLISECONDS]

Every kind of page is asked for over many councils, reports, words and days, so that few answers
come from what an earlier one left in memory. Printed are the median and the 95th percentile by
kind, and their ratio to a page of fixed words: milliseconds differ between machines, ratios
less. A text of about 600 words is posted to be checked; it has a limit of its own, and so have
pages that are worked out over the record, which the demonstration's leader asks for. The exit code
is 1 when a 95th percentile is over its limit.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

WORDS = (
    "supervision",
    "health histories",
    '"strategy discussions"',
    "missing children",
    "private fostering OR kinship",
    "neglect -school",
    "early help",
    "plan*",
    "children",
    "care leavers accommodation",
)


#: The kind that is posted, and its limit for the 95th percentile in milliseconds.
POSTED = "check a text"
POSTED_LIMIT = 1000.0
#: Sentences of our own, of which texts are made.
SENTENCES = (
    "{name}'s children's services have been rated good by Ofsted.",
    "The council was rated inadequate for overall effectiveness in 2013.",
    "Inspectors said: “Leaders know their services well and act with determination.”",
    "Children in care were judged outstanding, up from requires improvement.",
    "{name} is the second council in the country to leap from requires improvement to outstanding.",
    "The number of children in need fell from 340 to 300 per 10,000 between 2019 and 2023.",
    "It puts {name} in the top 25 percent of councils.",
    "Three of the four areas were judged good.",
    "We are delighted and will keep on improving, said the cabinet member.",
    "The report praised social workers who “know children well” and visit them often.",
)


def any_text(chance: random.Random, name: str) -> str:
    """A text of about 600 words about a council."""
    return "\n\n".join(chance.choice(SENTENCES).format(name=name) for _ in range(50))


def any_day(chance: random.Random) -> str:
    """A day since 2015, or none, as a query."""
    if chance.random() < 0.5:
        return ""
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(4000))
    return f"as_at={min(day, date.today()).isoformat()}"  # noqa: DTZ011 - any day will do


def plus(words: str) -> str:
    """Words as they stand in a query."""
    return words.replace(" ", "+")


#: Pages that work something out over the record's files for whoever asks, and their limit.
WORKED_OUT = (
    "indicator, split",
    "behind an indicator",
    "children",
    "child",
    "team",
    "data",
    "indicators",
    "indicators as CSV",
)
WORKED_OUT_LIMIT = 1000.0


def kinds(chance: random.Random) -> dict[str, Callable[[], str]]:
    """By kind of page, what gives the next address to ask for."""
    from lineofsight.published.measures import measures
    from lineofsight.reference import authorities
    from lineofsight.reference.regions import REGIONS
    from lineofsight.web.inspections.store import current_store

    store = current_store()
    slugs = [authority.slug for authority in authorities.current()]
    known = [measure.id for measure in measures()]
    areas = ("overall", "leaders", "help_and_protection", "in_care", "lowest_area")
    held = sorted(store.shelf.reports) if store.shelf else []
    reports = [r for r in held if r[-10:].count("-") == 2]
    advice = [
        (report_id, row.order)
        for report_id in chance.sample(reports, min(60, len(reports)))
        for row in (store.shelf.recommendations(report_id)[:2] if store.shelf else ())
    ]

    def some(of: tuple[str, ...] | list[str]) -> str:
        return chance.choice(of)

    def report_address() -> str:
        report_id = some(reports)
        return f"/{report_id[:-11]}/inspections/{report_id[-10:]}/"

    found: dict[str, Callable[[], str]] = {
        "trivial": lambda: "/accessibility/",
        "England": lambda: f"/england/?area={some(areas)}&{any_day(chance)}",
        "England, a region": lambda: (
            f"/england/?area={some(areas)}&region={plus(some(REGIONS))}&{any_day(chance)}"
        ),
        "chart": lambda: f"/england/shares.svg?area={some(areas)}&{any_day(chance)}",
        "transitions": lambda: f"/england/transitions/?{any_day(chance)}",
        "inspections": lambda: f"/england/inspections/?page={chance.randrange(1, 9)}",
        "authority": lambda: f"/{some(slugs)}/?{any_day(chance)}",
        "compare": lambda: (
            f"/{some(slugs)}/compare/?" + "&".join(f"with={some(slugs)}" for _ in range(5))
        ),
        "recommendations": lambda: f"/{some(slugs)}/recommendations/?{any_day(chance)}",
        "measures": lambda: f"/measures/?council={some(slugs)}&{any_day(chance)}",
        "measure": lambda: f"/measures/{some(known)}/?council={some(slugs)}&{any_day(chance)}",
        "trend": lambda: f"/measures/{some(known)}/trend.svg?council={some(slugs)}",
        "spread": lambda: f"/measures/{some(known)}/spread.svg?council={some(slugs)}",
        "measure as CSV": lambda: f"/measures/{some(known)}.csv",
        "profile": lambda: f"/{some(slugs)}/profile/",
        "compare profiles": lambda: (
            f"/{some(slugs)}/profile/compare/?" + "&".join(f"with={some(slugs)}" for _ in range(5))
        ),
        "neighbours": lambda: f"/{some(slugs)}/neighbours/",
        POSTED: lambda: f"/claims/read/?council={some(slugs)}",
        "search": lambda: (
            f"/search/?q={some(WORDS).replace(' ', '+')}&page={chance.randrange(1, 4)}"
        ),
        "England as CSV": lambda: f"/england.csv?area={some(areas)}&{any_day(chance)}",
    }
    if reports:
        found["report"] = report_address
    if advice:
        found["more like this"] = lambda: "/search/like/{}/{}/".format(*chance.choice(advice))
    return found | of_the_record(chance)


def of_the_record(chance: random.Random) -> dict[str, Callable[[], str]]:
    """The same of the pages of children and indicators, where the workspace has a record."""
    from lineofsight.indicators.registry import indicators
    from lineofsight.indicators.splits import Split
    from lineofsight.web.records.store import record_of

    store = record_of("999")
    if store is None:
        return {}
    with store.cursor() as cursor:
        people = [
            one for (one,) in cursor.execute("SELECT person_id FROM record_person").fetchall()
        ]
        teams = [one for (one,) in cursor.execute("SELECT team_id FROM record_team").fetchall()]
    codes = [one.slug for one in indicators()]

    def code() -> str:
        return chance.choice(codes)

    return {
        "data": lambda: "/mereshire/data/",
        "issues": lambda: f"/mereshire/data/issues/?page={chance.randrange(1, 3)}",
        "differences": lambda: f"/mereshire/data/conflicts/?page={chance.randrange(1, 3)}",
        "indicators": lambda: f"/mereshire/indicators/{chance.choice(('', '?shared=1'))}",
        "indicators as CSV": lambda: "/mereshire/indicators.csv",
        "indicator": lambda: f"/mereshire/indicators/{code()}/",
        "indicator, split": lambda: (
            f"/mereshire/indicators/{code()}/?split={chance.choice(list(Split))}"
        ),
        "indicator's trend": lambda: f"/mereshire/indicators/{code()}/trend.svg",
        "behind an indicator": lambda: f"/mereshire/indicators/{code()}/children/",
        "children": lambda: f"/mereshire/children/?page={chance.randrange(1, 60)}",
        "child": lambda: f"/mereshire/children/{chance.choice(people)}/",
        "teams": lambda: "/mereshire/teams/",
        "team": lambda: f"/mereshire/teams/{chance.choice(teams)}/",
    }


def measure(rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each request, by kind of page."""
    from django.test import Client

    from lineofsight.reference import authorities
    from lineofsight.web.accounts.models import Person

    chance = random.Random(11)  # noqa: S311 - the same addresses each time
    client = Client(SERVER_NAME="localhost", headers={"accept-encoding": "identity"})
    leader = Person.objects.filter(email__startswith="leader@").first()
    if leader is not None:
        client.force_login(leader, "allauth.account.auth_backends.AuthenticationBackend")
    taken: dict[str, list[float]] = {}
    for kind, address in kinds(chance).items():
        client.get(address())
        for _ in range(rounds):
            asked = address()
            form = None
            if kind == POSTED:
                slug = asked.partition("=")[2]
                form = {"text": any_text(chance, authorities.by_slug(slug).name), "council": slug}
            start = time.perf_counter()
            response = client.post("/claims/read/", form) if form else client.get(asked)
            taken.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
            assert response.status_code == 200, (asked, response.status_code)
    return taken


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("workspace", nargs="?", type=Path, help="default: LINEOFSIGHT_WORKSPACE")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--limit", type=float, default=150.0, help="for the 95th percentile, ms")
    given = parser.parse_args()
    if given.workspace:
        os.environ["LINEOFSIGHT_WORKSPACE"] = str(given.workspace.resolve())
    os.environ["LINEOFSIGHT_SECOND_FACTOR"] = "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lineofsight.web.settings")
    import django

    django.setup()
    taken = measure(given.rounds)
    trivial = statistics.median(taken["trivial"])
    print(f"{'page':20} {'p50 ms':>8} {'p95 ms':>8} {'p95 / trivial':>14}")
    worst, slow = 0.0, False
    for kind, found in taken.items():
        p50, p95 = statistics.median(found), statistics.quantiles(found, n=20)[-1]
        if kind == POSTED:
            slow |= p95 > POSTED_LIMIT
        elif kind in WORKED_OUT:
            slow |= p95 > WORKED_OUT_LIMIT
        else:
            worst = max(worst, p95)
        print(f"{kind:20} {p50:8.1f} {p95:8.1f} {p95 / trivial:14.0f}")
    print(
        f"Slowest 95th percentile: {worst:.1f} ms, limit {given.limit:.0f} ms; "
        f"{POSTED}, and pages worked out over the record: limit {WORKED_OUT_LIMIT:.0f} ms."
    )
    return 1 if worst > given.limit or slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
