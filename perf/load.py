"""Many people at once on the site, as a council uses it: PostgreSQL, gunicorn, a mixed walk.

Usage: python perf/load.py DEMO [--people N] [--minutes N] [--limit MILLISECONDS]

DEMO is the workspace of the demonstration (`lineofsight demo --no-serve`). A PostgreSQL that stands
for the moment and the site are started on this machine; the people walk from another process of
it. Each signs in as one of the demonstration's invented people, opens what a person of that role
opens, has a text checked, changes a setting or begins an upload where the role may, reads for two
to ten seconds, and goes on. Only this machine is ever asked, for thirty
minutes at most. Printed are the median and the 95th percentile by kind of page, and their ratio to
a page of fixed words. The exit code is 1 where any answer was an error or the 95th percentile of
all is over the limit.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.postgresql import cluster

MOST_PEOPLE, MOST_MINUTES = 200, 30.0
#: Seconds that somebody reads a page.
READS = (2.0, 10.0)
CHILD = re.compile(r'href="(/mereshire/children/[^"./]+/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
INDICATOR = re.compile(r'href="(/mereshire/indicators/[^"./?]+/)"')
PERSON = re.compile(r'name="person" value="(\d+)">([^<]+)<')

#: What people of each role open, and how often.
EVERYBODY = {"notices": 1, "notices, changed": 1, "account": 1, "trivial": 1}
PUBLIC = EVERYBODY | {"England": 3, "authority": 3, "search": 3, "measure": 2, "profile": 1}
FIGURES = {"board": 6, "weeks": 1, "indicators": 4, "indicator": 6, "trend": 4, "text checked": 1}
DATA = {"data": 2, "issues": 3, "differences": 1, "tomorrow": 1, "tasks": 1}
CHILDREN = {"children": 3, "child": 8, "teams": 2}
WALKS = {
    "Analyst": FIGURES | DATA | CHILDREN | {"split": 2, "behind": 2, "upload begun": 1},
    "Practitioner": EVERYBODY | CHILDREN | {"board": 2},
    "Auditor": EVERYBODY | FIGURES | CHILDREN,
    "Quality assurance lead": FIGURES | DATA | CHILDREN | {"split": 1, "behind": 1},
    "Leader": PUBLIC | FIGURES | {"tomorrow": 1, "child": 2, "children": 1, "paper": 1},
    "Elected member": FIGURES | PUBLIC,
    "Improvement partner": FIGURES | PUBLIC,
    "Administrator": {"people": 3, "record of access": 4},
}
Files = dict[str, tuple[str, bytes, str]]
#: A file of SSDA903 as an analyst sends it, and a text as a leader has it checked.
HEADERS_OF_CARE = (
    "header.csv",
    b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n" + b"1,1,01/02/2015,WBRI,UN2,,\n",
    "text/csv",
)
TEXT = (
    "Mereshire made 3,000 referrals last year. Ofsted judged that the council requires improvement "
    "to be good. Re-referrals fell from 24% to 21%. Social workers know their children well."
)
FIXED = {
    "trivial": ("/accessibility/",),
    "England": ("/england/", "/england/?area=leaders", "/england/?as_at=2020-01-01"),
    "authority": ("/wiltshire/", "/kent/", "/leeds/", "/brent/", "/isle-of-wight/"),
    "search": ("/search/?q=supervision", "/search/?q=neglect", "/search/?q=pathway+plans"),
    "measure": ("/measures/hp_rereferral_pct/?council=wiltshire", "/measures/cic_rate/"),
    "profile": ("/wiltshire/profile/", "/dorset/profile/"),
    "board": ("/mereshire/board/", "/mereshire/board/?view=members"),
    "paper": ("/mereshire/board.pdf",),
    "tomorrow": ("/mereshire/board/inspection-tomorrow/",),
    "indicators": ("/mereshire/indicators/",),
    "weeks": ("/mereshire/board/weeks/",),
    "tasks": ("/mereshire/tasks/",),
    "notices": ("/account/notices/",),
    "account": ("/account/", "/account/sessions/", "/account/roles/"),
    "split": tuple(
        f"/mereshire/indicators/{code}/?split={by}"
        for code in ("hp05", "hp06", "hp12")
        for by in ("team", "age", "sex")
    ),
    "behind": tuple(f"/mereshire/indicators/{code}/children/" for code in ("hp05", "hp06", "hp12")),
    "data": ("/mereshire/data/",),
    "issues": tuple(f"/mereshire/data/issues/?page={page}" for page in range(1, 6)),
    "differences": tuple(f"/mereshire/data/conflicts/?page={page}" for page in range(1, 4)),
    "children": tuple(f"/mereshire/children/?page={page}" for page in range(1, 8)),
    "teams": ("/mereshire/teams/",),
    "people": ("/mereshire/people/",),
    "record of access": (
        "/mereshire/access-record/",
        "/mereshire/access-record/?kind=read",
        "/mereshire/access-record/?page=2",
    ),
}


@dataclass
class Seen:
    """What was measured: milliseconds by kind of page, and what was no answer."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)


