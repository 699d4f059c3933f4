"""Rules on the factors found in assessments: a row for each factor, beside its assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
from narwhals import col

from lineofsight.engine.expressions import day, given, is_true, unwritten
from lineofsight.returns.cin.codes import LISTS
from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.rules.of_episode import AFTER_ASSESSMENT
from lineofsight.returns.cin.shared import adds, facts_by, rule
from lineofsight.returns.cin.tables import AssessmentFactors, Assessments, CINdetails
from lineofsight.returns.rules import Failing, Severity

#: No factors were found.
NO_FACTORS = "21"


def is_factor(r: CIN) -> nw.Expr:
    """The factor is a code of the year's list. Never null."""
    return is_true(col("AssessmentFactor").is_in(list(LISTS["ASSESSMENT_FACTORS"].in_year(r.year))))


@adds(AssessmentFactors)
def repeats(r: CIN) -> Mapping[str, nw.Expr]:
    """How often the same factor stands in the assessment."""
    return {"factor_times": col("AssessmentFactor").count().over("_assessment", "AssessmentFactor")}


@facts_by(AssessmentFactors, "_assessment")
def of_factors(r: CIN) -> Mapping[str, nw.Expr]:
    """What the factors of an assessment are: how many, whether one is none of the list, and
    whether one says that there are none."""
    return {
        "factors_count": col("AssessmentFactor").count(),
        "factors_invalid": (given("AssessmentFactor") & ~is_factor(r)).any(),
        "factors_none_found": is_true(col("AssessmentFactor") == NO_FACTORS).any(),
        "factors_found": is_true(col("AssessmentFactor") != NO_FACTORS).any(),
    }


@facts_by(AssessmentFactors, "_episode")
def of_factors_in_episode(r: CIN) -> Mapping[str, nw.Expr]:
    """Whether a factor of any assessment of the episode says that there are none."""
    return {"episode_none_found": is_true(col("AssessmentFactor") == NO_FACTORS).any()}


@facts_by(Assessments, "_assessment")
def of_assessment(r: CIN) -> Mapping[str, nw.Expr]:
    """The assessment's end, beside its factors; `assessment_completed`: one is written."""
    return {
        "assessment_end": col("AssessmentAuthorisationDate").max(),
        "assessment_completed": (~unwritten("AssessmentAuthorisationDate")).any(),
    }


def ended_in_year(end: str, r: CIN) -> nw.Expr:
    """An assessment was completed within the census year."""
    return (col(end) >= day(r.start)) & (col(end) <= day(r.end))


@rule(
    "8614",
    "The assessment has factors, but it is not completed.",
    mend="Give the date on which the assessment was authorised, or leave the factors out until it "
    "is.",
    at={
        Assessments: ["AssessmentAuthorisationDate"],
        AssessmentFactors: ["AssessmentFactor"],
    },
    cause="Factors are recorded as the assessment goes on, and the file shows all of them.",
)
def factors_before_completion(r: CIN) -> Sequence[Failing]:
    """Factors of assessments without an end date."""
    return (
        r.assessments.filter(unwritten("AssessmentAuthorisationDate") & (col("factors_count") > 0)),
        r.factors.filter(given("AssessmentFactor") & ~col("assessment_completed")),
    )


@rule(
    "8869",
    "Factor 21 says that no factors were found, but the assessment has other factors too.",
    mend="Take factor 21 out if others apply; take the others out if none do.",
    at={AssessmentFactors: ["AssessmentFactor"]},
    cause="21 was set at first, and the factors found were added to it.",
)
def no_factors_and_others(r: CIN) -> Failing:
    """All factors of an assessment that has 21 among others."""
    return r.factors.filter(
        given("AssessmentFactor") & col("factors_none_found") & col("factors_found")
    )


@rule(
    "8873Q",
    "The only assessment of the episode found no factors (21), but the reason for closure is not "
    "that the case was closed after assessment.",
    mend="Check the factors and the reason: RC8 is closed after assessment, RC9 referred to early "
    "help. If another reason is right, say why in the note to the Department.",
    at={
        CINdetails: ["ReasonForClosure"],
        Assessments: ["AssessmentAuthorisationDate"],
        AssessmentFactors: ["AssessmentFactor"],
    },
    severity=Severity.QUERY,
    cause="21 was given though the child was found to be in need, or RC7 as the usual reason.",
)
def no_factors_and_another_reason(r: CIN) -> Sequence[Failing]:
    """Episodes with one assessment and a reason for closure."""
    another = ~col("episode_reason").is_in(AFTER_ASSESSMENT)
    only = col("assessments_count") == 1
    return (
        r.episodes.filter(
            ~col("ReasonForClosure").is_in(AFTER_ASSESSMENT) & only & col("episode_none_found")
        ),
        r.assessments.filter(another & only & col("factors_none_found")),
        r.factors.filter(another & only & (col("AssessmentFactor") == NO_FACTORS)),
    )


@rule(
    "8897Q",
    "The assessment was completed in the year, but has no factors, or one that is not a code of "
    "the list.",
    mend="Give the codes of the factors found; 21 where there were none.",
    at={
        Assessments: ["AssessmentAuthorisationDate"],
        AssessmentFactors: ["AssessmentFactor"],
    },
    severity=Severity.QUERY,
    cause="The page of factors was skipped, or shows local codes that were not translated.",
)
def factors_missing_or_invalid(r: CIN) -> Sequence[Failing]:
    """Assessments that ended in the year; of their factors those that are none of the list."""
    without = ~is_true(col("factors_count") > 0)
    return (
        r.assessments.filter(
            ended_in_year("AssessmentAuthorisationDate", r)
            & (without | is_true(col("factors_invalid")))
        ),
        r.factors.filter(
            ended_in_year("assessment_end", r) & given("AssessmentFactor") & ~is_factor(r)
        ),
    )


@rule(
    "8898",
    "The assessment has the same factor more than once.",
    mend="Give each factor once.",
    at={AssessmentFactors: ["AssessmentFactor"]},
    cause="The same factor was found of two people, or two local codes became one of the "
    "Department's.",
)
def factor_repeated(r: CIN) -> Failing:
    """All rows of a factor that an assessment has more than once."""
    return r.factors.filter(col("factor_times") > 1)


@rule(
    "8945Q",
    "Factor 18A, physical abuse, is given without saying by whom.",
    mend="Give 18B where another child did it, 18C where an adult did.",
    at={AssessmentFactors: ["AssessmentFactor"]},
    severity=Severity.QUERY,
    since=2025,
    cause="The form still offers the code that stood before 18B and 18C were added.",
)
def physical_abuse_by_whom(r: CIN) -> Failing:
    """18A, in capitals or small."""
    return r.factors.filter(col("AssessmentFactor").str.to_uppercase() == "18A")


@rule(
    "8950Q",
    "Factor 19A, sexual abuse, is given without saying by whom.",
    mend="Give 19B where another child did it, 19C where an adult did.",
    at={AssessmentFactors: ["AssessmentFactor"]},
    severity=Severity.QUERY,
    since=2025,
    cause="The form still offers the code that stood before 19B and 19C were added.",
)
def sexual_abuse_by_whom(r: CIN) -> Failing:
    """19A, in capitals or small."""
    return r.factors.filter(col("AssessmentFactor").str.to_uppercase() == "19A")
