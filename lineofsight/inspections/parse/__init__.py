"""Reading one report's PDF.

`pdf` gives lines with their place on the page; `blocks` puts lines together as headings,
paragraphs and lists; `layouts` know each family of report; `report` makes the rows.
"""

from lineofsight.inspections.parse.pdf import NotAReport
from lineofsight.inspections.parse.report import ParsedReport, parse_pdf

__all__ = ["NotAReport", "ParsedReport", "parse_pdf"]