class Walker:
    """One person: signs in, then opens page after page until the time is up."""

    def __init__(self, address: str, role: str, chance: random.Random, seen: Seen) -> None:
        self.role, self.chance, self.seen = role, chance, seen
        self.children: list[str] = []
        self.indicators: list[str] = []
        self.client = httpx.AsyncClient(base_url=address, timeout=60, follow_redirects=True)

    async def walk(self, until: float) -> None:
        """Walk."""
        async with self.client:
            # People come in the first half minute, not all in one moment.
            await asyncio.sleep(self.chance.uniform(0, min(30.0, (until - time.monotonic()) / 4)))
            await self.sign_in()
            kinds = WALKS[self.role]
            while time.monotonic() < until:
                (kind,) = self.chance.choices(list(kinds), weights=list(kinds.values()))
                await self.open(kind)
                await asyncio.sleep(self.chance.uniform(*READS))

    async def sign_in(self) -> None:
        """Sign in as the invented person of the role."""
        page = await self.client.get("/account/sign-in/")
        token = TOKEN.search(page.text)
        people = {role: number for number, role in PERSON.findall(page.text)}
        assert token is not None, "the site is no demonstration"
        form = {"csrfmiddlewaretoken": token.group(1), "person": people[self.role]}
        origin = {"Referer": str(self.client.base_url)}
        await self.timed("sign in", "POST", "/account/demonstration/", form, origin)

    async def open(self, kind: str) -> None:
        """Open a page of a kind, or do what it names."""
        if kind == "text checked":
            await self.send(
                kind, "/claims/read/", "/claims/read/", {"text": TEXT, "council": "wiltshire"}
            )
        elif kind == "notices, changed":
            wish = {"by_mail": self.chance.choice(("yes", "no"))}
            await self.send(kind, "/account/notices/", "/account/notices/mail/", wish)
        elif kind == "upload begun":
            page, form = "/mereshire/uploads/new/", {"purpose": "record", "title": "Under load"}
            await self.send(kind, page, page, form, {"files": HEADERS_OF_CARE})
        elif kind == "child" and self.children:
            await self.timed(kind, "GET", self.chance.choice(self.children))
        elif kind in ("indicator", "trend") and self.indicators:
            page = self.chance.choice(self.indicators)
            await self.timed(kind, "GET", page + ("trend.svg" if kind == "trend" else ""))
        elif kind in ("child", "children"):
            text = await self.timed("children", "GET", self.chance.choice(FIXED["children"]))
            self.children = CHILD.findall(text)
        elif kind in ("indicator", "trend", "indicators"):
            text = await self.timed("indicators", "GET", FIXED["indicators"][0])
            self.indicators = sorted(set(INDICATOR.findall(text)))
        else:
            await self.timed(kind, "GET", self.chance.choice(FIXED[kind]))

    async def send(
        self, kind: str, page: str, address: str, form: dict[str, str], files: Files | None = None
    ) -> None:
        """Open a page with a form, and send it."""
        token = TOKEN.search(await self.timed(f"{kind}: form", "GET", page))
        if token is not None:
            form = {**form, "csrfmiddlewaretoken": token.group(1)}
        origin = {"Referer": str(self.client.base_url)}
        await self.timed(kind, "POST", address, form, origin, files)

    async def timed(
        self,
        kind: str,
        method: str,
        address: str,
        form: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        files: Files | None = None,
    ) -> str:
        """Ask, and note how long the answer took or what was wrong with it."""
        start = time.perf_counter()
        try:
            answer = await self.client.request(
                method, address, data=form, headers=headers, files=files
            )
        except httpx.HTTPError as error:
            self.seen.errors[f"{kind}: {type(error).__name__}"] += 1
            return ""
        self.seen.taken.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
        if answer.status_code != 200:
            self.seen.errors[f"{kind}: {answer.status_code} {address}"] += 1
        return answer.text


