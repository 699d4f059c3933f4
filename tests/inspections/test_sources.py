"""Judgements from reports and from Ofsted's table of outcomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.facts import facts_csv, parse_facts
from lineofsight.inspections.inspection import Source
from lineofsight.inspections.sources import (
    TableOfOutcomesError,
    from_hand_read,
    from_reports,
    from_table_of_outcomes,
)
from lineofsight.inspections.tables import EarlierJudgement, Judgement, Report
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Family, Framework
from lineofsight.reference.grades import Grade

HEAD = (
    "ons_code,inspection_start,published,type,overall,leaders,help_protection,in_care,"
    "care_leavers,combined_care_judgement\n"
)


def outcomes(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "outcomes.csv"
    path.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_table_of_outcomes(tmp_path: Path) -> None:
    path = outcomes(
        tmp_path,
        "E06000054,2019-06-03,2019-07-22,ILACS Standard Inspection,Good,Good,Good,Good,,True",
        "E06000054,2023-09-25,2023-12-12,ILACS Short Inspection,"
        "Outstanding,Outstanding,Good,Outstanding,Requires improvement,False",
    )
    first, second = from_table_of_outcomes(path).inspections
    assert first.judgements[Area.IN_CARE_AND_CARE_LEAVERS] is Grade.GOOD
    assert Area.IN_CARE not in first.judgements
    assert (first.family, first.visit) == (Family.ILACS_2018, "standard")
    assert second.judgements[Area.CARE_LEAVERS] is Grade.REQUIRES_IMPROVEMENT
    assert (second.report_id, second.visit) == ("wiltshire-2023-09-25", "short")
    assert second.source is Source.OFSTED_STATISTICS


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "E06009999,2019-06-03,2019-07-22,,Good,Good,Good,Good,,True",
            "line 2, ons_code: 'E06009999' is the ONS code of no authority we know.",
        ),
        (
            "E06000054,03/06/2019,2019-07-22,,Good,Good,Good,Good,,True",
            "line 2, inspection_start: '03/06/2019' is not a date. Write it as YYYY-MM-DD.",
        ),
        (
            "E06000054,2019-06-03,2019-07-22,,Fair,Good,Good,Good,,True",
            "line 2, overall: 'Fair' is not a grade.",
        ),
    ],
)
def test_a_value_that_cannot_be_understood_is_named(
    tmp_path: Path, line: str, message: str
) -> None:
    with pytest.raises(TableOfOutcomesError) as refused:
        from_table_of_outcomes(outcomes(tmp_path, line))
    assert str(refused.value) == f"outcomes.csv {message}"


def test_a_table_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("la,grade\nWiltshire,Good\n", encoding="utf-8")
    with pytest.raises(TableOfOutcomesError, match="ons_code"):
        from_table_of_outcomes(path)


def report(report_id: str, code: str | None, **changes: object) -> Report:
    facts: dict[str, object] = {
        "report_id": report_id,
        "authority_code": code,
        "authority_printed": "Somewhere",
        "family": Family.SIF_2015,
        "framework": Framework.SIF,
        "title": "Inspection of services",
        "inspection_start": date(2015, 6, 22),
        "inspection_end": date(2015, 7, 16),
        "periods": (),
        "published": date(2015, 9, 1),
        "published_source": "printed",
        "lead_inspector": None,
        "team_size": None,
        "urn": None,
        "delivered_by": None,
        "file": "report.pdf",
        "sha256": "0",
        "first_page": 1,
        "pages": 40,
    }
    return Report(**{**facts, **changes})  # type: ignore[arg-type]


def judgement(report_id: str, area: Area, grade: Grade) -> Judgement:
    return Judgement(
        report_id=report_id,
        area=area,
        grade=grade,
        label_printed=area.label,
        grade_printed=grade.label,
        page=2,
        order=1,
    )


def told(
    order: int, framework: Framework | None, when: tuple[int | None, int | None], area: Area
) -> EarlierJudgement:
    return EarlierJudgement(
        report_id="wiltshire-2015-06-22",
        order=order,
        framework=framework,
        year=when[0],
        month=when[1],
        area=area,
        grade=Grade.INADEQUATE,
        text="",
        page=30,
    )


def test_recounted_judgements_become_inspections_of_their_own() -> None:
    """One for each framework and year; fostering and adoption services stand apart; without a
    year nothing can be placed."""
    own = "wiltshire-2015-06-22"
    facts = from_reports(
        [report(own, "865")],
        [judgement(own, Area.OVERALL, Grade.REQUIRES_IMPROVEMENT)],
        [
            told(1, Framework.CHILD_PROTECTION, (2013, 7), Area.CHILD_PROTECTION_OVERALL),
            told(2, None, (2012, 3), Area.SAFEGUARDING_OVERALL),
            told(3, Framework.SAFEGUARDING_LOOKED_AFTER, (2012, 3), Area.LOOKED_AFTER_OVERALL),
            told(4, None, (2012, 5), Area.FOSTERING_SERVICE),
            told(5, None, (2012, 6), Area.ADOPTION_SERVICE),
            told(6, None, (None, None), Area.ADOPTION_SERVICE),
        ],
    )
    assert [i.report_id for i in facts.inspections] == [
        "wiltshire-2012-03-safeguarding-looked-after-recounted",
        "wiltshire-2012-05-fostering-service-recounted",
        "wiltshire-2012-06-adoption-service-recounted",
        "wiltshire-2013-07-child-protection-recounted",
        own,
    ]
    assert set(facts.inspections[0].judgements) == {
        Area.SAFEGUARDING_OVERALL,
        Area.LOOKED_AFTER_OVERALL,
    }
    assert facts.inspections[0].recounted_in == (own,)
    assert facts.undated == 1


def test_judgements_read_by_hand_name_a_report_that_is_held() -> None:
    folder = Path(__file__).parents[2] / "lineofsight" / "inspections" / "data"
    read = from_hand_read((folder / "read_by_hand.csv").read_text("utf-8"))
    assert read.inspections
    corpus = Corpus.load()
    for inspection in read.inspections:
        (told_by,) = inspection.recounted_in
        held = corpus.get(told_by)
        assert held is not None, told_by
        assert held.authority_code == inspection.authority_code
        assert inspection.known_from < held.known_from


def test_reports_that_cannot_be_placed_are_left_out() -> None:
    facts = from_reports(
        [
            report("elsewhere-2015-06-22", None),
            report("kent-2019-01-01", "886", family=Family.FOCUSED_VISIT),
            report("surrey", "936", inspection_start=None, inspection_end=None, published=None),
        ],
        [
            judgement("elsewhere-2015-06-22", Area.OVERALL, Grade.GOOD),
            judgement("surrey", Area.OVERALL, Grade.GOOD),
        ],
        [],
    )
    assert facts.inspections == ()


def test_facts_survive_being_written_and_read() -> None:
    facts = Corpus.load()
    written = facts_csv(parse_facts(*_packaged()))
    again = parse_facts(
        written["inspections.csv"], written["judgements.csv"], written["conflicts.csv"]
    )
    assert again.inspections == facts.inspections
    assert facts_csv(again) == written, "the same facts give the same bytes"


def _packaged() -> tuple[str, str, str]:
    folder = Path(__file__).parents[2] / "lineofsight" / "inspections" / "data"
    inspections, judgements, conflicts = (
        (folder / f"{name}.csv").read_text("utf-8")
        for name in ("inspections", "judgements", "conflicts")
    )
    return inspections, judgements, conflicts


def test_packaged_facts_hold_no_sentence() -> None:
    """Facts only: codes, dates and names of reports, never words of a report."""
    for text in _packaged():
        for line in text.splitlines():
            *cells, last = line.split(",")
            assert not any(" " in cell for cell in cells), line
            assert all("-20" in report_id for report_id in last.split()[1:]), line


def test_every_judgement_of_the_table_of_outcomes_is_in_the_packaged_facts(shared: Path) -> None:
    table = shared / "data" / "ofsted" / "official_outcomes_to_2025_03.csv"
    corpus = Corpus.load()
    differing = []
    official = from_table_of_outcomes(table).inspections
    for inspection in official:
        held = corpus.get(inspection.report_id)
        if held is None:
            differing.append(f"{inspection.report_id} is not held")
            continue
        for name, one, two in [
            ("published", held.published, inspection.published),
            *(
                (area.value, held.judgements.get(area), grade)
                for area, grade in inspection.judgements.items()
            ),
        ]:
            if one != two:
                differing.append(f"{inspection.report_id} {name}: {one}, in the table {two}")
    assert len(official) == 271
    assert differing == []
