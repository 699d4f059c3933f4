"""Random reports, and the comparison of a report with what was read from its PDF."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from lineofsight.inspections.parse import ParsedReport, parse_pdf
from lineofsight.inspections.tables import Body, Kind
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade
from lineofsight.synthetic.report_pdf import expected, make_report
from lineofsight.synthetic.report_spec import (
    Advice,
    Earlier,
    Layout,
    Part,
    ReportSpec,
    Section,
    Words,
)
from lineofsight.synthetic.reports import AREAS

SIF = (Family.SIF_2013, Family.SIF_2015, Family.SIF_REINSPECTION)
ILACS = (Family.ILACS_2018, Family.ILACS_2023, Family.ILACS_2026)

_WORDS = (
    *(
        "children families workers plans visits carers schools health multi-agency well-being "
        "front-line return-home conversations supervision timely records children’s homes with "
        "decision-making permanence and for the of in from about who when (MASH) care-experienced "
        "neglect risk assessed reviewed; 24 9.5"
    ).split(),
    "16- and 17-year-olds,",
    "‘staying put’",
    "child’s “voice”",
    "London 2012–13",
    "early help",
)
_OPENINGS = (
    "Children", "Most", "A small number of", "Social workers", "In 2015,", "307 families",
    "1,204 contacts", "Care leavers", "‘Staying put’ arrangements", "The", "When", "87% of",
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn, most: int = 120) -> str:
    """A sentence that starts as findings do, now and then with a number."""
    opening = draw(st.sampled_from(_OPENINGS))
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=most))
    return f"{opening} {' '.join(words)} end."


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 120) -> Words:
    """A paragraph, with nested bullets in one of three."""
    if draw(st.integers(0, 2)):
        return Words(draw(sentences(most)))
    text = draw(sentences(20)).removesuffix(".") + ":"
    parts = draw(
        st.lists(
            st.builds(Part, sentences(30), st.lists(sentences(15), max_size=2).map(tuple)),
            min_size=1,
            max_size=4,
        )
    )
    return Words(text, tuple(parts))


def _unique(listed: list[Words]) -> tuple[Words, ...]:
    return tuple({words.plain: words for words in listed}.values())


@st.composite
def advice(draw: st.DrawFn, family: Family, body: Body) -> Advice:
    """A recommendation as its family prints them."""
    text = draw(sentences(40))
    timescale: str | None = None
    outcome: int | None = None
    references: tuple[int, ...] = ()
    kind = Kind.LSCB if body is Body.LSCB else Kind.IMPROVEMENT
    if family is Family.LOOKED_AFTER:
        timescale = draw(st.sampled_from(("Immediately", "Within three months")))
    elif family is Family.ILACS_2026 and draw(st.booleans()):
        outcome = draw(st.integers(1, 4))
        text += f" (outcome {outcome}, national framework)"
    elif family in SIF and draw(st.booleans()):
        number = draw(st.integers(11, 99))
        text, references = f"{text[:-1]} (paragraph {number}).", (number,)
    if family is Family.SIF_2013 and body is Body.LOCAL_AUTHORITY and draw(st.booleans()):
        kind = Kind.PRIORITY_ACTION
    return Advice(Words(text), kind, body, timescale, references, outcome)


def _in_printed_order(listed: list[Advice]) -> tuple[Advice, ...]:
    order = ("Immediately", "Within three months", "Within six months", None)
    return tuple(
        sorted(
            listed,
            key=lambda one: (
                one.body is Body.LSCB,
                one.kind is not Kind.PRIORITY_ACTION,
                order.index(one.timescale),
            ),
        )
    )


@st.composite
def reports(draw: st.DrawFn, family: Family) -> ReportSpec:
    """A report of a family, with any grades, any layout and any amount to say."""
    scale = [Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE]
    scale.append(Grade.ADEQUATE if family is Family.LOOKED_AFTER else Grade.REQUIRES_IMPROVEMENT)
    grades = {area: draw(st.sampled_from(scale)) for area in AREAS[family]}
    start = draw(st.dates(date(2013, 5, 1), date(2026, 9, 1)))
    end = start + timedelta(days=draw(st.integers(1, 40)))
    printed = family in (*SIF, Family.LOOKED_AFTER, Family.LSCB_REVIEW)
    summarised = family in (Family.SIF_2015, Family.SIF_REINSPECTION)
    bodies = [] if family is Family.LSCB_REVIEW else [Body.LOCAL_AUTHORITY]
    if Area.LSCB in grades:
        bodies.append(Body.LSCB)
    told = [
        one
        for body in bodies
        for one in draw(st.lists(advice(family, body), min_size=1, max_size=5))
    ]
    sections = tuple(
        Section(
            area,
            grade,
            _unique(draw(st.lists(paragraphs(), min_size=1, max_size=6))),
            _unique(draw(st.lists(sentences().map(Words), max_size=3)))
            if summarised and area not in (Area.ADOPTION, Area.CARE_LEAVERS)
            else (),
        )
        for area, grade in grades.items()
        if area is not Area.OVERALL
    )
    adequate = st.sampled_from((Grade.OUTSTANDING, Grade.GOOD, Grade.ADEQUATE, Grade.INADEQUATE))
    return ReportSpec(
        family=family,
        authority=draw(st.sampled_from(("Mereshire", "Port Alder", "Thornwick and Vale"))),
        council=draw(st.sampled_from(("Mereshire County Council", "Thornwick and Vale Council"))),
        start=start,
        end=end,
        published=end + timedelta(days=45) if printed else None,
        lead="A. Inspector",
        grades=grades,
        introduction=()
        if family is Family.LSCB_REVIEW
        else _unique(draw(st.lists(sentences().map(Words), min_size=1, max_size=4))),
        advice=_in_printed_order(told),
        sections=sections,
        earlier=(
            Earlier(
                Framework.CHILD_PROTECTION,
                2012,
                draw(st.integers(5, 12)),
                ((Area.CHILD_PROTECTION_OVERALL, draw(adequate)),),
            ),
            Earlier(
                Framework.SAFEGUARDING_LOOKED_AFTER,
                2010,
                draw(st.integers(1, 12)),
                (
                    (Area.LOOKED_AFTER_OVERALL, draw(adequate)),
                    (Area.SAFEGUARDING_OVERALL, draw(adequate)),
                ),
            ),
        )
        if family in SIF
        else (),
        team=("B. Inspector", "C. Inspector")
        if printed and family is not Family.LOOKED_AFTER
        else (),
        layout=Layout(
            label_width=draw(st.floats(140, 240)),
            tight_numbers=draw(st.booleans()),
            full_grade=draw(st.booleans()),
            question_mark=draw(st.booleans()),
            wording=draw(st.integers(0, 2)),
        ),
    )


def read_back(spec: ReportSpec, name: str = "report.pdf") -> ParsedReport:
    """The one report that is read from the spec's PDF."""
    (parsed,) = parse_pdf(Path("9900001_mereshire") / name, make_report(spec))
    return parsed


