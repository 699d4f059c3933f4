"""Rebuild `lineofsight/published/data` from tidy facts of official statistics.

Usage: python scripts/build_published.py FOLDER

FOLDER holds `measures.csv` (what is measured, where it comes from), `benchmarks.parquet` (the
latest value of every measure, area and period) and `vintages.parquet` (every value that was
revised, with the days on which it was shown). Our own definitions, and how each measure can be
tested, are in `scripts/published_definitions.csv`.
"""

from __future__ import annotations

import calendar
import csv
import sys
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lineofsight.engine.tables import Table
from lineofsight.published.areas import ENGLAND, region_key
from lineofsight.published.tables import Calendar, PublishedValue, Vintage
from lineofsight.reference import authorities
from lineofsight.reference.areas import Area

OUT = Path(__file__).parents[1] / "lineofsight" / "published" / "data"
DEFINITIONS = Path(__file__).with_name("published_definitions.csv")

CALENDARS = {
    "Year to or at 31 March": Calendar.MARCH,
    "Year to or at 30 September": Calendar.SEPTEMBER,
    "Academic year": Calendar.ACADEMIC,
    "Calendar year": Calendar.CALENDAR,
    "January census": Calendar.JANUARY,
    "Mid-year": Calendar.MID_YEAR,
}
AREAS = {
    "Help and protection": Area.HELP_AND_PROTECTION,
    "Children in care": Area.IN_CARE,
    "Care leavers": Area.CARE_LEAVERS,
    "Leaders and workforce": Area.LEADERS,
}
#: ONS codes of places that are not authorities.
PLACES = {
    "E92000001": ENGLAND,
    **{
        code: region_key(name)
        for code, name in {
            "E12000001": "North East",
            "E12000002": "North West",
            "E12000003": "Yorkshire and The Humber",
            "E12000004": "East Midlands",
            "E12000005": "West Midlands",
            "E12000006": "East of England",
            "E12000007": "London",
            "E12000008": "South East",
            "E12000009": "South West",
            "E13000001": "Inner London",
            "E13000002": "Outer London",
        }.items()
    },
}
#: Measures of which only the numerator is published: the denominator is the numerator and the
#: social workers in post together.
WITH_IN_POST = ("lw_vacancy_pct", "lw_agency_pct")
IN_POST = "lw_inpost_fte"
#: How far apart a value and its latest vintage may be, and still be one value rounded twice.
ROUNDING = 0.005

Key = tuple[str, str, int]
Row = dict[str, Any]


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def read_rows(path: Path) -> dict[Key, list[Row]]:
    """The rows of a Parquet file by measure, area key and period."""
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in pq.read_table(path).to_pylist():
        code = row["area_code"]
        area = PLACES.get(code) or authorities.get(code).code
        found[row["measure_id"], area, row["period"]].append(row)
    return found


def full_day(published: date, releases: list[date]) -> date:
    """The day of publication where only its month is known (it then reads as the first): that
    of a dated release of the same publication soon after, else the last day of the month."""
    if published.day != 1:
        return published
    soon = [day for day in releases if timedelta() <= day - published <= timedelta(days=45)]
    if soon:
        return min(soon)
    return published.replace(day=calendar.monthrange(published.year, published.month)[1])


def publication_days(
    values: dict[Key, Row], publication_of: dict[str, str]
) -> dict[tuple[str, int], date]:
    """When each measure's last period was published, by measure and period."""
    dated: dict[str, set[date]] = defaultdict(set)
    last: dict[str, int] = defaultdict(int)
    for (measure, _, period), row in values.items():
        last[measure] = max(last[measure], period)
        if row["published"].day != 1:
            dated[publication_of[measure]].add(row["published"])
    days: dict[tuple[str, int], date] = {}
    for (measure, _, period), row in values.items():
        if period == last[measure]:
            day = full_day(row["published"], sorted(dated[publication_of[measure]]))
            days[measure, period] = max(day, days.get((measure, period), day))
    return days


def known_from(
    day_of_last: dict[tuple[str, int], date], ends: dict[tuple[str, int], date]
) -> dict[tuple[str, int], tuple[date, bool]]:
    """From when each period's values were public. Earlier periods are taken to have come out
    as long after their end as the last one did; the flag says that this is an estimate."""
    delay = {measure: day - ends[measure, period] for (measure, period), day in day_of_last.items()}
    found = {}
    for (measure, period), end in ends.items():
        day = day_of_last.get((measure, period))
        found[measure, period] = (day, False) if day else (end + delay[measure], True)
    return found


