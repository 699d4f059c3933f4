"""What a council would send of an invented journey for one census year: a child's XML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from lineofsight.returns.cin.frames import census_window
from lineofsight.synthetic.cin.children import (
    Assessment,
    Child,
    Enquiry,
    Episode,
    Proceedings,
    ProtectionPlan,
    birthday,
    in_year,
)

#: The first collection years with sex as a letter, and with the time before proceedings.
LETTERS_FROM, PROCEEDINGS_FROM = 2025, 2026

#: Why there is no pupil number: too young for school, not born yet, nothing further was done.
_TOO_YOUNG, _NOT_BORN, _NOT_ACTED_ON = "UN1", "UN6", "UN7"


@dataclass(frozen=True)
class Census:
    """The census of a collection year (2025-26 is 2026): `start` and `end` are its days."""

    year: int
    start: date
    end: date

    @staticmethod
    def of(year: int) -> Census:
        """The census of a collection year."""
        return Census(year, *census_window(year))

    def written(self, day: date | None) -> str:
        """A day as it is sent; blank where it was not yet known when the year ended."""
        return "" if day is None or day > self.end else day.isoformat()

    def over(self, day: date) -> bool:
        """Whether what ended on a day was over before the year."""
        return day < self.start


def add(around: Element, name: str, **values: str) -> Element:
    """Add an element that holds values, those that are blank left out."""
    made = SubElement(around, name)
    for value, text in values.items():
        put(made, value, text)
    return made


def put(around: Element, name: str, text: str) -> None:
    """Add an element with a value, unless it is blank."""
    if text:
        SubElement(around, name).text = text


def child_element(child: Child, census: Census) -> Element:
    """The child's element, with every episode of the census year."""
    episodes = [e for e in child.episodes if in_year(e, census.start, census.end)]
    acted_on = any(episode.acted_on for episode in episodes)
    made = Element("Child")
    _identify(made, child, census, acted_on=acted_on)
    born = child.born <= census.end
    characteristics = add(made, "ChildCharacteristics", Ethnicity=child.ethnicity)
    # Nobody asks before birth, nor always where nothing further is done.
    if born and (acted_on or child.number % 2 or len(child.disabilities) > 1):
        listed = add(characteristics, "Disabilities")
        for code in child.disabilities:
            put(listed, "Disability", code)
    for episode in episodes:
        _add_episode(made, episode, census)
    return made


def _identify(made: Element, child: Child, census: Census, *, acted_on: bool) -> None:
    born = child.born <= census.end
    at_school = birthday(child.born, 5) <= census.end
    upn = reason = ""
    if not born:
        reason = _NOT_BORN
    elif not at_school:
        reason = _TOO_YOUNG
    elif not acted_on and child.number % 3 == 0:
        reason = _NOT_ACTED_ON
    elif child.no_upn:
        reason = child.no_upn
    else:
        upn = child.upn
    letter = child.sex if born else "U"
    sex = (
        {"Sex": letter}
        if census.year >= LETTERS_FROM
        else {"GenderCurrent": {"M": "1", "F": "2", "U": "0"}[letter]}
    )
    day = child.born.isoformat()
    birth = {"PersonBirthDate": day} if born else {"ExpectedPersonBirthDate": day}
    add(
        made,
        "ChildIdentifiers",
        LAchildID=f"{child.number:07}",
        UPN=upn,
        FormerUPN=child.former_upn if upn else "",
        UPNunknown=reason,
        **birth,
        **sex,
        PersonDeathDate=census.written(child.died),
    )


def _add_episode(around: Element, episode: Episode, census: Census) -> None:
    closed = census.written(episode.closed)
    made = add(
        around,
        "CINdetails",
        CINreferralDate=episode.referred.isoformat(),
        ReferralSource=episode.source,
        PrimaryNeedCode=episode.need,
        CINclosureDate=closed,
        ReasonForClosure=episode.reason if closed else "",
    )
    if episode.conference and not census.over(episode.conference):
        put(made, "DateOfInitialCPC", census.written(episode.conference))
    for assessment in episode.assessments:
        if assessment.start <= census.end and not census.over(assessment.end):
            _add_assessment(made, assessment, census)
    for plan in episode.need_plans:
        if plan.start <= census.end and not census.over(plan.end):
            add(
                made,
                "CINPlanDates",
                CINPlanStartDate=plan.start.isoformat(),
                CINPlanEndDate=census.written(plan.end),
            )
    for enquiry in episode.enquiries:
        over = census.over(enquiry.conference or enquiry.start)
        if enquiry.start <= census.end and not over:
            _add_enquiry(made, enquiry, census)
    put(made, "ReferralNFA", "0" if episode.acted_on else "1")
    for protection in episode.protection_plans:
        if protection.start <= census.end and not census.over(protection.end):
            _add_protection(made, protection, census)
    if census.year >= PROCEEDINGS_FROM:
        for proceedings in episode.proceedings:
            if proceedings.start <= census.end and not census.over(proceedings.decision):
                _add_proceedings(made, proceedings, census)


def _add_assessment(around: Element, assessment: Assessment, census: Census) -> None:
    end = census.written(assessment.end)
    made = add(
        around,
        "Assessments",
        AssessmentActualStartDate=assessment.start.isoformat(),
        AssessmentInternalReviewDate=census.written(assessment.review),
        AssessmentAuthorisationDate=end,
    )
    if end:
        factors = add(made, "FactorsIdentifiedAtAssessment")
        for factor in assessment.factors:
            put(factors, "AssessmentFactors", factor)


def _add_enquiry(around: Element, enquiry: Enquiry, census: Census) -> None:
    decided_against = enquiry.conference is None and enquiry.decided <= census.end
    add(
        around,
        "Section47",
        S47ActualStartDate=enquiry.start.isoformat(),
        InitialCPCtarget=enquiry.target.isoformat(),
        DateOfInitialCPC=census.written(enquiry.conference),
        ICPCnotRequired="1" if decided_against else "0",
    )


def _add_protection(around: Element, plan: ProtectionPlan, census: Census) -> None:
    made = add(
        around,
        "ChildProtectionPlans",
        CPPstartDate=plan.start.isoformat(),
        CPPendDate=census.written(plan.end),
        InitialCategoryOfAbuse=plan.category,
        LatestCategoryOfAbuse=plan.latest,
        NumberOfPreviousCPP=str(plan.before),
    )
    held = [day for day in plan.reviews if census.start <= day <= census.end]
    if held:
        reviews = add(made, "Reviews")
        for day in held:
            put(reviews, "CPPreviewDate", day.isoformat())


def _add_proceedings(around: Element, proceedings: Proceedings, census: Census) -> None:
    decided = census.written(proceedings.decision)
    add(
        around,
        "PreProceedingsandFGDM",
        PPStartDate=proceedings.start.isoformat(),
        LBPSentDate=census.written(proceedings.letter),
        FGDMMeetingOffer="1",
        FGDMMeetingFac="1" if proceedings.meeting <= census.end else "0",
        InitialPPMeetingDate=census.written(proceedings.meeting),
        ReviewMeetingsCount="1" if decided else "0",
        StepDecisionDate=decided,
        PPOutcome="A" if decided else "",
        CourtAppDate=census.written(proceedings.court),
        LetterInitCPDate=census.written(proceedings.court),
    )
