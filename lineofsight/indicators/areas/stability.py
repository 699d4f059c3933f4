"""Children in care: placements, distance, social workers, reviews and visits."""

from __future__ import annotations

import narwhals as nw
from narwhals import col

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
from lineofsight.indicators.homes import FOR_ADOPTION, homes
from lineofsight.indicators.periods_of_care import periods_of_care
from lineofsight.indicators.record import CHILD, END, PERIOD, Record, members
from lineofsight.indicators.standing import looked_after_at_end
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
#: Placements meant to last until the child is grown up.
LONG_TERM = ("U1", "U4")
MILES = 20.0
#: Ages, and months in care and in the placement, of long-term stability.
UNDER, IN_CARE_MONTHS, PLACED_MONTHS = 16, 30, 24
#: Reviews: working days to the first, months to the second and from then on to the next.
FIRST_REVIEW, SECOND_REVIEW, LATER_REVIEWS = 20, 3, 6
#: Visits: days after a new placement, from then on, and in a settled placement after a year.
NEW_PLACEMENT, USUAL, SETTLED = 7, 42, 91
ALONE_FROM = 2

_PLACED: Uses = {
    ClaEpisode: (*EPISODES[ClaEpisode], "start_reason", "place", "place_postcode", "urn"),
}


def _now(r: Record) -> Frame:
    return r.shared("looked_after_at_end", looked_after_at_end)


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
    Exclusions: short breaks; placements that ended on the day they began; temporary moves (T0 to
        T4) and the way back from them; moves with the same carer (T, U), and adoption by the
        foster carers (A3, A5), are no changes.
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
    Exclusions: short breaks; a temporary move from which the child comes back ends nothing.
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
        *keys, "home_start", "home_end", "_adopting", "_before_start"
    )
    beside = (
        long.select(*keys, PERIOD, END, "cla_episode_id")
        .join(here, on=keys, how="inner")
        .filter(
            col("home_start") <= col(END), col("home_end").is_null() | (col("home_end") > col(END))
        )
    )
    since = nw.when(col("_adopting") == 1).then(
        nw.coalesce(col("_before_start"), col("home_start"))
    )
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
    Denominator: the population. Where the distance or the area is not known, as of
        asylum-seeking children without a home here, and the other does not settle it, the child
        stays in the population and is told.
    Period: the last day of the period.
    Exclusions: short breaks.
    Polarity: fewer is better.
    Source: place_distance, place_location (SSDA903 postcodes of home and placement).
    Basis: the Department's statistics on children looked after.
    """
    met = (col("place_distance") > MILES) & (col("place_location") == "OUT")
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
    Denominator: the population; a child of whom no worker is recorded is told.
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
    return members(found, "cla_episode_id", met=col("_workers") >= MANY_WORKERS)


def care_reviewed_in_time(r: Record) -> Frame:
    """Children looked after on the last day for 20 working days or more and not placed for
    adoption, with whether every review that fell due in the 12 months to it was held in time."""
    began = r.shared("periods_of_care", periods_of_care).select(*CHILD, "care_period_id", "began")
    here = _now(r).filter(~is_true(col("place").is_in(FOR_ADOPTION)))
    now = r.working_days(
        here.join(began, on=[*CHILD, "care_period_id"], how="left"), "began", END, "_in_care"
    ).filter(col("_in_care") >= FIRST_REVIEW)
    held = (
        r.table(Review)
        .filter(
            col("review_type") == "CLA",
            ~col("review_date").is_null(),
            ~is_true(col("cancelled")),
        )
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
    second = months_after(col("_before"), SECOND_REVIEW)
    later = months_after(col("_before"), LATER_REVIEWS)
    late = (
        nw.when(col("_place") == 1)
        .then(col("_first_took") > FIRST_REVIEW)
        .otherwise(
            nw.when(col("_place") == 2)
            .then(col("review_date") > second)
            .otherwise(col("review_date") > later)
        )
    )
    lately = months_after(col("review_date"), 12) > col(END)
    told = (
        numbered.with_columns(_late=nw.when(late & lately).then(1).otherwise(0))
        .group_by(*keys)
        .agg(_late=col("_late").max(), _held=nw.len(), _last=col("review_date").max())
    )
    due = (
        nw.when(col("_held") == 1)
        .then(months_after(col("_last"), SECOND_REVIEW))
        .otherwise(months_after(col("_last"), LATER_REVIEWS))
    )
    # The first review is not overdue on the day by which it is due.
    none_yet = col("_held").is_null() & (col("_in_care") <= FIRST_REVIEW)
    met = is_true((col("_late") == 0) & (col(END) <= due)) | none_yet
    return now.join(told, on=keys, how="left").with_columns(_met=met)


@FOUND.indicator(
    "CC09",
    "Reviews of children in care in time",
    form=Form.PERCENT,
    timing=Timing.SNAPSHOT,
    polarity=Polarity.HIGH,
    table=ClaEpisode,
    uses={
        ClaEpisode: (*EPISODES[ClaEpisode], "place"),
        Review: ("review_type", "review_date", "cancelled"),
    },
    look_back=24,
)
def reviews(r: Record) -> Frame:
    """Children in care whose reviews were all held in time in the last 12 months.

    Population: children looked after on the last day for 20 working days or more.
    Numerator: those whose reviews in the 12 months to it were in time and whose next is not
        overdue: the first within 20 working days of the start (FIRST_REVIEW), the second within 3
        months of the first (SECOND_REVIEW), each later one within 6 months (LATER_REVIEWS).
    Denominator: the population.
    Period: the 12 months to the last day of the period; calendar months.
    Exclusions: short breaks; children placed for adoption (A3 to A6), who have reviews of their
        own; reviews that were cancelled.
    Polarity: more is better.
    Source: review_date of reviews of the kind CLA (SSDA903 Reviews; Annex A gives the last alone).
    Basis: statutory guidance; the Department publishes it no longer, and how it is put together
        is ours.
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
    uses={
        Review: ("review_type", "review_date", "cancelled", "participation"),
        Person: ("birth_date",),
    },
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
    Exclusions: children under 4 (PN0); reviews without a code, and reviews that were cancelled.
    Polarity: more is better.
    Source: participation (SSDA903 REVIEW_CODE).
    Basis: ours: which codes count is our reading.
    """
    born = r.table(Person).select(*CHILD, "birth_date")
    frame = (
        r.during(
            r.table(Review).filter(col("review_type") == "CLA", ~is_true(col("cancelled"))),
            "review_date",
        )
        .join(born, on=list(CHILD), how="left")
        .filter(
            years_after(col("birth_date"), PART_FROM) <= col("review_date"),
            col("participation").is_in(ANSWERED),
        )
    )
    return members(frame, "review_id", met=col("participation").is_in(TOOK_PART))


def care_visited(r: Record) -> Frame:
    """Children looked after on the last day, with their last visit and the placement they are in
    then, or else what the episode says of it: `placement_start`, `placement_type`."""
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
        .select(*CHILD, PERIOD, _type=col("placement_type"), _since=col("start_date"))
    )
    return (
        last_visit(r, _now(r), "CLA")
        .join(current, on=[*CHILD, PERIOD], how="left")
        .with_columns(
            placement_start=nw.coalesce(col("_since"), col("start_date")),
            placement_type=nw.coalesce(col("_type"), col("place")),
        )
        .drop("_type", "_since")
    )


_VISITS: Uses = {
    ClaEpisode: (*EPISODES[ClaEpisode], "place"),
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

    Population: children looked after on the last day, in their placement for 7 days or more
        (NEW_PLACEMENT).
    Numerator: those visited since the placement began, if that is 42 days ago or less (USUAL);
        else within 42 days; or within 91 days (SETTLED), in a placement meant to last (U1, U4)
        for more than a year.
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

    Population: children of two years or more (ALONE_FROM) looked after on the last day who were
        visited in this or an earlier time in care.
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