def check_cover(spec: ReportSpec, parsed: ParsedReport) -> None:
    """Family, name, dates, inspectors and the table of judgements are as in the spec."""
    report = parsed.report
    assert report.family == spec.family
    assert report.authority_printed == spec.council
    assert (report.inspection_start, report.inspection_end) == (spec.start, spec.end)
    if spec.published:
        assert (report.published, report.published_source) == (spec.published, "printed")
    assert report.lead_inspector == spec.lead
    if spec.team:
        assert report.team_size == len(spec.team) + 1
    assert {row.area: row.grade for row in parsed.judgements} == dict(spec.grades)
    assert [row.area for row in parsed.judgements] == list(spec.grades)


def check_recommendations(spec: ReportSpec, parsed: ParsedReport) -> None:
    """Every recommendation is there, in order, with number, body, kind and what it points to."""
    assert [
        (
            row.number,
            row.body,
            row.kind,
            row.timescale,
            row.heading,
            row.text,
            row.paragraph_references,
            row.outcome_reference,
        )
        for row in parsed.recommendations
    ] == [
        (
            placed.number,
            placed.advice.body,
            placed.advice.kind,
            placed.advice.timescale,
            placed.heading,
            placed.advice.words.plain,
            placed.advice.references,
            placed.advice.outcome,
        )
        for placed in expected(spec).advice
    ]


def check_findings(spec: ReportSpec, parsed: ParsedReport) -> None:
    """Every finding is there, whole and in its section; nothing numbered is added.

    Paragraphs without a number that the layout adds (what a grade means, figures about the area,
    footnotes) may be there too, but no piece of a finding."""
    wanted = expected(spec).findings
    numbered = [row for row in parsed.findings if row.paragraph is not None]
    assert [
        (row.paragraph, row.body, row.area, row.section_grade, row.text) for row in numbered
    ] == [
        (one.paragraph, one.body, one.area, one.grade, one.words.plain)
        for one in wanted
        if one.paragraph is not None
    ]
    unnumbered = [(one.body, one.area, one.words.plain) for one in wanted if not one.paragraph]
    found = [(row.body, row.area, row.text) for row in parsed.findings if row.paragraph is None]
    assert [one for one in found if one in unnumbered] == unnumbered
    whole = {one.words.plain for one in wanted}
    pieces = [
        text for _, _, text in found if text not in whole and any(text in words for words in whole)
    ]
    assert pieces == []


def check_earlier(spec: ReportSpec, parsed: ParsedReport) -> None:
    """Every earlier judgement that the report recounts is there."""
    assert [
        (row.framework, row.year, row.month, row.area, row.grade)
        for row in parsed.earlier_judgements
    ] == [
        (earlier.framework, earlier.year, earlier.month, area, grade)
        for earlier in spec.earlier
        for area, grade in earlier.grades
    ]
