"""Values of indicators as a snapshot keeps them."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table


class IndicatorValue(Table, name="value"):
    """One row for each value of each indicator in each standard period, as the record stood."""

    code: str = Column(key=True, doc="The indicator.")
    la_code: str = Column(key=True, doc="The authority.")
    period_kind: str = Column(key=True, doc="year, census_year, rolling or annex_a.")
    period_start: date = Column(key=True, doc="First day of the period.")
    period_end: date = Column(key=True, doc="Last day of the period, and the day of snapshots.")
    part: str | None = Column(key=True, doc="The part, of an indicator of parts.")
    numerator: float | None = Column(doc="What is counted, or the sum.")
    denominator: float | None = Column(doc="Of how many; of a rate, people under 18.")
    value: float | None = Column(doc="The number; blank where nothing is counted.")
    unknown: int = Column(doc="Members without an answer.")
    not_reliable: str | None = Column(doc="Why it cannot be relied on; blank where it can.")
    issues: int = Column(doc="Places at which a rule fails in what the indicator reads.")
