"""The returns that can be checked; the rules of one: the list, and one rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lineofsight.returns.kind import ReturnKind
from lineofsight.returns.kinds import KINDS, get_kind
from lineofsight.returns.rules import AUTHORITY, POSTCODES, PROVIDERS, Rule, Severity
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
#: The collection year that councils prepare, 2025-26.
USUAL_YEAR = 2026

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


def years(kind: ReturnKind, rule: Rule) -> str:
    """The collection years of a rule's wording, in words."""
    first, last = rule.since or kind.first_rules, rule.until or kind.last_year
    if first == last:
        return str(first)
    return f"{first} to {last}" if last < kind.last_year else f"{first} on"


def usual_year(kind: ReturnKind) -> int:
    """The year that is shown where none is chosen: 2025-26, or the last that has rules."""
    return min(USUAL_YEAR, kind.last_year)


@access(Access.PUBLIC)
def returns(request: HttpRequest) -> HttpResponse:
    """Every return that can be checked, and how."""
    kinds = [get_kind(code) for code in KINDS]
    return ask(request).page(
        "returns/returns.html",
        title="Returns",
        heading="Returns that can be checked",
        section="returns",
        kinds=kinds,
        counts={kind.code: sum(1 for _ in kind.rules.in_year(usual_year(kind))) for kind in kinds},
    )


@access(Access.PUBLIC)
def listing(request: HttpRequest, kind_code: str, form: Form = Form.PAGE) -> HttpResponse:
    """Every rule of a return in a collection year, narrowed by severity, table and words."""
    asked, kind = ask(request), _kind(kind_code)
    all_years = {str(year): f"{year - 1}-{year % 100:02}" for year in collection_years(kind)}
    year = int(asked.choice("year", all_years, default=str(usual_year(kind))))
    tables = {table.name: table.name for table in kind.tables}
    table = asked.choice("table", tables)
    severity = asked.choice("severity", SEVERITIES)
    words = request.GET.get("words", "").strip()[:100]
    found = [
        rule
        for rule in sorted(kind.rules.in_year(year), key=rule_order)
        if (not table or table in rule.at)
        and (not severity or rule.severity.value == severity)
        and all(word in _text(rule) for word in words.lower().split())
    ]
    if form is not Form.PAGE:
        facts = asked.facts | {"year": year}
        return data(form, f"{kind.code}-rules", tuple(MEANINGS), _rows(found), facts)
    return asked.page(
        "returns/rules.html",
        title=f"{kind.short} rules",
        heading=f"{kind.short}: rules",
        section="returns",
        trail=[("Returns", "returns")],
        kind=kind,
        last_year=kind.compares,
        rules=found,
        total=sum(1 for _ in kind.rules.in_year(year)),
        chosen={"year": str(year), "table": table, "severity": severity, "words": words},
        all_years=all_years,
        tables=tables,
        severities=SEVERITIES,
        marks=marks,
        needs=needs,
    )


def collection_years(kind: ReturnKind) -> range:
    """The collection years that have rules."""
    return range(kind.first_rules, kind.last_year + 1)


def _kind(code: str) -> ReturnKind:
    """The return of an address.

    Raises:
        Http404: there is none of that name.
    """
    if code not in KINDS:
        raise Http404
    return get_kind(code)


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
def one(request: HttpRequest, kind_code: str, code: str) -> HttpResponse:
    """One rule, as it stands in each collection year."""
    kind = _kind(kind_code)
    versions = sorted(
        (rule for rule in kind.rules.found if rule.code == code), key=lambda r: r.since or 0
    )
    if not versions:
        raise Http404
    return ask(request).page(
        "returns/rule.html",
        title=f"Rule {code} of {kind.short}",
        heading=versions[-1].message,
        caption=f"{kind.short} rule {code}",
        section="returns",
        trail=[("Returns", "returns"), (f"{kind.short} rules", "rules", kind.code)],
        kind=kind,
        versions=versions,
        marks=marks,
        needs=needs,
        years=years,
    )
