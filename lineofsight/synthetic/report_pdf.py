"""Invented inspection reports as PDF, in the layouts of Ofsted's own."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from lineofsight.synthetic.report_families import furniture, lay_out
from lineofsight.synthetic.report_spec import Expected, ReportSpec

#: Typst wants one moment for the file's metadata, so that the same spec gives the same bytes.
_MADE = 1_500_000_000

_TEMPLATES = Path(__file__).parent / "templates"


def expected(spec: ReportSpec) -> Expected:
    """What a reader should find in the report's PDF: recommendations and findings, numbered."""
    return lay_out(spec).expected


def make_report(spec: ReportSpec) -> bytes:
    """The report as a PDF: the same bytes for the same spec.

    Raises:
        ValueError: the spec's family has no layout, or a section that the layout needs is missing.
    """
    writer = lay_out(spec)
    report = {
        "title": f"{spec.council}: {spec.family.label} (invented)",
        "blocks": writer.blocks,
        **furniture(spec),
    }
    made = typst.compile(
        _TEMPLATES / "report.typ",
        root=_TEMPLATES,
        font_paths=[_TEMPLATES],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(report)},
        timestamp=_MADE,
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF.")
    return made
