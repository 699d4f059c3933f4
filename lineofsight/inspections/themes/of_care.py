"""Themes of care. How patterns are written is told in `vocabulary`."""

from __future__ import annotations

from lineofsight.inspections.themes.kind import Theme
from lineofsight.reference.areas import Strand

_CARE = Strand.IN_CARE

CARE_THEMES: tuple[Theme, ...] = (
    Theme(
        "health",
        "Health and emotional well-being in care",
        "Health assessments, dental care, mental health services and therapy for children in care "
        "and care leavers.",
        (
            r"health (?:needs )?assessments?\b",
            r"health needs\b",
            r"health (?:checks?|appointments?|plans?|passports?|advice|nurse|service "
            r"ensures|care)\b",
            r"assessment of (?:children's|their) health",
            r"(?:physical|emotional|mental)(?:,| and| or)? (?:\w+ )?health (?:needs|and|services?|"
            r"support|is|are|care)",
            r"health is checked",
            r"promot(?:e|es|ing) (?:\w+ )?health\b",
            r"emotional (?:well-?being|health|and (?:mental|health)|needs|or mental)",
            r"mental (?:health|well-?being|ill)\b",
            r"child and (?:adolescent )?mental health",
            r"camhs\b",
            r"therap(?:y|ies|eutic|ist|ists)\b",
            r"strengths and difficulties",
            r"sdqs?\b",
            r"dental\b",
            r"dentists?\b",
            r"immunisation",
            r"looked[- ]after children(?:'s)? (?:health|nurse)",
            r"substance misuse (?:service|support)",
        ),
        (
            r"parent(?:s|al|s')?[^.]{0,60}mental (?:health|ill)[^.]*",
            r"(?:hereditary|maternal|adult) mental[^.]*",
            r"(?:health and well-?being|partner agencies, in particular health)[^.]{0,20}",
            r"children's well-?being and[^.]*",
            r"staff (?:\w+ )?well-?being",
        ),
    ),
    Theme(
        "placements",
        "Placement sufficiency and stability",
        "Enough of the right homes, matching, stability, homes out of the area, unregistered homes "
        "and deprivation of liberty.",
        (
            r"sufficiency\b",
            r"placement (?:sufficiency|stability|moves?|choice|breakdowns?|disruptions?|planning|"
            r"matching|options|provision|panel|availability)",
            r"(?:sufficient|insufficient|suitable|range of|choice of|lack of|shortage of|enough|"
            r"appropriate|stable|local|temporary|unsuitable) (?:\w+ ){0,2}(?:placements?|homes)\b",
            r"insufficient (?:\w+ )?placements?",
            r"choice of (?:\w+ )?placements?",
            r"stable (?:\w+ )?(?:placements?|homes)\b",
            r"shortage of (?:\w+ )?(?:placements?|homes)",
            r"live in (?:\w+ ){0,3}(?:placements?|homes)\b",
            r"stability (?:of|and) (?:\w+ ){0,3}(?:placements?|homes|foster)",
            r"stability meetings",
            r"placed externally",
            r"stability of (?:care|children)",
            r"(?:stable|settled)[^.]{0,40} (?:homes?|living arrangements|placements?)\b",
            r"good[- ]quality (?:local )?placements",
            r"independent (?:provider|fostering agency) placements",
            r"(?:enough|sufficient) (?:\w+[- ]){0,3}(?:foster carers|placements|homes)",
            r"placements?[^.]{0,30} (?:match|stab|mov|break|sufficien|meet(?:s)? their)\w*",
            r"match(?:ed|ing) (?:\w+ ){0,5}(?:placements?|homes?|carers)\b",
            r"needs and their placements? are closely matched",
            r"unre(?:gistered|gulated)\b",
            r"deprivation of liberty",
            r"out-of-area\b",
            r"(?:placed|living) (?:\w+ ){0,2}(?:out of|outside|away from|at a distance)",
            r"residential (?:care|homes?|placements?)",
            r"children's homes?\b",
            r"secure accommodation",
            r"suitable homes?",
        ),
        (
            r"(?:matched to|with) (?:their )?permanent (?:carers|families)",
            r"placements? with (?:their )?parents?",
            r"(?:adoptive|adoption|work|school|nursing|private fostering|permanent|"
            r"fostering to adopt)"
            r" placements?[^.]{0,15}",
            r"placements? (?:order|with (?:prospective )?adopt)\w*",
            r"care leavers[^.]{0,80}(?:suitable|stable) (?:accommodation|homes?)",
            r"residential special schools[^.]*",
            r"outside of office hours",
        ),
        _CARE,
    ),
    Theme(
        "permanence",
        "Permanence and return home",
        "Planning early for a permanent home by any route, care orders at home, special "
        "guardianship as an outcome, returning to parents.",
        (
            r"permanence\b",
            r"permanency\b",
            r"permanent (?:home|homes|famil|alternative famil|placement|care)\w*",
            r"long-term (?:foster|match|placement|home|stability|fostering)\w*",
            r"reunif(?:ication|ied|y)\b",
            r"placed (?:at home )?with (?:their )?parents",
            r"placed at home\b",
            r"placements? with parents",
            r"live at home (?:with|on)",
            r"return(?:ing|ed|s)? (?:home|to (?:live with )?(?:their )?(?:famil|parent|birth))"
            r"\w*(?! interview| conversation|-)",
            r"formally matched",
            r"long-term carers",
            r"concurren(?:t|cy) planning",
            r"parallel planning",
            r"section 20\b",
            r"revo(?:cation|ke|ked)\b",
        ),
        (
            r"return(?:-| )home (?:interview|conversation|discussion)s?",
            r"permanent alternative home",
            r"looked after and achieving permanence",
            r"return home from",
        ),
        _CARE,
        often_in_passing=True,
    ),
    Theme(
        "family_time",
        "Family time",
        "Contact of children in care with parents, brothers and sisters and others who matter to "
        "them; brothers and sisters living together.",
        (
            r"family time\b",
            r"contact (?:arrangements|with (?:their |the |birth |extended )*(?:famil|parent|mother|"
            r"brother|sister|sibling|relative|people who))\w*",
            r"supervised contact",
            r"(?:direct|indirect) (?:and indirect )?contact",
            r"letterbox",
            r"(?:brothers|siblings?)(?: and sisters)? (?:are |live |living |to live |placed |"
            r"remain |stay )"
            r"(?:\w+ ){0,2}together",
            r"(?:assessments?|relationships?|time) (?:of|between|with) (?:\w+ )?(?:brothers|"
            r"siblings)",
            r"contact(?<=in contact) with (?:people|their)",
            r"(?:touch|contact) with important",
            r"lifelong links",
            r"family-time\b",
            r"people who are important to (?:them|children)",
            r"brothers and sisters to be placed",
            r"placed with (?:their )?(?:brothers|siblings)",
        ),
        strand=_CARE,
    ),
    Theme(
        "life_story",
        "Life-story work",
        "Life-story work, later-life letters and helping children understand their histories.",
        (
            r"life[- ]story\b",
            r"life[- ]stories\b",
            r"life[- ]journey",
            r"later[- ]life letters?",
            r"understand (?:their )?(?:life|childhood|early) (?:story|experiences|histories)",
        ),
        strand=_CARE,
    ),
    Theme(
        "adoption",
        "Adoption",
        "Adoption: decisions, recruiting and preparing adopters, matching, support, early "
        "permanence.",
        (
            r"adopt(?:ion|ions|ive|ers?|ed)\b",
            r"adoption\b",
            r"adopters?\b",
            r"foster(?:ing)?[- ]to[- ]adopt",
        ),
        (
            r"adopted (?:a|an|the|by|new|as|model|this|practice|approach)\b",
            r"early adoption of",
            r"association for adoption and fostering",
            r"(?:adoption|adopted) of (?:the|a|an|new|signs)",
        ),
    ),
    Theme(
        "fostering",
        "Fostering",
        "The fostering service: recruiting, assessing, training, supporting and reviewing foster "
        "carers.",
        (
            r"foster(?:ing)? (?:carers?'?|families|homes?) (?:\w+ ){0,3}(?:recruit|receiv|"
            r"are (?:\w+ )?"
            r"(?:well|support|train|positive|recruit|assess|be)|report|speak|spoke|feel|value|"
            r"benefit|"
            r"being|have|to reflect|who reflect|annual|review|training|support|retention|"
            r"appreciat)\w*",
            r"fostering (?:service|team|panel|manager|recruitment|households?|agenc|standards|"
            r"network|strategy)\w*",
            r"recruit(?:ment|ing)?(?: and (?:\w+ )?(?:retention|support|assessment))? (?:of )?"
            r"(?:\w+ ){0,3}foster",
            r"(?:retention|training|support|supervision|assessment|visits|reviews?|allowances|"
            r"number|"
            r"numbers|approved|sufficient)(?: of| for| to)? (?:\w+ ){0,3}foster(?:ing)? "
            r"(?:carers?|homes|families)",
            r"numbers? of (?:\w+ ){0,3}foster",
            r"training for (?:\w+ )?foster",
            r"approved foster carers",
            r"carers? recruitment",
            r"mockingbird",
            r"delegated authority",
        ),
        (
            r"(?:delivering|deliver|contributing|involved) [^.]{0,40}training[^.]*foster[^.]*",
            r"private(?:ly)? foster\w*[^.]*",
            r"live with foster[^.]*",
            r"foster(?:ing)?[- ]to[- ]adopt",
            r"foster(?<=with foster) (?:carers|families)[^.]*",
            r"foster(?<=with their foster) (?:carers|families)[^.]*",
            r"association for adoption and fostering",
            r"foster care (?:placements?|plan)",
        ),
        _CARE,
    ),
    Theme(
        "connected_carers",
        "Connected carers and special guardians",
        "Family and friends who care for children: assessment, approval and support; special "
        "guardianship.",
        (
            r"connected[- ](?:person|persons|people|carers?)",
            r"kinship\b",
            r"family and friends (?:carers?|care|foster)",
            r"friends and family (?:carers?|care)",
            r"special guardians\b",
            r"special guardianship (?:support|assessment|arrangement|allowance|carers|"
            r"orders? (?:assess|are|is|support|has|have))\w*",
            r"(?:family members|relatives) (?:\w+ ){0,3}(?:considered|assessed|carers|to care)",
            r"within their (?:extended|wider) famil",
            r"regulation 24\b",
            r"special guardianship orders?",
            r"sgos?\b",
            r"extended family (?:members )?(?:as carers|carers)",
        ),
        strand=_CARE,
    ),
    Theme(
        "reviews",
        "Reviews and independent reviewing officers",
        "Children's reviews, and how independent reviewing officers and chairs challenge.",
        (
            r"independent reviewing (?:officers?|service)",
            r"iros?\b",
            r"reviewing officers?\b",
            r"(?:statutory|looked[- ]after|children in care|care|lac|children's) reviews?\b",
            r"statutory reviews?\b",
            r"looked[- ]after (?:children )?reviews?\b",
            r"children in care reviews?\b",
            r"reviews? (?:being |are |were |is )?(?:held|postponed|chaired|minutes|decisions?)",
            r"reviewing (?:the )?(?:care )?plans",
            r"care plans are (?:\w+ ){0,3}reviewed",
            r"effectively and regularly reviewed",
            r"independent review officers?",
            r"review minutes",
            r"child(?:ren)? protection (?:conference )?chairs",
            r"planning and reviews",
        ),
        (
            r"serious case reviews?",
            r"case reviews?",
        ),
        _CARE,
        often_in_passing=True,
    ),
    Theme(
        "advocacy",
        "Advocacy, independent visitors and complaints",
        "Advocates and independent visitors for children; complaints and what is learned from "
        "them.",
        (
            r"advocacy\b",
            r"(?:an|independent|professional|trained) advocates?\b",
            r"advocates? (?:are|is|service|support|who|attend)",
            r"independent visitors?\b",
            r"complaints?\b",
            r"how to complain",
        ),
        (
            r"(?:staunch|strong|effective|passionate) advoca(?:te|tes) (?:for|on behalf|"
            r"well)[^.]*",
            r"advocates? (?:for|well|strongly|on behalf|effectively)\b[^.]*",
            r"advocate for them",
            r"domestic (?:abuse|violence) advoca\w+",
        ),
    ),
    Theme(
        "education_in_care",
        "Education of children in care",
        "The virtual school, personal education plans, attendance, attainment and exclusions of "
        "children in care.",
        (
            r"virtual school\b",
            r"personal education plans?",
            r"peps?\b",
            r"pupil premium",
            r"education[^.]{0,40} (?:of|for) (?:\w+ )?(?:children in care|children looked after|"
            r"looked[- ]after)",
            r"key stage\b",
            r"gcses?\b",
            r"education(?:al)? (?:outcomes|achievement|attainment|progress) (?:for|"
            r"of) (?:\w+ )?(?:children|"
            r"looked)",
            r"(?:progress|well|achieve|attendance) (?:at|in) school",
            r"education of (?:\w+ )?(?:children in care|children looked after|looked after)",
            r"(?:children in care|children looked after|looked after children)[^.]{0,100}"
            r"(?:attainment|school|key stage|education|absen|gcse|attendance)\b",
            r"children (?:looked after|in care)\b[^.]{0,100}(?:attainment|school|key stage|gcse|"
            r"full-time education|attendance|absen)",
            r"looked after (?:children|pupils)[^.]{0,100}(?:attainment|school|key stage|gcse|absen|"
            r"attendance)",
            r"attainment\b[^.]{0,60}(?:looked after|in care)",
            r"attendance (?:rate|of|at|is|for)[^.]{0,60}(?:looked after|in care|pupils)",
        ),
        strand=_CARE,
    ),
)
