"""Children in care: placements, distance, social workers, reviews and visits."""

from __future__ import annotations

import narwhals as nw
from narwhals import col, lit

from lineofsight.engine.expressions import (
    day_number,
    days_after,
    is_true,
    months_after,
    years_after,
)
from lineofsight.indicators.areas.care import EPISODES
from lineofsight.indicators.areas.need import last_visit
from lineofsight.indicators.definition import Form, Frame, IndicatorsOf, Polarity, Timing, Uses
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import care_episodes, looked_after_at_end
from lineofsight.record.tables import (
    ClaEpisode,
    Involvement,
    Person,
    Placement,
    Review,
    Visit,
)
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)

MANY_PLACEMENTS = 3
MANY_WORKERS = 3
#: Temporary moves: the child comes back to the carer.
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")
#: Moves that keep the carer, by the reason of the new episode.
SAME_CARER = ("T", "U")
#: Adoption by the foster carers whom the child lives with.
ADOPTED_BY_CARER = ("A3", "A5")
FOR_ADOPTION = ("A3", "A4", "A5", "A6")
#: Placements meant to last until the child is grown up.
LONG_TERM = ("U1", "U4")
MILES = 20.0
#: Ages, and months in care and in the placement, of long-term stability.
UNDER, IN_CARE_MONTHS, PLACED_MONTHS = 16, 30, 24
#: Reviews: working days to the first, days to the second and from one to the next.
FIRST_REVIEW, SECOND_REVIEW, LATER_REVIEWS = 20, 91, 183
#: Visits: days after a new placement, from then on, and in a settled placement after a year.
NEW_PLACEMENT, USUAL, SETTLED = 7, 42, 91
ALONE_FROM = 2

_PLACED: Uses = {
    ClaEpisode: (*EPISODES[ClaEpisode], "start_reason", "end_reason", "place"),
}


def _now(r: Record) -> Frame:
    return r.shared("looked_after_at_end", looked_after_at_end)


def homes(r: Record) -> Frame:
    """Spells with one carer: episodes of one period of care put together while only the legal
    status changes or the carer stays (T, U; adoption by the carers), temporary moves left out.
    `home_start`, `home_end` (None while it lasts) and `home_place`, the first placement's code."""
    keys = [*CHILD, "care_period_id"]
    window = {"order_by": ["start_date", "cla_episode_id"]}
    lasting = care_episodes(r).filter(
        ~col("start_date").is_null(), ~is_true(col("place").is_in(TEMPORARY))
    )
    before_place = col("place").shift(1).over(*keys, **window)
    before_urn = col("urn").shift(1).over(*keys, **window)
    placed = lasting.with_columns(_before=before_place, _before_urn=before_urn)
    with_carer = is_true(col("place").is_in(ADOPTED_BY_CARER))
    same = (
        is_true(col("start_reason").is_in((*SAME_CARER, "L")))
        | with_carer
        | (col("start_reason").is_null() & is_true(col("_before") == col("place")))
    )
    new = nw.when(col("_before").is_null() | ~same).then(1).otherwise(0)
    numbered = placed.with_columns(_new=new).with_columns(
        _home=col("_new").cum_sum().over(*keys, **window)
    )
    open_yet = nw.when(col("end_date").is_null()).then(1).otherwise(0)
    return (
        numbered.with_columns(_open=open_yet)
        .group_by(*keys, "_home")
        .agg(
            home_start=col("start_date").min(),
            _until=col("end_date").max(),
            _open=col("_open").max(),
        )
        .with_columns(home_end=nw.when(col("_open") == 0).then(col("_until")))
        .drop("_until", "_open")
    )


@FOUND.indicator(
    "CC04",
    "Three or more placements in 12 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses=_PLACED,
    look_back=12,
    published="cic_3placements_pct",
)
def placements(r: Record) -> Frame:
    """Children in care who lived in three placements or more in 12 months.

    Population: children looked after on the last day.
    Numerator: those with three placements or more in the 12 months to it, the one that stood at
        their beginning counted.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: short breaks; placements of less than a day; temporary moves (T0 to T4); moves with
        the same carer (T, U), and adoption by the foster carers (A3, A5), are no changes.
    Polarity: fewer is better.
    Source: episodes of care (SSDA903 PLACE and RNE).
    Basis: the Department's statistics; which moves are none is partly our reading.
    """
    lived = r.by_period(r.shared("homes", homes)).filter(
        col("home_start") <= col(END),
        col("home_end").is_null()
        | ((months_after(col("home_end"), 12) > col(END)) & (col("home_end") > col("home_start"))),
    )
    on = [*CHILD, PERIOD]
    counted = lived.group_by(*on).agg(_homes=nw.len())
    found = _now(r).join(counted, on=on, how="left")
    return members(found, "cla_episode_id", met=is_true(col("_homes") >= MANY_PLACEMENTS))


