"""The rules of a return: the list, and one rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS, Rule, Severity
from lineofsight.returns.ssda903.kind import KIND
from lineofsight.web.access import Access, access
from lineofsight.web.inspections.ask import ask
from lineofsight.web.lists import Form, data

#: What each column of the list means.
MEANINGS = {
    "rule": "the Department's code of the rule",
    "message": "what is wrong where it fails, in our words",
    "mend": "what to do about it",
    "cause": "what usually causes it",
    "severity": "`error`: contradicts the guide or itself; `query`: unusual, and can be true",
    "marks": "the tables and columns where it marks rows",
    "needs": "what must be given for it to run; `_last` is last year's table",
    "first_year": "first collection year of this wording (2025-26 is 2026); empty: from the first",
    "last_year": "last collection year of this wording; empty: still in use",
}
NEEDED = {
    POSTCODES: "a postcode file",
    PROVIDERS: "Ofsted's provider list",
    AUTHORITY: "the council's name",
}
SEVERITIES = {
    Severity.ERROR.value: "Errors: contradict the guide or themselves",
    Severity.QUERY.value: "Queries: unusual, and can be true",
}


def rule_order(rule: Rule) -> tuple[int, int, str]:
    """Numbers first, by number, then codes that begin with a letter."""
    digits = "".join(c for c in rule.code if c.isdigit())
    if rule.code[:1].isdigit():
        return 0, int(digits), rule.code
    return 1, 0, rule.code


def marks(rule: Rule) -> str:
    """The tables and columns that a rule marks, in words."""
    return "; ".join(f"{table}: {', '.join(columns)}" for table, columns in rule.at.items())


def needs(rule: Rule) -> str:
    """What a rule needs in order to run, in words."""
    return ", ".join(need_words(need) for need in rule.needs)


def need_words(need: str) -> str:
    """One table or lookup that a rule needs, in words."""
    if need in NEEDED:
        return NEEDED[need]
    bare = need.removesuffix("_last")
    return f"{bare} of last year" if bare != need else bare


def years(rule: Rule) -> str:
    """The collection years of a rule's wording, in words."""
    first, last = rule.since or KIND.first_rules, rule.until or KIND.last_year
    if first == last:
        return str(first)
    return f"{first} to {last}" if last < KIND.last_year else f"{first} on"


@access(Access.PUBLIC)
def listing(request: HttpRequest, form: Form = Form.PAGE) -> HttpResponse:
    """Every rule of a collection year, narrowed by severity, table and words."""
    asked = ask(request)
    all_years = {str(year): f"{year - 1}-{year % 100:02}" for year in collection_years()}
    year = int(asked.choice("year", all_years, default=str(max(collection_years()) - 1)))
    tables = {table.name: table.name for table in KIND.tables}
    table = asked.choice("table", tables)
    severity = asked.choice("severity", SEVERITIES)
    words = request.GET.get("words", "").strip()[:100]
    found = [
        rule
        for rule in sorted(KIND.rules.in_year(year), key=rule_order)
        if (not table or table in rule.at)
        and (not severity or rule.severity.value == severity)
        and all(word in _text(rule) for word in words.lower().split())
    ]
    if form is not Form.PAGE:
        return data(
            form, "ssda903-rules", tuple(MEANINGS), _rows(found), asked.facts | {"year": year}
        )
    return asked.page(
        "returns/rules.html",
        title="SSDA903 rules",
        heading="Rules of the SSDA903 return",
        section="returns",
        kind=KIND,
        rules=found,
        total=sum(1 for _ in KIND.rules.in_year(year)),
        chosen={"year": str(year), "table": table, "severity": severity, "words": words},
        all_years=all_years,
        tables=tables,
        severities=SEVERITIES,
        marks=marks,
        needs=needs,
    )


def collection_years() -> range:
    """The collection years that have rules."""
    return range(KIND.first_rules, KIND.last_year + 1)


def _text(rule: Rule) -> str:
    return f"{rule.code} {rule.message} {rule.mend} {marks(rule)}".lower()


def _rows(rules: list[Rule]) -> Iterator[dict[str, Any]]:
    for rule in rules:
        yield {
            "rule": rule.code,
            "message": rule.message,
            "mend": rule.mend,
            "cause": rule.cause,
            "severity": rule.severity.value,
            "marks": marks(rule),
            "needs": ", ".join(rule.needs),
            "first_year": rule.since,
            "last_year": rule.until,
        }


@access(Access.PUBLIC)
def one(request: HttpRequest, code: str) -> HttpResponse:
    """One rule, as it stands in each collection year."""
    versions = sorted(
        (rule for rule in KIND.rules.found if rule.code == code), key=lambda r: r.since or 0
    )
    if not versions:
        raise Http404
    return ask(request).page(
        "returns/rule.html",
        title=f"Rule {code} of SSDA903",
        heading=versions[-1].message,
        caption=f"SSDA903 rule {code}",
        section="returns",
        trail=[("SSDA903 rules", "rules")],
        versions=versions,
        marks=marks,
        needs=needs,
        years=years,
    )
