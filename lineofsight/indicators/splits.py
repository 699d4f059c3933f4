"""Splits of an indicator by who the child is, and by team: each member in one group."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import day, years_after
from lineofsight.engine.tables import Table
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, Record
from lineofsight.record.tables import Address, Disability, Involvement, Person

#: The column of the group.
GROUP = "_group"

#: What is not recorded of a child.
NOT_RECORDED = "not recorded"


class Split(StrEnum):
    """What members are split by."""

    TEAM = "team"
    AREA = "area"
    AGE = "age"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"

    @property
    def label(self) -> str:
        """The split in words."""
        return _LABELS[self]

    @property
    def doc(self) -> str:
        """How members are put into groups."""
        return _DOCS[self]


_LABELS = {
    Split.TEAM: "Team",
    Split.AREA: "Area",
    Split.AGE: "Age",
    Split.SEX: "Sex",
    Split.ETHNICITY: "Ethnic group",
    Split.DISABILITY: "Disability",
}
_DOCS = {
    Split.TEAM: "The team that the row names, or else that of the worker to whom the child is "
    "allocated on the last day of the period.",
    Split.AREA: "The postcode district of the child's home on the last day of the period.",
    Split.AGE: "Age on the last day of the period.",
    Split.SEX: "Sex as recorded.",
    Split.ETHNICITY: "The broad ethnic groups of the census of population.",
    Split.DISABILITY: "Whether a disability is recorded.",
}

#: Ages in years at which groups begin, and the groups.
AGES = ((18, "18 and over"), (16, "16 to 17"), (10, "10 to 15"), (5, "5 to 9"), (1, "1 to 4"))
#: The broad ethnic groups by the Department's codes.
ETHNIC_GROUPS = {
    "White": ("WBRI", "WIRI", "WIRT", "WOTH", "WROM"),
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Asian": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),
    "Black": ("BCRB", "BAFR", "BOTH"),
    "Other": ("OOTH",),
}
SEXES = {"M": "Boys", "F": "Girls"}


def with_group(members: Frame, record: Record, split: Split, table: type[Table]) -> Frame:
    """Members with the group that each is in, in `_group`; never None.

    Args:
        members: of one indicator.
        record: which they are of.
        split: what they are split by.
        table: the table of the record that they are rows of.
    """
    if split is Split.TEAM:
        members = _with_own_team(members, record, table)
    build = {
        Split.TEAM: _by_team,
        Split.AREA: _by_area,
        Split.AGE: _by_age,
        Split.SEX: _by_sex,
        Split.ETHNICITY: _by_ethnicity,
        Split.DISABILITY: _by_disability,
    }[split]
    return build(members, record).with_columns(
        nw.coalesce(col(GROUP), lit(NOT_RECORDED)).alias(GROUP)
    )


def _beside(members: Frame, person: Frame) -> Frame:
    return members.join(person, on=list(CHILD), how="left")


def _ends(members: Frame, record: Record) -> Frame:
    """Members beside the last day of their period."""
    periods = record.engine.table("record_period").select(PERIOD, END)
    return members.join(periods, on=PERIOD, how="left")


def _by_sex(members: Frame, record: Record) -> Frame:
    person = record.table(Person).select(*CHILD, "sex")
    girls = nw.when(col("sex") == "F").then(lit(SEXES["F"]))
    group = nw.when(col("sex") == "M").then(lit(SEXES["M"])).otherwise(girls)
    return _beside(members, person).with_columns(group.alias(GROUP)).drop("sex")


def _by_ethnicity(members: Frame, record: Record) -> Frame:
    person = record.table(Person).select(*CHILD, "ethnicity")
    group: nw.Expr = lit(None, nw.String)
    for name, codes in ETHNIC_GROUPS.items():
        group = nw.when(col("ethnicity").is_in(codes)).then(lit(name)).otherwise(group)
    return _beside(members, person).with_columns(group.alias(GROUP)).drop("ethnicity")


def _by_age(members: Frame, record: Record) -> Frame:
    person = record.table(Person).select(*CHILD, "birth_date", "expected_birth_date")
    born = col("birth_date")
    group: nw.Expr = nw.when(~born.is_null()).then(lit("Under 1"))
    for years, name in reversed(AGES):
        group = nw.when(years_after(born, years) <= col(END)).then(lit(name)).otherwise(group)
    unborn = (born.is_null() & ~col("expected_birth_date").is_null()) | (born > col(END))
    group = nw.when(unborn).then(lit("Unborn")).otherwise(group)
    return (
        _beside(_ends(members, record), person)
        .with_columns(group.alias(GROUP))
        .drop("birth_date", "expected_birth_date", END)
    )


def _by_disability(members: Frame, record: Record) -> Frame:
    told = (
        record.table(Disability)
        .with_columns(_is=nw.when(col("disability") == "NONE").then(0).otherwise(1))
        .group_by(*CHILD)
        .agg(_disabled=col("_is").max())
    )
    none = nw.when(col("_disabled") == 0).then(lit("No disability"))
    group = nw.when(col("_disabled") == 1).then(lit("Disabled")).otherwise(none)
    return _beside(members, told).with_columns(group.alias(GROUP)).drop("_disabled")


def _by_area(members: Frame, record: Record) -> Frame:
    homes = record.shared("homes_at_end", _homes)
    return members.join(homes, on=[*CHILD, PERIOD], how="left").rename({"_district": GROUP})


def _homes(record: Record) -> Frame:
    """The district of each child's home at the end of each period: of the address that began
    last of those that stand; one without a first day has stood for ever."""
    homes = record.by_period(record.table(Address).filter(~col("postcode").is_null())).filter(
        col("start_date").is_null() | (col("start_date") <= col(END)),
        col("end_date").is_null() | (col("end_date") > col(END)),
    )
    # The inward half of a postcode is its last three characters.
    district = col("postcode").str.to_uppercase().str.replace_all(r"\s*[0-9][A-Z]{2}\s*$", "")
    return _latest(homes.with_columns(_district=district), "_district", "address_id")


def _with_own_team(members: Frame, record: Record, table: type[Table]) -> Frame:
    """Members with the team that their own row names, in `_own_team`."""
    columns = table.columns()
    if "team_id" not in columns:
        return members.with_columns(_own_team=lit(None, nw.String))
    (key,) = (name for name, facts in columns.items() if facts.key)
    rows = record.table(table).select("la_code", row_key=key, _own_team="team_id")
    return members.join(rows, on=["la_code", "row_key"], how="left")


def _by_team(members: Frame, record: Record) -> Frame:
    teams = record.shared("teams_at_end", _teams)
    return (
        members.join(teams, on=[*CHILD, PERIOD], how="left")
        .with_columns(nw.coalesce(col("_own_team"), col("_team")).alias(GROUP))
        .drop("_own_team", "_team")
    )


def _teams(record: Record) -> Frame:
    """The team of the worker to whom each child is allocated at the end of each period."""
    allocated = record.table(Involvement).filter(col("is_allocated"), ~col("team_id").is_null())
    return _latest(
        record.open_at_end(allocated).with_columns(_team=col("team_id")), "_team", "involvement_id"
    )


def _latest(frame: Frame, value: str, key: str) -> Frame:
    """Of each child's rows in each period the one that began last."""
    # A row without a first day has stood for longest.
    ordered = frame.with_columns(
        _first=nw.coalesce(col("start_date"), day(date(1800, 1, 1)))
    ).with_columns(
        _place=col(key).cum_count(reverse=True).over(*CHILD, PERIOD, order_by=["_first", key])
    )
    return ordered.filter(col("_place") == 1).select(*CHILD, PERIOD, value)