@FOUND.indicator(
    "CC05",
    "Long-term stability of placements",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={**_PLACED, Person: ("birth_date",)},
    look_back=30,
    published="cic_same_carer_2y_pct",
)
def long_term(r: Record) -> Frame:
    """Children who have been in care for two and a half years and live where they lived two years
    ago.

    Population: children under 16 looked after on the last day, in a period of care of 2 years and
        6 months or more.
    Numerator: those with the same carer for 2 years or more, or placed for adoption where that and
        the placement before it together are of 2 years or more.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks; temporary moves end nothing.
    Polarity: more is better.
    Source: episodes of care (SSDA903 PLACE and RNE), date of birth.
    Basis: the Department's statistics.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    began = r.shared("periods_of_care", periods_of_care).select(*CHILD, "care_period_id", "began")
    long = (
        _now(r)
        .join(born, on=list(CHILD), how="left")
        .join(began, on=[*CHILD, "care_period_id"], how="left")
        .filter(
            years_after(col("birth_date"), UNDER) > col(END),
            months_after(col("began"), IN_CARE_MONTHS) <= col(END),
        )
    )
    keys = [*CHILD, "care_period_id"]
    spells = r.shared("homes", homes)
    before = col("home_start").shift(1).over(*keys, order_by="_home")
    here = spells.with_columns(_before_start=before).select(
        *keys, "home_start", "home_end", "_before_start"
    )
    beside = (
        long.select(*keys, PERIOD, END, "cla_episode_id", "place")
        .join(here, on=keys, how="inner")
        .filter(
            col("home_start") <= col(END), col("home_end").is_null() | (col("home_end") > col(END))
        )
    )
    adopting = is_true(col("place").is_in(FOR_ADOPTION))
    since = nw.when(adopting).then(nw.coalesce(col("_before_start"), col("home_start")))
    told = (
        beside.with_columns(_since=since.otherwise(col("home_start")))
        .group_by(PERIOD, "la_code", "cla_episode_id")
        .agg(_since=col("_since").min())
    )
    found = long.join(told, on=[PERIOD, "la_code", "cla_episode_id"], how="left")
    met = is_true(months_after(col("_since"), PLACED_MONTHS) <= col(END))
    return members(found, "cla_episode_id", met=met)


@FOUND.indicator(
    "CC06",
    "Placed over 20 miles from home and outside the area",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={ClaEpisode: (*EPISODES[ClaEpisode], "place_distance", "place_location")},
    published="cic_20miles_out_pct",
)
def far_away(r: Record) -> Frame:
    """Children in care who live far from home, in another council's area.

    Population: children looked after on the last day.
    Numerator: those placed more than 20 miles from home in a straight line, and outside the area.
    Denominator: the population; children without a known home count as not.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: fewer is better.
    Source: place_distance, place_location (SSDA903 postcodes of home and placement).
    Basis: the Department's statistics on children looked after.
    """
    met = is_true(col("place_distance") > MILES) & is_true(col("place_location") == "OUT")
    return members(_now(r), "cla_episode_id", met=met)


@FOUND.indicator(
    "CC08",
    "Three or more social workers in 12 months",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.LOW,
    table=ClaEpisode,
    uses={
        **EPISODES,
        Involvement: ("start_date", "end_date", "worker_id", "is_allocated"),
    },
    look_back=12,
    published="cic_3sw_pct",
)
def social_workers(r: Record) -> Frame:
    """Children in care who had three social workers or more in 12 months.

    Population: children looked after on the last day.
    Numerator: those with three different workers or more in the 12 months to it, before care too.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: short breaks; a worker who came back counts once.
    Polarity: fewer is better.
    Source: involvement with is_allocated (SSDA903 SWEpisodes).
    Basis: the Department's statistics on stability.
    """
    allocated = r.table(Involvement).filter(
        col("is_allocated"), ~col("worker_id").is_null(), ~col("start_date").is_null()
    )
    worked = r.by_period(allocated).filter(
        col("start_date") <= col(END),
        col("end_date").is_null() | (months_after(col("end_date"), 12) > col(END)),
    )
    on = [*CHILD, PERIOD]
    counted = worked.group_by(*on).agg(_workers=col("worker_id").n_unique())
    found = _now(r).join(counted, on=on, how="left")
    return members(found, "cla_episode_id", met=is_true(col("_workers") >= MANY_WORKERS))


def care_reviewed_in_time(r: Record) -> Frame:
    """Children looked after on the last day for 20 working days or more, with whether every review
    that fell due in the 12 months to it was held in time."""
    began = r.shared("periods_of_care", periods_of_care).select(*CHILD, "care_period_id", "began")
    now = r.working_days(
        _now(r).join(began, on=[*CHILD, "care_period_id"], how="left"), "began", END, "_in_care"
    ).filter(col("_in_care") >= FIRST_REVIEW)
    held = (
        r.table(Review)
        .filter(col("review_type") == "CLA", ~col("review_date").is_null())
        .select(*CHILD, "review_date")
        .unique()
    )
    keys = [*CHILD, PERIOD, "cla_episode_id"]
    beside = (
        now.select(*keys, "began", END)
        .join(held, on=list(CHILD), how="inner")
        .filter(col("review_date") >= col("began"), col("review_date") <= col(END))
    )
    window = {"order_by": "review_date"}
    numbered = r.working_days(
        beside.with_columns(
            _place=col("review_date").cum_count().over(*keys, **window),
            _before=col("review_date").shift(1).over(*keys, **window),
        ),
        "began",
        "review_date",
        "_first_took",
    )
    gap = day_number(col("review_date")) - day_number(col("_before"))
    late = (
        nw.when(col("_place") == 1)
        .then(col("_first_took") > FIRST_REVIEW)
        .otherwise(
            nw.when(col("_place") == 2).then(gap > SECOND_REVIEW).otherwise(gap > LATER_REVIEWS)
        )
    )
    lately = months_after(col("review_date"), 12) > col(END)
    told = (
        numbered.with_columns(_late=nw.when(late & lately).then(1).otherwise(0))
        .group_by(*keys)
        .agg(_late=col("_late").max(), _held=nw.len(), _last=col("review_date").max())
    )
    waits = day_number(col(END)) - day_number(col("_last"))
    limit = nw.when(col("_held") == 1).then(lit(SECOND_REVIEW)).otherwise(lit(LATER_REVIEWS))
    met = is_true((col("_late") == 0) & (waits <= limit))
    return now.join(told, on=keys, how="left").with_columns(_met=met)


@FOUND.indicator(
    "CC09",
    "Reviews of children in care in time",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={**EPISODES, Review: ("review_type", "review_date")},
    look_back=24,
)
def reviews(r: Record) -> Frame:
    """Children in care whose reviews were all held in time in the last 12 months.

    Population: children looked after on the last day for 20 working days or more.
    Numerator: those whose reviews in the 12 months to it were in time and whose next is not
        overdue: the first within 20 working days of the start, the second within 91 days of the
        first, each later one within 183 days.
    Denominator: the population.
    Period: the 12 months to the last day of the period.
    Exclusions: short breaks; children placed for adoption, who have reviews of their own, are not
        told apart.
    Polarity: more is better.
    Source: review_date of reviews of the kind CLA (SSDA903 Reviews).
    Basis: statutory guidance; the Department publishes it no longer, and the days are ours.
    """
    frame = r.shared("care_reviewed_in_time", care_reviewed_in_time)
    return members(frame, "cla_episode_id", met=col("_met"))


TOOK_PART = ("PN1", "PN2", "PN3", "PN5", "PN6")
ANSWERED = (*TOOK_PART, "PN4", "PN7")
PART_FROM = 4


@FOUND.indicator(
    "CC10",
    "Children who took part in their reviews",
    form=Form.PERCENT,
    timing=Timing.EVENTS,
    polarity=Polarity.HIGH,
    table=Review,
    uses={Review: ("review_type", "review_date", "participation"), Person: ("birth_date",)},
    first_release=False,
)
def participation(r: Record) -> Frame:
    """Reviews of children in care in which the child took part or was heard.

    Population: reviews held in the period of children aged 4 or over, with a code of how the child
        took part (PN1 to PN7).
    Numerator: those in which the child spoke or had somebody speak, or sent views (PN1, PN2, PN3,
        PN5, PN6).
    Denominator: the population.
    Period: the day of the review.
    Exclusions: children under 4 (PN0).
    Polarity: more is better.
    Source: participation (SSDA903 REVIEW_CODE).
    Basis: ours: which codes count is our reading.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    frame = (
        r.during(r.table(Review).filter(col("review_type") == "CLA"), "review_date")
        .join(born, on=list(CHILD), how="left")
        .filter(
            years_after(col("birth_date"), PART_FROM) <= col("review_date"),
            col("participation").is_in(ANSWERED),
        )
    )
    return members(frame, "review_id", met=col("participation").is_in(TOOK_PART))