def counts(key: Key, row: Row, values: dict[Key, Row]) -> tuple[float | None, float | None]:
    """Numerator and denominator of a value: neither for a value that is withheld, lest they
    give it away."""
    if row["value"] is None:
        return None, None
    numerator, denominator = row["numerator"], row["denominator"]
    measure, area, period = key
    if measure in WITH_IN_POST and numerator is not None and denominator is None:
        in_post = values.get((IN_POST, area, period))
        if in_post is not None and in_post["value"] is not None:
            denominator = numerator + in_post["value"]
    if numerator is None or not denominator:
        return None, None
    return numerator, denominator


def build_values(
    values: dict[Key, Row],
    vintages: dict[Key, list[Row]],
    known: dict[tuple[str, int], tuple[date, bool]],
) -> list[PublishedValue]:
    """The rows of `values.parquet`."""
    built = []
    for key, row in sorted(values.items()):
        measure, area, period = key
        published, estimated = known[measure, period]
        seen = min((v["first_shown"] for v in vintages.get(key, [])), default=published)
        if seen < published:
            published, estimated = seen, False
        numerator, denominator = counts(key, row, values)
        joint = row["status"] == "j"
        built.append(
            PublishedValue(
                measure_id=measure,
                area=area,
                period=period,
                period_end=row["period_end"],
                value=row["value"],
                status=None if joint else row["status"],
                joint=joint,
                numerator=numerator,
                denominator=denominator,
                published=published,
                estimated=estimated,
                source=row["source"],
            )
        )
    return built


def build_vintages(values: dict[Key, Row], vintages: dict[Key, list[Row]]) -> list[Vintage]:
    """The rows of `vintages.parquet`, of periods that are still published."""
    built = []
    for key, rows in sorted(vintages.items()):
        if key not in values:
            continue
        latest = values[key]["value"]
        rows.sort(key=lambda row: (row["last_shown"], row["first_shown"]))
        if latest is None or abs(rows[-1]["value"] - latest) > ROUNDING:
            raise SystemExit(f"{key}: the last value shown is {rows[-1]['value']}, not {latest}")
        rows[-1]["value"] = latest
        built += [
            Vintage(
                measure_id=key[0],
                area=key[1],
                period=key[2],
                first_shown=row["first_shown"],
                last_shown=row["last_shown"],
                value=row["value"],
            )
            for row in rows
        ]
    return built


def build_measures(
    source: list[dict[str, str]], values: list[PublishedValue]
) -> list[dict[str, Any]]:
    """The rows of `measures.csv`."""
    ours = {row["id"]: row for row in read_csv(DEFINITIONS)}
    periods: dict[str, set[int]] = defaultdict(set)
    counted: set[str] = set()
    for value in values:
        if value.value is not None:
            periods[value.measure_id].add(value.period)
            if value.numerator is not None:
                counted.add(value.measure_id)
    built = []
    for row in source:
        mine = ours[row["id"]]
        built.append(
            {
                "id": row["id"],
                "title": row["name"],
                "definition": mine["definition"],
                "unit": row["unit"].replace("GBP", "£"),
                "form": mine["form"],
                "polarity": "" if row["polarity"] == "neutral" else row["polarity"],
                "area": AREAS.get(row["ilacs_area"], ""),
                "core": int(row["tier"] == "core"),
                "decimals": row["decimals"],
                "calendar": CALENDARS[row["period_type"]],
                "on_a_day": mine["on_a_day"],
                "scale": mine["scale"],
                "first_period": min(periods[row["id"]]),
                "last_period": max(periods[row["id"]]),
                "next_update": row["next_update"],
                "has_counts": int(row["id"] in counted),
                "derived": row["derived"],
                "publication": row["source_publication"],
                "address": row["source_url"],
                "note": mine["note"],
            }
        )
    return built


def write_parquet(table: type[Table], rows: list[Any], path: Path) -> None:
    """Write declared rows, small: codes as dictionaries, the whole compressed hard."""
    arrow = table.to_arrow(rows)
    for index, field in enumerate(arrow.schema):
        if pa.types.is_int64(field.type):
            arrow = arrow.set_column(index, field.name, arrow.column(index).cast(pa.int16()))
    pq.write_table(arrow, path, compression="zstd", compression_level=19)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size:,} bytes")


def main() -> None:
    """Read FOLDER and write the package's data."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    source = read_csv(folder / "measures.csv")
    values = {key: rows[0] for key, rows in read_rows(folder / "benchmarks.parquet").items()}
    vintages = read_rows(folder / "vintages.parquet")
    ends = {(key[0], key[2]): row["period_end"] for key, row in values.items()}
    days = publication_days(values, {row["id"]: row["source_publication"] for row in source})
    built = build_values(values, vintages, known_from(days, ends))
    OUT.mkdir(exist_ok=True)
    write_parquet(PublishedValue, built, OUT / "values.parquet")
    write_parquet(Vintage, build_vintages(values, vintages), OUT / "vintages.parquet")
    rows = build_measures(source, built)
    with (OUT / "measures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"measures.csv: {len(rows)} rows")


if __name__ == "__main__":
    main()
