"""Sentences of our own on real councils' grades, with the mark that each must have.

Dates and grades are facts of the packaged history; the sentences are invented. Those that must not
be marked supported are the greater part: other services, wishes, other councils, limits.
"""

from __future__ import annotations

from datetime import date

from lineofsight.claims.reading import Mark

#: Outstanding in 2023 (help and protection good), good in every area in 2019, requires
#: improvement in 2015.
WILTSHIRE: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        "Wiltshire Council's children's services have been rated outstanding by Ofsted.",
        "Ofsted has rated Wiltshire's children's services 'outstanding'.",
        "Inspectors judged the council to be outstanding overall.",
        "Leadership was judged outstanding.",
        (
            "Help and protection was rated good, and the experiences and progress of care "
            "leavers outstanding."
        ),
        "The council was rated good in all areas in 2019.",
        (
            "The council's children's services, which were rated good in 2019, are now "
            "outstanding, Ofsted says."
        ),
        "The authority has received an outstanding rating from Ofsted.",
        "It was rated outstanding in three of the four areas.",
        "Services were rated as requires improvement in 2015.",
        "The council has gone from requires improvement in 2015 to outstanding in 2023.",
        "Up from good in 2019, the council is now rated outstanding.",
        "The council has improved from good to outstanding.",
        "The rating is an improvement on the good judgement it received in 2019.",
        "Its previous inspection, in 2019, rated it good.",
        "At its last inspection in 2019 the council was rated good.",
        (
            "Children's services in Wiltshire were judged 'outstanding' by Ofsted "
            "following an inspection in September."
        ),
        "Wiltshire was given a rating of outstanding, with help and protection rated good.",
        (
            "Wiltshire Council's children's services have been rated outstanding, up from "
            "good at its last inspection."
        ),
        "The rating is up from 'good' in 2019.",
        (
            "The council has been upgraded from good to outstanding since the last "
            "inspection in 2019."
        ),
        "The service was given the top rating of outstanding.",
        "Ofsted has given Wiltshire Council an 'Outstanding' rating for its children's services.",
        "Wiltshire Council has been awarded Ofsted's highest rating.",
        "Children in care and care leavers were both rated outstanding.",
        (
            "The overall effectiveness of Wiltshire's children's services is outstanding, "
            "according to Ofsted."
        ),
        "Wiltshire children's services rated outstanding",
        "“We were rated good in every area in 2019,” said Cllr Hill.",
        "Hampshire, which has been rated outstanding, will advise Wiltshire.",
        "Inspectors upgraded the council's rating from requires improvement to good in 2019.",
        "Inspectors said the council was outstanding.",
        "The inspection, carried out in September 2023, found services to be outstanding.",
        (
            "The council got a 'good' rating for help and protection and 'outstanding' "
            "for care leavers."
        ),
        "The council was judged to be requiring improvement in 2015.",
        "It was not rated inadequate in any area.",
        "The judgement, which was outstanding, came after a week.",
        "The council was previously rated good.",
        "The authority had been rated good at its previous inspection.",
        "The council has moved from good to outstanding in four years.",
        "The move from good to outstanding follows years of work.",
        "It was judged outstanding in four of the five judgements.",
    ),
    Mark.CONTRADICTED: (
        "Wiltshire Council's children's services have been rated good by Ofsted.",
        "All four areas were rated outstanding.",
        "The council was rated outstanding across the board.",
        "Help and protection was judged outstanding.",
        "The council was rated outstanding in 2019.",
        "The council has leapt from inadequate to outstanding.",
        "It was rated outstanding in two of the four areas.",
        "Wiltshire was not rated outstanding.",
        "In 2015 it was rated inadequate.",
        "The council is the only authority in the South West to be rated outstanding.",
        "The council has been downgraded to good.",
        "Wiltshire became the first council in England to go from good to outstanding.",
        "Neighbouring Swindon Council was rated outstanding.",
        "Swindon, which shares a border with Wiltshire, was rated outstanding.",
        "The rating is up from 'requires improvement' in 2019.",
        "The council's children's services have kept their good rating.",
        "Services for care leavers were rated inadequate.",
        "Ofsted rates Wiltshire children's services good",
        "“We were rated outstanding in 2019,” said Cllr Hill.",
        "Dorset Council, Wiltshire's neighbour, was rated outstanding.",
        "Wiltshire Council children’s services are rated Inadequate by Ofsted.",
        "Ofsted found children's services in Wiltshire to be inadequate.",
        "The report rated the council good, not outstanding.",
        "The council has been rated good for leadership.",
        "A previous inspection had rated the council inadequate.",
        "The council had previously been judged inadequate.",
        "It means the council is outstanding in every area inspected.",
        "Services for children in Wiltshire require improvement, Ofsted has said.",
        "Children's services in Wiltshire remain good, Ofsted says.",
        "Children's services have gone from outstanding to good.",
        "It was the fifth council in England to improve from good to outstanding.",
    ),
    Mark.PARTLY: (
        "Up from requires improvement, the council is now outstanding, inspectors said.",
        "Wiltshire was rated outstanding and has the lowest caseloads in England.",
        "The council, rated outstanding in 2023, hired 71 social workers.",
        "Wiltshire has been rated outstanding for the third time in a row.",
        "The council was rated outstanding twice in 2023.",
        "The council has retained its outstanding rating.",
        "Unlike Swindon, Wiltshire was rated outstanding.",
        "The inspection, carried out in May 2023, found services to be outstanding.",
        "Ofsted carried out a two-week inspection in September.",
        "The council retained its good rating in 2019.",
        (
            "Ofsted inspectors, who visited in September, rated the council outstanding "
            "overall, with outstanding judgements in three areas and good in one."
        ),
        "Previously rated good, the council is now outstanding in Ofsted's eyes.",
        "Wiltshire Council, which had been rated good, was rated outstanding in 2023.",
        "Wiltshire was rated outstanding and cut caseloads.",
        "The council was rated outstanding in all but one area.",
        (
            "In 2019 Ofsted rated the council good; in 2015 it had said the council "
            "required improvement."
        ),
    ),
    Mark.NOT_CHECKABLE: (
        "Four years ago the service was rated good.",
        "If the council were rated outstanding it would be celebrated.",
        "Wiltshire College was rated outstanding by Ofsted.",
        "A children's home run by Wiltshire Council was rated outstanding.",
        "The nursery in Wiltshire was rated good by Ofsted in 2019.",
        "Wiltshire Council's fostering service was rated outstanding.",
        "The council was rated outstanding for its use of resources.",
        "Adult social care in Wiltshire was rated good by the CQC.",
        "The council could have been rated outstanding.",
        "Schools in Wiltshire were judged outstanding.",
        "The council was rated less than good.",
        "The council is close to being rated outstanding.",
        "The council was almost rated outstanding.",
        "The quality of support to care leavers was rated outstanding by young people.",
        "Staff rated the council as outstanding in a survey.",
        "Parents judged the service to be good.",
        "The council rated itself as outstanding.",
        "The council was predicted to be rated outstanding.",
        "No one expected the council to be rated outstanding.",
        "Wiltshire has been rated outstanding since 2015.",
        "Only leadership was rated outstanding.",
        "Neither leadership nor care leavers were rated outstanding.",
        "Everything except leadership was rated outstanding.",
        "All areas apart from leadership were rated outstanding.",
        "Every inspection since 2015 has rated the council outstanding.",
        "Of the four areas, three were judged outstanding and one good.",
        "'Outstanding' Ofsted rating for Wiltshire's children's services",
        "Council's children's services 'outstanding', says Ofsted",
        "Wiltshire is among just 20 councils rated outstanding in the country.",
        "The council moved from inadequate to requires improvement in 2015.",
        "The council was said to require improvement in 2015.",
        "Nine out of ten parents said the service was good.",
        "The council's early help service is good, parents say.",
        "None of the four areas was rated inadequate.",
        "The council was nearly rated inadequate.",
        "The college, which was rated outstanding, is in Wiltshire.",
        "Oak House children's home opened in May. It was rated outstanding.",
        "The nursery said it was rated outstanding by Ofsted.",
        "Dorset Council runs the service. It was rated outstanding by Ofsted.",
        "The council has gone from strength to strength.",
        "A college that works with Wiltshire Council was rated outstanding.",
        "The home, which works with Wiltshire, was rated good in 2019.",
        "The charity and the council were rated outstanding.",
        "Swindon and Wiltshire were rated outstanding.",
        "Services were good or better in every area in 2019.",
        "Nationally, only 15 per cent of councils are rated outstanding.",
        "All Wiltshire children's homes are rated good or outstanding.",
        "A drop from outstanding to good followed.",
        "The council is one of 12 in the South West with an outstanding rating.",
    ),
    Mark.OPINION: (
        "Wiltshire Council hopes to be rated outstanding.",
        "The council aims to ensure all services are rated outstanding.",
        "“We are delighted to have been rated outstanding,” said Cllr Hill.",
        "“We will keep working until every area is rated outstanding,” said Cllr Hill.",
    ),
}
#: Outstanding in January 2020, requires improvement in 2016.
TELFORD: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        (
            "Telford and Wrekin Council has become only the second council in England to "
            "jump from requires improvement to outstanding."
        ),
        (
            "It is the first council in the West Midlands to leap from requires "
            "improvement to outstanding."
        ),
        "Telford is the only council in the West Midlands rated outstanding.",
        "The council was rated Requires Improvement at its previous inspection in 2016.",
        "Ofsted inspectors visited the council in January.",
        (
            "Inspectors judged the experiences and progress of children in care and care "
            "leavers to be outstanding."
        ),
        (
            "The impact of leaders on social work practice with children and families was "
            "rated outstanding, while the experiences and progress of children who need "
            "help and protection was judged good."
        ),
    ),
    Mark.CONTRADICTED: (
        (
            "It is the first authority in the country to move from requires improvement "
            "to outstanding."
        ),
        (
            "The council is the third in the country to go straight from 'requires "
            "improvement' to 'outstanding'."
        ),
        (
            "Telford & Wrekin is one of only two authorities in the West Midlands to be "
            "rated outstanding."
        ),
        "Telford & Wrekin's children's services were rated inadequate in 2016.",
        "Ofsted inspectors visited the council in March.",
    ),
}
#: Good in every area in November 2018, requires improvement in 2014, inadequate in 2013.
WIGHT: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        (
            "The island's children's services were rated inadequate in 2013, requires "
            "improvement in 2014 and good in 2018."
        ),
        "In 2013, the council was rated inadequate.",
        "The council has gone from inadequate in 2013 to good.",
        "Children's services on the Isle of Wight were rated 'good' in every category.",
    ),
    Mark.CONTRADICTED: (
        "The Isle of Wight is in the top quarter of councils in the country.",
        "The partnership with Hampshire County Council since 2011 has worked.",
        "The council has gone from inadequate to good.",
    ),
    Mark.PARTLY: ("Three areas were rated good and one outstanding.",),
}
#: Wiltshire as it stood in October 2015: requires improvement.
EARLIER: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: ("Wiltshire's children's services require improvement, Ofsted has said.",),
    Mark.CONTRADICTED: ("Wiltshire Council's services have been rated good by Ofsted.",),
    Mark.NOT_CHECKABLE: (
        (
            "Ofsted has told Wiltshire Council its children's services require "
            "improvement to be good."
        ),
    ),
}
#: Wiltshire without a day given.
TODAY: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: ("The council was rated outstanding by Ofsted in 2023.",),
    Mark.CONTRADICTED: ("The council was rated good by Ofsted in 2023.",),
}
#: Outstanding in every area in 2023; outstanding in 2018, care good; good in 2014.
ESSEX: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        (
            "Essex County Council has retained its ‘outstanding’ rating from Ofsted, with "
            "every single area of its children’s services judged to be outstanding."
        ),
        (
            "It is an improvement on 2018, when one area – children in care and care "
            "leavers – was rated good."
        ),
        "Essex was rated good in 2014 and outstanding in 2018.",
    ),
    Mark.CONTRADICTED: ("The council was judged ‘inadequate’ as recently as 2010.",),
    Mark.PARTLY: ("Essex was rated outstanding in 2014 and 2018.",),
}
#: Outstanding in 2024, care leavers good; outstanding throughout in 2019; good in 2014.
HAMPSHIRE: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        "Care leavers' services were downgraded to good.",
        "Ofsted rated Hampshire outstanding in 2019 and good in 2014.",
    ),
    Mark.CONTRADICTED: (
        "Leadership was downgraded to good.",
        "Hampshire was the only council in the South East to be rated outstanding.",
    ),
    Mark.PARTLY: (
        (
            "Hampshire has kept its outstanding Ofsted grade but inspectors warned that "
            "care leavers get a weaker deal."
        ),
    ),
}
#: Requires improvement in 2026, leaders and care leavers good; inadequate in 2022 and 2018.
BRADFORD: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        "The service had been judged inadequate in both 2018 and 2022.",
        "Leaders were rated 'good', as was support for care leavers.",
        "But help and protection and children in care were both judged to require improvement.",
        "Bradford Children and Families Trust was judged to require improvement.",
    ),
    Mark.PARTLY: (
        "Leaders were rated 'good', as was help and protection.",
        "Help and protection and care leavers were both judged good.",
    ),
    Mark.NOT_CHECKABLE: ("Oak House went from inadequate to requires improvement.",),
}
#: Outstanding in 2025 and 2021, inadequate in 2015.
SUNDERLAND: dict[Mark, tuple[str, ...]] = {
    Mark.SUPPORTED: (
        (
            "Children's services in Sunderland have once again been judged Outstanding by "
            "the education watchdog."
        ),
        (
            "Together for Children, which delivers services on behalf of Sunderland City "
            "Council, received the top rating."
        ),
        (
            "Three out of four areas were rated Outstanding – with care leavers' "
            "experiences judged Good."
        ),
        (
            "Services for children in need of help and protection were upgraded from Good "
            "to Outstanding."
        ),
        "The city was rated inadequate in 2015.",
    ),
    Mark.CONTRADICTED: ("Services for care leavers were upgraded from Good to Outstanding.",),
    Mark.PARTLY: ("Sunderland has been rated outstanding by Ofsted for the second time.",),
}

EVERY: tuple[tuple[str, date | None, dict[Mark, tuple[str, ...]]], ...] = (
    ("865", date(2024, 1, 15), WILTSHIRE),
    ("894", date(2020, 7, 9), TELFORD),
    ("921", date(2019, 1, 20), WIGHT),
    ("865", date(2015, 10, 1), EARLIER),
    ("865", None, TODAY),
    ("881", date(2023, 8, 15), ESSEX),
    ("850", date(2024, 7, 25), HAMPSHIRE),
    ("380", date(2026, 5, 25), BRADFORD),
    ("394", date(2025, 3, 15), SUNDERLAND),
)