def care_visited(r: Record) -> Frame:
    """Children looked after on the last day, with their last visit and the placement they are in
    then: `placement_start`, `placement_type`."""
    placed = r.open_at_end(r.table(Placement)).select(
        *CHILD, PERIOD, "start_date", "placement_type", "placement_id"
    )
    place = (
        col("placement_id")
        .cum_count(reverse=True)
        .over(*CHILD, PERIOD, order_by=["start_date", "placement_id"])
    )
    current = (
        placed.with_columns(_place=place)
        .filter(col("_place") == 1)
        .select(*CHILD, PERIOD, "placement_type", placement_start=col("start_date"))
    )
    return last_visit(r, _now(r), "CLA").join(current, on=[*CHILD, PERIOD], how="left")


_VISITS: Uses = {
    **EPISODES,
    Placement: ("start_date", "end_date", "placement_type"),
    Visit: ("visit_type", "visit_date"),
}


@FOUND.indicator(
    "CC11",
    "Visits to children in care in time",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses=_VISITS,
    look_back=4,
)
def visits(r: Record) -> Frame:
    """Children in care whose last visit is no longer ago than it may be.

    Population: children looked after on the last day, in their placement for 7 days or more.
    Numerator: those visited since the placement began, if that is 42 days ago or less; else within
        42 days; or within 91 days, in a placement meant to last (U1, U4) for more than a year.
    Denominator: the population.
    Period: the last day of the period.
    Exclusions: short breaks; children placed for adoption, whose visits follow other rules.
    Polarity: more is better.
    Source: visit of the kind CLA, placement (Annex A list 8 gives the last visit).
    Basis: ours, after the Care Planning Regulations; to be confirmed with councils.
    """
    began = col("placement_start")
    frame = r.shared("care_visited", care_visited).filter(
        days_after(began, NEW_PLACEMENT) <= col(END),
        ~is_true(col("placement_type").is_in(FOR_ADOPTION)),
    )
    ago = day_number(col(END)) - day_number(col("_visited"))
    new = day_number(col(END)) - day_number(began) <= USUAL
    settled = is_true(col("placement_type").is_in(LONG_TERM)) & (months_after(began, 12) < col(END))
    met = (
        nw.when(new)
        .then(col("_visited") >= began)
        .otherwise(nw.when(settled).then(ago <= SETTLED).otherwise(ago <= USUAL))
    )
    return members(frame, "cla_episode_id", met=is_true(met))


@FOUND.indicator(
    "CC12",
    "Child in care seen alone at the last visit",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={**_VISITS, Visit: ("visit_type", "visit_date", "seen_alone"), Person: ("birth_date",)},
    look_back=4,
    first_release=False,
)
def seen_alone(r: Record) -> Frame:
    """Whether children in care were seen alone when they were last visited.

    Population: children of two years or more looked after on the last day who were visited.
    Numerator: those seen alone at the last visit.
    Denominator: the population; a visit that does not say is told.
    Period: the last day of the period.
    Exclusions: short breaks, children under two.
    Polarity: more is better.
    Source: seen_alone of the last visit of the kind CLA.
    Basis: ours.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    frame = (
        r.shared("care_visited", care_visited)
        .filter(~col("_visited").is_null())
        .join(born, on=list(CHILD), how="left")
        .filter(years_after(col("birth_date"), ALONE_FROM) <= col(END))
    )
    return members(frame, "cla_episode_id", met=col("_alone"))
