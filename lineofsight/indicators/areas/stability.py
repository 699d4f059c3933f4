"""Indicators to come."""

from __future__ import annotations

from lineofsight.indicators.definition import IndicatorsOf
from lineofsight.reference.areas import Area

FOUND = IndicatorsOf(Area.IN_CARE)
