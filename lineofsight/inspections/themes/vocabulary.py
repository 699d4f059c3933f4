"""The themes of inspection findings and recommendations, declared.

Names are the field's own terms; meanings and patterns are in our words. A pattern begins with
the first letters of a word and is matched in lower-case text at the start of a word. What an
exclusion matches is taken out before the theme's patterns are tried.
"""

from __future__ import annotations

from lineofsight.inspections.themes.kind import Theme
from lineofsight.inspections.themes.of_care import CARE_THEMES
from lineofsight.inspections.themes.of_help import HELP_THEMES
from lineofsight.inspections.themes.of_leaving_care import LEAVING_CARE_THEMES
from lineofsight.inspections.themes.of_risk import RISK_THEMES
from lineofsight.reference.areas import Strand

_LEADERS = Strand.LEADERS

LEADERS_THEMES: tuple[Theme, ...] = (
    Theme(
        "supervision",
        "Supervision",
        "Supervision of social workers and other staff: how often, how reflective, how recorded.",
        (r"supervision\b", r"supervisory\b", r"supervised? (?:well|regularly|monthly|effectively)"),
        (
            r"supervision orders?",
            r"(?:under|adult|adults|parental|family|contact) supervision",
            r"supervision of (?:contact|family time)",
        ),
        _LEADERS,
    ),
    Theme(
        "management_oversight",
        "Management oversight",
        "Managers' oversight, direction and challenge of casework; drift that they allow.",
        (
            r"manage(?:ment|rs?|rial)\b[^.]{0,40} (?:oversight|overview|grip|footprint)\b",
            r"manage(?:ment|rs?|rial)'?s?'? (?:\w+ ){0,2}(?:direction|rationale|guidance|sign-?off|"
            r"decision-making|decisions|challenge|scrutiny of)\b",
            r"oversight (?:by|from) (?:\w+ ){0,4}manage\w+",
            r"oversight (?:of|over) (?:\w+ ){0,3}(?:practice|cases?|casework|permanence|plans|"
            r"case work)\b",
            r"oversight of (?:all |individual )?children(?! who are missing| missing)",
            r"leaders[^.]{0,20} oversight of (?:the )?(?:risks?|practice|cases?|plans?|decisions)",
            r"overseen by (?:\w+ )?managers",
            r"managers (?:do not|did not|are not|were not|fail|rarely|have not) (?:\w+ ){0,2}"
            r"(?:challenge|identif|ensur|track|monitor|prevent|check|address|oversee)",
            r"managers (?:regularly |routinely |closely )?(?:review|track|monitor|check|oversee)",
            r"managers'? (?:challenge|tracking)",
            r"(?:first|front)-?line manage(?:ment|rs?)",
            r"frontline manage(?:ment|rs?)",
            r"first-line manage(?:ment|rs?)",
            r"front-line manage(?:ment|rs?)",
            r"line managers? (?:\w+ ){0,3}(?:oversight|oversee|challenge)",
        ),
        (
            r"oversight (?:of|by) (?:the )?(?:board|lscb|council|members?|scrutiny|iros?|"
            r"independent reviewing)",
            r"(?:strategic|political|corporate|independent|iros?'?|legal|court) oversight",
        ),
    ),
    Theme(
        "workforce",
        "Workforce stability and caseloads",
        "Recruitment, retention, turnover, agency staff, caseloads, changes of social worker, "
        "training and careers.",
        (
            r"case-?loads?\b",
            r"workloads?\b",
            r"workforce (?:development|strategy|is|has|stability|are|plan|planning|challenges|"
            r"capacity|"
            r"turnover|training|recruitment|at all|that is)",
            r"(?:stable|permanent|skilled|experienced|sufficient|committed|stability of the|"
            r"children's|social work|social care) workforce (?:has|is|in|at|and)\b",
            r"(?:invest\w*|expansion) (?:in|of) the (?:\w+ )?workforce",
            r"invest(?:ment|ed|ing)? in (?:the |their )?(?:children's )?(?:workforce|staff)",
            r"staff (?:turnover|retention|shortages?|vacancies|changes|development|training|"
            r"recruitment|sickness|absence)",
            r"consistency of staffing",
            r"staffing (?:\w+ ){0,2}(?:capacity|levels?|stability|shortages?|difficult|problems?|"
            r"pressures?|challenges?|issues?)",
            r"turnover\b",
            r"vacanc(?:y|ies)\b",
            r"agency (?:staff|social workers?|workers?|managers?)",
            r"recruit(?:ment|ing|ed)?(?: and| or|,) (?:\w+ ){0,2}ret(?:ention|ain)",
            r"recruit(?:ment|ing|ed)? (?:of |and retention of )?(?:\w+ ){0,3}(?:social workers|"
            r"staff|"
            r"managers|practitioners)",
            r"retention (?:of|and|strategy)(?! of (?:\w+ )?(?:foster|adopt))",
            r"vacant posts",
            r"allocation of (?:a |the )?social worker",
            r"social workers? leaves?\b",
            r"suitably (?:qualified|experienced)",
            r"(?:sufficient|enough) (?:\w+ ){0,4}(?:social workers|staff)\b",
            r"work volumes",
            r"stability of the (?:\w+ )?workforce",
            r"unallocated\b",
            r"not have an allocated (?:social )?worker",
            r"without an allocated (?:social )?worker",
            r"newly qualified",
            r"assessed and supported year",
            r"changes? (?:of|in) (?:\w+ ){0,2}(?:social workers?|workers?|staff(?:ing)?|"
            r"personal advis[eo]rs?)",
            r"(?:continuity|consistency|stability|turnover) of (?:\w+ ){0,2}(?:social )?workers?",
            r"continuity of (?:\w+ ){0,2}(?:social )?workers?",
            r"different social workers",
            r"frequent changes",
            r"high[- ]quality training",
            r"workforce (?:in)?stability",
            r"social work (?:capacity|academy)",
            r"permanent (?:staff|social work\w*|managers?|workforce)",
            r"training (?:and development|programmes?|offer|opportunities|needs|for (?:staff|"
            r"social work|"
            r"managers))",
            r"access(?:ed)? (?:to )?(?:\w+ )?training",
            r"learning and development",
            r"professional development",
            r"career (?:progression|pathways?|development|opportunit)",
        ),
        (
            r"foster carers[^.]{0,50} (?:learning and development|training)",
            r"(?:training|recruitment|retention|turnover)[^.]{0,25} (?:foster|adopt|carers|school|"
            r"schools|pupils)\w*",
            r"education,? (?:employment (?:and|or) )?training",
            r"(?:foster|adopt)\w* (?:\w+ ){0,3}(?:training|recruitment|retention)[^.]{0,20}",
            r"(?:apprenticeships?|employment|work)(?:,| and| or) training \w+",
            r"multi-agency training[^.]*",
        ),
        _LEADERS,
    ),
    Theme(
        "quality_assurance",
        "Quality assurance and audit",
        "Case audits, quality-assurance frameworks, and whether learning from them changes "
        "practice.",
        (
            r"audit(?:s|ing|ed|ors?|)\b",
            r"quality[- ]assurance\b",
            r"quality[- ]assur(?:e|es|ed|ing)\b",
            r"dip[- ]sampl",
            r"practice (?:weeks?|reviews? (?:by|of)|evaluations?|observations?|learning reviews?)",
            r"scrutin(?:y|ise|ising) (?:of )?(?:the )?quality of practice",
        ),
        (
            r"audit (?:office|trails?)",
            r"(?:s11|section 11) audit\w*",
            r"health needs audit",
            r"self-harm audit",
        ),
        _LEADERS,
    ),
    Theme(
        "performance",
        "Performance information",
        "Data and reports that managers, leaders and boards use to know and improve performance.",
        (
            r"performance (?:management|information|data|monitoring|report(?:s|ing)?|framework|"
            r"measures|digest|indicators?|dashboards?|meetings?|clinics?|scrutiny|culture|tools?)",
            r"performance and (?:quality|management|data)",
            r"management information",
            r"data (?:sets?|reports?|collection|analysis|quality|accuracy|dashboards?)\b",
            r"datasets?\b",
            r"dashboards?\b",
            r"scorecards?\b",
            r"score cards?\b",
            r"(?:accurate|reliable|robust|aggregated|poor|good) data\b",
            r"inaccurate data",
            r"reliable data",
            r"collects? (?:and \w+ )?(?:a range of )?(?:\w+ )?data\b",
        ),
        (
            r"data protection",
            r"performance (?:at|in) (?:key stage|school)\w*",
            r"adoption scorecards?[^.]*",
        ),
        _LEADERS,
    ),
    Theme(
        "leadership",
        "Leadership",
        "Senior and political leaders: direction, knowing the service, investment, self-evaluation "
        "and improvement planning.",
        (
            r"(?:leaders|senior managers)[^.]{0,80}(?:strengths and (?:areas|weaknesses)|"
            r"(?:accurate|"
            r"realistic|clear|thorough|good|honest|informed) (?:understanding|view|picture|grasp)|"
            r"determin|ambiti|vision|whole-system|quality of services|commitment to (?:improv|"
            r"ensur)|"
            r"(?:know|knew) (?:their|the) (?:services?|communit)|services well|external scrutiny|"
            r"pace of|priorit|self-|culture|"
            r"improv\w+ (?:the quality "
            r"of )?(?:services|(?:social work )?practice))",
            r"leadership,? (?:has|is|was|at|and|by|capacity|from)",
            r"capacity of (?:the )?senior",
            r"political (?:leaders?|leadership|support|commitment|and)",
            r"(?:elected|lead|council) members? (?:and|are|is|have|has|provide|for children|show)",
            r"lead member\b",
            r"leader of the council",
            r"leaders' understanding",
            r"understood by (?:senior )?leaders",
            r"chief executive\b",
            r"director of (?:\w+ ){0,2}(?:children|family|people)'?s?(?: and \w+)? services\b",
            r"politicians\b",
            r"dcs\b",
            r"self-(?:assessment|evaluation)\b",
            r"corporate leaders",
            r"learning culture",
            r"leaders are (?:visible|approachable)",
            r"senior leaders (?:had|have|did|do) not",
            r"improvement (?:plan|board|journey|programme|partner|priorities|planning)",
            r"corporate (?:support|commitment|investment|priorit|leadership|plan\b)",
            r"financial (?:investment|commitment)",
            r"scrutiny (?:committee|panel|sub-?committee|arrangements|function)",
            r"leadership (?:team|and management|of|across)",
            r"(?:council|corporate|senior|financial|political)[^.]{0,40} invest(?:ment|ed|ing)\b",
            r"whole-system change",
            r"strategic (?:leadership|direction|vision|progress)",
            r"cultur(?:e|al)(?: \w+){0,2} (?:change|transformation)",
            r"transformation programme",
            r"peer (?:review|challenge)",
        ),
        (r"(?:foster|adopt)\w*[^.]{0,40}self-(?:assessment|evaluation)",),
        _LEADERS,
    ),
    Theme(
        "corporate_parenting",
        "Corporate parenting",
        "The council and its partners as parents of children in care and care leavers.",
        (
            r"corporate parent(?:s|ing|al|hood)?\b",
            r"corporate family",
            r"pledge (?:for|to) (?:\w+ ){0,2}(?:children|care)",
        ),
    ),
    Theme(
        "partnership",
        "Partnership working",
        "How well agencies work together, and how the safeguarding board or partnership is run.",
        (
            r"partnership (?:working|work|arrangements|between|board)",
            r"partnerships (?:are|between|across|at)",
            r"joint (?:working|commissioning arrangements)",
            r"multi-agency (?:working|arrangements|partnership|collaboration|information|"
            r"responses? to risk|strategy meetings?|safety planning|practices?|cooperation)",
            r"inter-?agency (?:working|collaboration|cooperation)",
            r"partner agencies (?:\w+ ){0,3}(?:attend|contribut|in |are |do not|is |to|,|that)",
            r"inclusion (?:by [^.]{0,30})?of partner",
            r"(?:relevant|appropriate|all|key|other) (?:partners|agencies|professionals)"
            r"(?: \w+){0,3} (?:attend|contribut|involve|are)",
            r"involv(?:e|es|ing|ement of) (?:all |the |other )?(?:relevant |key |appropriate )?"
            r"(?:partners|agencies|partner agencies)",
            r"representation from (?:all )?(?:\w+ ){0,2}partners",
            r"agency partnerships",
            r"effective multi-agency (?:response|work)\w*",
            r"(?:approach|collaborat\w+) with (?:\w+ )?partners",
            r"(?:reported|presented) to the board",
            r"training needs (?:from|of) agencies",
            r"(?:strong|effective|good|positive|mature|well-established) partnerships?\b",
            r"co-?ordination of partners",
            r"engagement of (?:\w+[- ]){0,3}partners",
            r"attendance by (?:other |partner )?agencies",
            r"strategic boards",
            r"governance arrangements",
            r"lscb and the (?:local authority|council)",
            r"safeguarding children(?:'s)? (?:board|partnership)[^.]{0,60}(?:is|has|are|was|does|"
            r"meets|complies|provides)\b",
            r"lscb(?:'s)? (?:is|has|are|was|can|does|did|complies|chair|provides|business|"
            r"structure|"
            r"meets|needs|governance|holds|role|annual|records|conducted|continues|funded|"
            r"priorities|"
            r"sub-?groups?|partners|members?|lacks|should (?:be|ensure|continue))\b",
            r"lscb\b[^.]{0,40}(?:governance|constitution|chair|independent|statutory|member)",
            r"board(?:'s|s)? (?:has|is|work|chair|sub-?groups?|members?|manager|business|"
            r"priorities|does|did|role|annual report|constitution|functions?|effectiveness|"
            r"collects|"
            r"understands|processes|committees)",
            r"lscb\b(?:(?<=by the lscb)|(?<=for the lscb))",
            r"independent chair\b",
            r"(?:partners|agencies)'? attendance",
            r"partner representation",
            r"child death overview",
            r"(?:section 11|s11) (?:audits?|returns?)",
            r"work of the board\b",
            r"board(?:'s)? (?:strategic |core |existing )?(?:priorities|business|work plan|"
            r"website)",
            r"board(?:'s)? (?:now )?(?:meets|has not|is not|coordinates|oversees|and its|and all)",
            r"multi-agency training",
            r"(?:safeguarding|lscb) (?:partners|partnership)\b",
            r"relationships? with the health and wellbeing board",
            r"influence of the \w+ safeguarding",
            r"attendance by agency",
            r"professionals work (?:well )?together",
            r"agencies work (?:well |effectively )?together",
            r"lscb (?:business plan|annual report)",
            r"relationships with (?:\w+ )?partners\b",
            r"well-established relationships between",
            r"co-?locat(?:ed|ion)\b",
            r"section 11 audit",
        ),
        (
            r"(?:corporate parenting|improvement|adoption|children's trust) board[^.]*",
            r"partnership with (?:parents|families|children|young people|carers)",
            r"regional adoption agency[^.]*",
        ),
        often_in_passing=True,
    ),
    Theme(
        "recording",
        "Recording and chronologies",
        "Case records, chronologies and genograms: whether they are there, up to date and clear.",
        (
            r"case[- ]?record(?:s|ing|ings|-keeping)? (?:\w+ ){0,3}(?:is|are|do|does|not|lack|was|"
            r"were|"
            r"quality|needs?|clear|well|systems?|practice)",
            r"case (?:notes|files) (?:\w+ ){0,2}(?:are|do|lack|were)",
            r"(?:quality|consistency|timeliness|standard|accuracy) (?:and \w+ )?(?:of|"
            r"in) (?:\w+ ){0,2}"
            r"record(?:s|ing|keeping)",
            r"recording (?:of (?:key |children|visits|decisions|case|management|the|child|plans)|"
            r"is|key|"
            r"systems?|practice|does|was|needs?|decisions)",
            r"recording of\b(?! the (?:voice|views))",
            r"it systems?\b",
            r"clearly record(?:ed so that)?\b(?!ed)",
            r"(?:gaps|weaknesses|delays?|inconsisten\w+) in (?:\w+ ){0,2}record(?:s|ing)",
            r"case[- ]recording\b",
            r"accuracy of (?:\w+'s )?records",
            r"recorded (?:on|in) (?:\w+'s )?(?:case )?(?:files?|records?)",
            r"not (?:always |consistently |clearly |routinely |well )*recorded\b",
            r"missing from (?:\w+'s )?records",
            r"recording,",
            r"records of (?:management|supervision|visits|decisions|key)",
            r"(?:should|must) be (?:\w+ )?recorded",
            r"chronolog(?:y|ies)\b",
            r"genograms?\b",
            r"children's (?:case )?(?:records|files) (?:\w+ ){0,2}(?:do not|are not|lack|are up|"
            r"are well|"
            r"are clear)",
            r"electronic (?:case |social care )?(?:record\w*|systems?)",
            r"records? (?:are|is|were) (?:not |always |often )*(?:\w+ )?(?:up to date|up-to-date|"
            r"complete|"
            r"kept|sufficient|detailed|poor|clear|accurate|comprehensive)",
            r"written record",
            r"record[- ]keeping",
            r"(?:recording|records) or planning",
        ),
        (r"adoption records",),
        often_in_passing=True,
    ),
    Theme(
        "equality",
        "Equality and identity",
        "Whether ethnicity, culture, religion, language, disability, gender and sexuality are "
        "understood and shape the help given.",
        (
            r"cultur(?:e|es)(?:,| and| or| is| of (?:children|the child|families))[^.]{0,50}"
            r"(?:religio|languag|ethnic|heritage|identit|belief|disab|gender|diversity|divers)",
            r"cultural (?:issues|factors)",
            r"cultural, (?:\w+,? ){1,4}needs",
            r"cultural(?:ly)? (?:\w+ ){0,3}(?:need|identit|heritage|background|sensitiv|"
            r"appropriate|awareness|competen|divers)",
            r"ethnicity\b",
            r"ethnic (?:\w+ ){0,2}(?:identit|heritage|background|origin|and|needs|minority "
            r"backgrounds?|cultural)",
            r"identity (?:needs|and|as)\b",
            r"diverse (?:needs|backgrounds?|communit|heritage|population)",
            r"diversity\b",
            r"equalit(?:y|ies)\b",
            r"faith\b",
            r"religio(?:n|us)\b",
            r"heritage\b",
            r"sexual(?:ity| orientation| identity)",
            r"gender identity",
            r"anti-?racis",
            r"interpreters?\b",
        ),
        (
            r"(?:largest|main|minority|proportion of children[^.]{0,40}) (?:\w+ )?ethnic[^.]*",
            r"ethnic groups[^.]*",
            r"cultural change",
            r"faith in\b",
        ),
    ),
)

#: Every theme, in the order in which they are shown.
THEMES: tuple[Theme, ...] = (
    *LEADERS_THEMES,
    *HELP_THEMES,
    *RISK_THEMES,
    *CARE_THEMES,
    *LEAVING_CARE_THEMES,
)
