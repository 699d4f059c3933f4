"""Each indicator as the beginning of a sentence: `26% of referrals were re-referrals …`."""

from __future__ import annotations

from lineofsight.indicators.definition import Form, Indicator

#: By code; `{v}` is the figure with its unit. What is counted over a period was, what stands on a
#: day is. Indicators of parts say several things at once and have none.
PHRASES: dict[str, str] = {
    "HP01": "Contacts received were {v}",
    "HP02": "{v} of contacts led to a referral",
    "HP03-open": "Open early help is {v}",
    "HP03-started": "New early help was {v}",
    "HP04": "{v} of children whose early help ended were referred to social care within 12 months",
    "HP05": "Referrals were {v}",
    "HP06": "{v} of referrals were re-referrals within 12 months",
    "HP07": "{v} of referrals led to no further action",
    "HP08": "{v} of referrals were assessed and found not in need",
    "HP10": "Assessments completed were {v}",
    "HP11": "{v} of assessments were finished within 45 working days",
    "HP11R": "{v} of first assessments were finished within 45 working days of the referral",
    "HP12": "{v} of open assessments are past 45 working days",
    "HP13": "A typical assessment took {v}",
    "HP14": "The child was seen in {v} of assessments",
    "HP15": "{v} of assessments ended with no support from social care",
    "HP17": "{v} of assessments found harm outside the home",
    "HP18": "Children in need are {v}",
    "HP20": "{v} of children on a child in need plan were visited in time",
    "HP21": "{v} of child in need plans have been open for more than 12 months",
    "HP22": "Section 47 enquiries were {v}",
    "HP23": "{v} of section 47 enquiries led to an initial conference",
    "HP24": "{v} of section 47 enquiries ended with no conference needed",
    "HP25": "{v} of section 47 enquiries were a child’s second within 12 months",
    "HP26": "Initial child protection conferences were {v}",
    "HP27": "{v} of initial conferences were held within 15 working days",
    "HP28": "{v} of initial conferences led to a child protection plan",
    "HP29": "Children on a child protection plan are {v}",
    "HP30-starting": "New child protection plans were {v}",
    "HP30-ending": "Child protection plans that ended were {v}",
    "HP31": "{v} of new child protection plans were a child’s second or later",
    "HP32-24": "{v} of new child protection plans began within 24 months of an earlier one",
    "HP32-12": "{v} of new child protection plans began within 12 months of an earlier one",
    "HP33": "{v} of child protection plans have been open for 2 years or more",
    "HP34": "{v} of the child protection plans that ended had lasted 2 years or more",
    "HP35": "{v} of the child protection plans that ended had lasted 3 months or less",
    "HP36": "{v} of child protection plans had every review in time",
    "HP37": "{v} of children on a child protection plan were visited in the last 28 days",
    "HP37-14": "{v} of children on a child protection plan were visited in the last 14 days",
    "HP37-42": "{v} of children on a child protection plan were visited in the last 42 days",
    "HP38": "{v} of children on a child protection plan were seen alone at the last visit",
    "CC01": "Children in care are {v}",
    "CC02-starting": "Children who came into care were {v}",
    "CC02-ceasing": "Children who left care were {v}",
    "CC03": "{v} of children in care are unaccompanied asylum seekers",
    "CC07-foster": "{v} of children in care live with foster carers",
    "CC07-residential": "{v} of children in care live in children’s homes",
    "CC07-supported": "{v} of children in care live in supported accommodation",
    "CC07-parents": "{v} of children in care live with their parents",
    "CC13": "{v} of children who came into care had left it in the 12 months before",
    "CC14-guardianship": "{v} of children who left care went to special guardians",
    "CC14-arrangements": "{v} of children who left care did so by a child arrangements order",
    "CC15-planned": "{v} of children who left care returned home as planned",
    "CC15-unplanned": "{v} of children who left care returned home without that being planned",
    "CC16": "{v} of children in care have a plan of permanence recorded",
    "CC17": "{v} of children in care are deprived of their liberty",
    "CC17-period": "The number of children in care deprived of their liberty was {v}",
    "CC04": "{v} of children in care had three or more placements in 12 months",
    "CC05": "{v} of children long in care have been in one placement for 2 years or more",
    "CC06": "{v} of children in care live over 20 miles from home and outside the area",
    "CC08": "{v} of children in care had three or more social workers in 12 months",
    "CC09": "{v} of children in care had all their reviews in time",
    "CC10": "Children took part in {v} of their care reviews",
    "CC11": "{v} of children in care were visited in time",
    "CC12": "{v} of children in care were seen alone at the last visit",
    "CC18": "{v} of children in care have an up-to-date health assessment",
    "CC19": "{v} of children in care had their teeth checked",
    "CC20": "{v} of children in care have up-to-date immunisations",
    "CC21": "{v} of young children in care have up-to-date development checks",
    "CC22": "{v} of children new in care had a health assessment within 20 working days",
    "CC23-returned": "A questionnaire on strengths and difficulties was returned for {v} of "
    "children in care",
    "CC23-average": "The average score for strengths and difficulties is {v}",
    "CC23-concern": "{v} of scores for strengths and difficulties are a cause for concern",
    "CC24": "{v} of children in care were convicted or cautioned",
    "CC25": "{v} of children in care misuse substances",
    "CC25-helped": "{v} of children in care who misuse substances received help",
    "CC25-offered": "Help was offered to {v} of children in care who misuse substances and did not "
    "receive it",
    "CC26": "{v} of children in care went missing",
    "CC26-away": "{v} of children in care were away without authorisation",
    "CC26-repeat": "{v} of children who went missing from care did so more than once",
    "CC26-incidents": "The number of times that children went missing from care was {v}",
    "CC26-longest": "The longest time that a child was missing from care was typically {v}",
    "CC27-offered": "A return interview was offered after {v} of times that children went missing "
    "from care",
    "CC27-accepted": "{v} of return interviews that were offered were accepted",
    "CC28": "{v} of return interviews were held within 72 hours",
    "AD01": "The average time from entering care to moving in with adopters, over three years, was "
    "{v}",
    "AD01-year": "The average time from entering care to moving in with adopters was {v}",
    "AD02": "The average time from placement order to match was {v}",
    "AD03": "The average time from entering care to moving in with adopters, adjusted for foster "
    "carers who adopt, was {v}",
    "AD04": "{v} of children to be adopted moved in within 14 months of entering care",
    "AD05": "{v} of children who left care were adopted",
    "AD06": "The number of children with a placement order who are not yet placed is {v}",
    "AD06-wait": "Children with a placement order who are not yet placed have typically waited {v}",
    "AD07": "{v} of adoption decisions were reversed",
    "AD08": "The average time from adoption decision to match was {v}",
    "CL01-17-18": "The council was in touch with {v} of care leavers aged 17 and 18",
    "CL01-19-21": "The council was in touch with {v} of care leavers aged 19 to 21",
    "CL02-17-18": "{v} of care leavers aged 17 and 18 were in suitable accommodation",
    "CL02-19-21": "{v} of care leavers aged 19 to 21 were in suitable accommodation",
    "CL03-17-18": "{v} of care leavers aged 17 and 18 were in education, work or training",
    "CL03-19-21": "{v} of care leavers aged 19 to 21 were in education, work or training",
    "CL04": "{v} of care leavers aged 19 to 21 were not learning or working",
    "CL04-17-18": "{v} of care leavers aged 17 and 18 were not learning or working",
    "CL05": "{v} of care leavers aged 19 to 21 were in higher education",
    "CL06": "{v} of care leavers stayed put with their former foster carers",
    "CL07": "{v} of pathway plans were reviewed in the last 6 months",
    "CL08": "{v} of care leavers have a personal adviser",
    "LW01": "The average caseload of social workers is {v}",
    "LW02": "Turnover of social workers was {v}",
    "LW03": "The vacancy rate of social workers is {v}",
    "LW04": "Agency workers are {v} of social workers",
    "LW05": "Social workers’ sickness absence was {v}",
    "LW06": "{v} of children have no allocated worker",
    "LW07": "Workers have on average {v} for each full-time post",
    "LW07-over": "{v} of workers have more than 20 children",
    "LW08": "Children had on average {v} of social worker in 12 months",
    "LW08-twice": "{v} of children had two or more changes of social worker in 12 months",
}


def phrase(indicator: Indicator, figure: str) -> str:
    """The beginning of a sentence about a figure.

    Args:
        indicator: one that is not of parts.
        figure: its value in words, with the unit.

    Raises:
        ValueError: it is of parts.
    """
    if indicator.form is Form.MIX:
        raise ValueError(f"{indicator.code} is of parts: it says more than one figure does.")
    return PHRASES[indicator.code].format(v=figure)
