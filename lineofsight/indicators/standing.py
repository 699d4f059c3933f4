"""What stands on the last day of a period: who is looked after, on a plan, born by then."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import is_true
from lineofsight.indicators.definition import PERIOD, Frame
from lineofsight.indicators.record import CHILD, END, Record
from lineofsight.record.tables import ClaEpisode, CpPlan, LegalStatus, Person, Placement

#: Legal statuses of short breaks, which are out of every measure of children in care.
SHORT_BREAKS = ("V3", "V4")


def born_by_end(r: Record) -> Frame:
    """Children born by the last day of each period: `_period`, `la_code`, `person_id`."""
    people = r.by_period(r.table(Person).filter(~col("birth_date").is_null()))
    return people.filter(col("birth_date") <= col(END)).select(*CHILD, PERIOD)


def on_cp_plan_at_end(r: Record) -> Frame:
    """Children on a child protection plan of this council on the last day of each period."""
    return r.open_at_end(own_plans(r)).select(*CHILD, PERIOD).unique()


def own_plans(r: Record) -> Frame:
    """Child protection plans, without those that are another council's."""
    return r.table(CpPlan).filter(~is_true(col("other_la")))


def care_episodes(r: Record) -> Frame:
    """Episodes of care without short breaks."""
    return every_care_episode(r).filter(~is_true(col("legal_status").is_in(SHORT_BREAKS)))


def every_care_episode(r: Record) -> Frame:
    """Episodes of care as the SSDA903 has them, short breaks too; worked out once."""
    return r.shared("episodes_903", episodes_903)


def episodes_903(r: Record) -> Frame:
    """Episodes of care; where one does not say its legal status or placement, those that stood on
    its first day are taken: of several, the one that began last."""
    episodes = r.table(ClaEpisode)
    statuses = r.table(LegalStatus).filter(~col("legal_status").is_null())
    placements = r.table(Placement).filter(~col("placement_type").is_null())
    key = ["la_code", "cla_episode_id"]
    status = _stood(
        episodes.filter(col("legal_status").is_null()),
        statuses.select(
            *CHILD, "legal_status_id", "start_date", "end_date", _status=col("legal_status")
        ),
        "legal_status_id",
    ).select(*key, "_status")
    place = _stood(
        episodes.filter(col("place").is_null()),
        placements.select(
            *CHILD,
            "placement_id",
            "start_date",
            "end_date",
            _place=col("placement_type"),
            _postcode=col("postcode"),
            _urn=col("urn"),
            _location=col("location"),
            _distance=col("distance"),
        ),
        "placement_id",
    ).select(*key, "_place", "_postcode", "_urn", "_location", "_distance")
    return (
        episodes.join(status, on=key, how="left")
        .join(place, on=key, how="left")
        .with_columns(
            legal_status=nw.coalesce(col("legal_status"), col("_status")),
            place=nw.coalesce(col("place"), col("_place")),
            place_postcode=nw.coalesce(col("place_postcode"), col("_postcode")),
            urn=nw.coalesce(col("urn"), col("_urn")),
            place_location=nw.coalesce(col("place_location"), col("_location")),
            place_distance=nw.coalesce(col("place_distance"), col("_distance")),
        )
        .drop("_status", "_place", "_postcode", "_urn", "_location", "_distance")
    )


def _stood(episodes: Frame, spells: Frame, key: str) -> Frame:
    """Of each episode the spell of its child that stood on its first day; the one that began last.
    Spells have `start_date` and `end_date`, and a key."""
    beside = (
        episodes.select(*CHILD, "cla_episode_id", _on=col("start_date"))
        .join(spells, on=list(CHILD), how="inner")
        .filter(
            col("start_date") <= col("_on"),
            col("end_date").is_null() | (col("end_date") > col("_on")),
        )
    )
    last = (
        col(key)
        .cum_count(reverse=True)
        .over("la_code", "cla_episode_id", order_by=["start_date", key])
    )
    return beside.with_columns(_nth=last).filter(col("_nth") == 1)


def looked_after_at_end(r: Record) -> Frame:
    """The episode in which each child in care stands on the last day of each period: of several,
    the one that began last."""
    place = (
        col("cla_episode_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["start_date", "cla_episode_id"])
    )
    return (
        r.open_at_end(care_episodes(r)).with_columns(_place=place).filter(col("_place") == 1)
    ).drop("_place")