@contextmanager
def site(workspace: Path, database: str) -> Iterator[str]:
    """The site as a council serves it, with two processes and a worker, over a database of the
    moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "LINEOFSIGHT_WORKSPACE": str(workspace.resolve()),
        "LINEOFSIGHT_DEMONSTRATION": "1",
        "LINEOFSIGHT_SECOND_FACTOR": "0",
        "DATABASE_URL": database,
    }
    manage = [sys.executable, "-m", "lineofsight.web"]
    for words in (["migrate", "--no-input", "-v", "0"], ["people_demonstration"]):
        subprocess.run([*manage, *words], env=environment, check=True)
    worker = subprocess.Popen([*manage, "work"], env=environment)
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--config", "python:lineofsight.web.serving"),
            *("--bind", f"127.0.0.1:{port}"),
        ],
        env=environment,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            try:
                httpx.get(f"{address}/health/", timeout=5)
                break
            except httpx.HTTPError:
                time.sleep(0.3)
        yield address
    finally:
        for each in (process, worker):
            each.terminate()
        for each in (process, worker):
            each.wait(timeout=60)


async def walked(address: str, people: int, seconds: float) -> Seen:
    """All of them at once, for so many seconds."""
    chance, seen = random.Random(11), Seen()  # noqa: S311 - the same walk each time
    until = time.monotonic() + seconds
    roles = [role for role in WALKS if role != "Administrator"] * people
    chosen = ["Administrator", *roles[: people - 1]]
    walkers = [
        Walker(address, role, random.Random(number), seen)  # noqa: S311
        for number, role in enumerate(chosen)
    ]
    chance.shuffle(walkers)
    await asyncio.gather(*(walker.walk(until) for walker in walkers))
    return seen


def percentile(found: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(found, n=20)[-1] if len(found) > 1 else found[0]


def main() -> int:
    """Start the site, walk, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--limit", type=float, default=400.0, help="for the 95th percentile, ms")
    given = parser.parse_args()
    people, minutes = min(given.people, MOST_PEOPLE), min(given.minutes, MOST_MINUTES)
    with cluster() as database, site(given.workspace, database) as address:
        seen = asyncio.run(walked(address, people, minutes * 60))
    every = [each for found in seen.taken.values() for each in found]
    trivial = statistics.median(seen.taken.get("trivial", every))
    print(f"{'page':18} {'asked':>6} {'p50 ms':>8} {'p95 ms':>8} {'p95 / trivial':>14}")
    for kind, found in sorted(seen.taken.items()):
        p50, p95 = statistics.median(found), percentile(found)
        print(f"{kind:18} {len(found):6} {p50:8.0f} {p95:8.0f} {p95 / trivial:14.1f}")
    p95 = percentile(every)
    print(
        f"{people} people, {minutes:g} minutes, {len(every)} pages "
        f"({len(every) / minutes / 60:.1f} a second): median {statistics.median(every):.0f} ms, "
        f"95th percentile {p95:.0f} ms (limit {given.limit:.0f}), "
        f"{sum(seen.errors.values())} errors"
    )
    for error, number in seen.errors.most_common(10):
        print(f"  {number} × {error}")
    return 1 if seen.errors or p95 > given.limit else 0


if __name__ == "__main__":
    raise SystemExit(main())
