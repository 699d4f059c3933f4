"""Themes of help and protection. How patterns are written is told in `theme_vocabulary`."""

from __future__ import annotations

from lineofsight.inspections.theme_kind import Theme
from lineofsight.reference.areas import Strand

_HELP = Strand.HELP_AND_PROTECTION

HELP_THEMES: tuple[Theme, ...] = (
    Theme(
        "early_help",
        "Early help",
        "Help before statutory thresholds are met: family hubs, targeted support, step up and "
        "step down.",
        (
            r"early help\b",
            r"early[- ]intervention\b",
            r"early support\b",
            r"family (?:hubs?|intervention|support (?:service|team))\w*",
            r"family key working",
            r"common assessment framework",
            r"team around the (?:family|child)",
            r"troubled families",
            r"children's centres?",
            r"targeted (?:family )?support (?:service|team|from|for famil)\w*",
            r"intensive family",
            r"lead professional",
        ),
        strand=_HELP,
        often_in_passing=True,
    ),
    Theme(
        "front_door",
        "Thresholds and front door",
        "Contacts, referrals and thresholds: the MASH or its like, consent, and the out-of-hours "
        "service.",
        (
            r"front door\b",
            r"front-door\b",
            r"levels? of need (?:framework|document|guidance)",
            r"initial (?:screening|response)",
            r"contact (?:team|centre|service)",
            r"mash\b",
            r"multi-agency safeguarding hub",
            r"thresholds?\b",
            r"contacts (?:and|are|from|that|about|to|which|where|receive)",
            r"contact,? (?:and )?(?:referral|assessment)",
            r"referral (?:team|and assessment|pathway)",
            r"referrals? (?:to (?:children|the (?:local authority|front|mash)|social|statutory)|"
            r"are|"
            r"is|process|made to|received|rates?|do not|about children)",
            r"(?:quality|timeliness|numbers?|volume|rates?) of (?:\w+ )?(?:contacts|referrals)",
            r"what is a contact",
            r"referred to children's social care",
            r"initial enquiries",
            r"re-?referrals?\b",
            r"repeat(?:ed)? referrals?",
            r"out[- ]of[- ]hours\b",
            r"outside (?:of )?(?:normal )?(?:office|working) hours",
            r"emergency duty\b",
            r"edt\b",
            r"consent (?:is|was|has been) (?:\w+ )?(?:sought|obtained|gained|given)",
            r"consent from (?:parents|families)",
            r"parental consent",
            r"single point of (?:contact|access) for (?:all|families|professionals|concerns|"
            r"partners)",
            r"request for support hub",
        ),
        (
            r"(?:marac|lado|designated officer|advocacy|camhs|adoption|fostering|mental health|"
            r"edge of care|panel)\w*[^.]{0,50}referrals?[^.]{0,20}",
            r"referrals? (?:to|for|from) (?:\w+ ){0,3}(?:marac|lado|designated|advocacy|camhs|"
            r"adoption|"
            r"mental|independent|panel|early)\w*",
            r"(?:care|pre-proceedings|legal|court|plo) thresholds?",
            r"thresholds? for (?:care|legal|court|pre|entry|care proceedings|coming)[^.]*",
        ),
        _HELP,
        often_in_passing=True,
    ),
    Theme(
        "strategy_discussions",
        "Strategy discussions and section 47",
        "Strategy meetings and child protection enquiries: timely, with the right agencies.",
        (
            r"strategy (?:discussions?|meetings?)\b",
            r"section 47\b",
            r"s47\b",
            r"child protection (?:enquir|inquir|investigation)\w*",
        ),
        strand=_HELP,
        often_in_passing=True,
    ),
    Theme(
        "assessment",
        "Assessments",
        "Social work assessments of children and families: timely, analytical, up to date.",
        (
            r"assessments? (?:of (?:children|child|need|the needs|risk|families|parent|unborn)|"
            r"(?:\w+ )?(?:is|are|were|was|do|does|lack|that|which|process|for children|on|"
            r"include|consider|contain|identify|completed|demonstrate|often|generally|seen)\b)",
            r"assessments?(?:,| and) (?:\w+ ){0,3}(?:plan|planning|plans|intervention|decision|"
            r"analysis|reports?|care plans)",
            r"assessments (?:are|of|to|in|have|for)",
            r"core assessments?",
            r"child (?:and|&) family assessments?",
            r"(?:single|social work|comprehensive|child protection|pre-birth|parenting|initial|"
            r"timely|good[- ]quality|quality of|updated) assessments?\b",
            r"quality of (?:\w+ ){0,4}assessments?\b",
            r"comprehensive assessments?",
            r"pre-birth assessments?",
            r"parenting assessments?",
            r"reassess(?:ment|ed|ments)?\b",
            r"re-assess(?:ment|ed|ments)?\b",
            r"risk assessments? (?:from|by|of children|are|is|to|completed|and)",
            r"underpinning assessments",
            r"assessment and (?:\w+ )?practice",
            r"(?:child's|children's) assessments",
        ),
        (
            r"(?:initial|annual|review|statutory) health (?:needs )?assessments?[^.;]{0,60}",
            r"health (?:needs )?assessments?[^.;]{0,60}",
            r"assessments? of (?:adopters|prospective|foster|carers|connected|their health|health|"
            r"children's health|potential|family and friends|suitability|the suitability)[^.]*",
            r"(?:privately? foster|private foster|connected|special guardian|foster|adopter|"
            r"adoption|carer|"
            r"homeless|viability|suitability|unaccompanied|age|return home)[^.]*assessments?[^.]*",
            r"self-assessments?",
            r"assessments? of (?:children's|training|their) (?:health|emotional|needs from)[^.]*",
            r"assessments?[^.]{0,40}(?:connected|kinship|special guardian|adopter|foster)\w*",
            r"multi-agency risk assessment conferences?",
            r"assessment (?:team|service|and intervention team|hub|centre|teams)s?",
            r"assessed and supported year",
            r"assessments? framework",
            r"common assessment framework",
            r"placements?[^.]{0,40}assessed needs",
        ),
        often_in_passing=True,
    ),
    Theme(
        "child_protection_plans",
        "Child protection plans and conferences",
        "Child protection conferences, plans and core groups: timely, attended, effective.",
        (
            r"child[- ]protection (?:case )?(?:plans?|planning|conferences?|chairs?|reviews?|"
            r"and (?:child|children) in need|or child|\(cp\))",
            r"child[- ]protection (?:system|process)",
            r"core groups?\b",
            r"(?:initial|review) child protection",
            r"initial (?:child protection )?conferences?",
            r"icpcs?\b",
            r"conferences? chairs?\b",
            r"subject (?:to|of) (?:a )?(?:\w+ in need or )?child protection",
            r"conferences and core groups",
        ),
        (
            r"child protection assessments?",
            r"(?:numbers?|rates?|proportion|increase|reduction)[^.]{0,70}child protection plans?",
            r"children with a child protection plan",
        ),
        _HELP,
    ),
    Theme(
        "child_in_need",
        "Children in need",
        "Child in need plans, meetings and reviews, and stepping down to them.",
        (
            r"child(?:ren)?[- ]in[- ]need (?:plans?|planning|meetings?|reviews?|and|or|work|cases|"
            r"status|services?|are|receive|do|who|have|\(cin\)|process)",
            r"child(?:ren)?[- ]in[- ]need(?:,|\.)",
            r"cin (?:plans?|meetings?|reviews?)",
            r"protection and child(?:ren)?[- ]in[- ]need",
        ),
        (r"child(?:ren)? in need of (?:help|care|protection|early|support|services)",),
        _HELP,
    ),
    Theme(
        "plans",
        "Quality of plans",
        "Children's plans of any kind: specific, measurable, with timescales, reviewed and "
        "carried out.",
        (
            r"plans? (?:are|is|were|do|does|lack|have|clearly|need|must|not|often|generally|for "
            r"children (?:are|do)|contain|include|identify|set|focus|vary|seen|which|"
            r"that (?:are|is|set)|so that)\b",
            r"plans? (?:are |is )?(?:not )?(?:\w+ )?(?:specific|measurable|outcome[- ]focused|"
            r"smart|"
            r"child-focused|robust|clear|comprehensive|regularly reviewed|up to date)",
            r"planning and review",
            r"planning for (?:disabled )?children",
            r"planning (?:is|does|for children|lacks|documents)",
            r"care plans?\b",
            r"care planning\b",
            r"written plans?\b",
            r"contingency plan",
            r"child-focused plans",
            r"robust plan\b",
            r"quality of (?:\w+ ){0,6}plan(?:s|ning)\b",
            r"content of plans",
            r"assessments?(?:,| and) (?:\w+ ){0,2}plan(?:s|ning)?\b",
            r"smart\b[^.]{0,30}plan",
            r"plans lack",
            r"all plans\b",
            r"impact of plans\b",
            r"(?:have|has) plans that",
            r"plans and planning",
        ),
        (
            r"(?:action|improvement|business|strategic|training|development|pathway|transition|"
            r"personal education|education|health|permanence|commissioning|work|workforce|service|"
            r"corporate|recovery|parenting|support|delivery|exit|communication|early help|"
            r"alternative|placement|firm|safety) plans?\b[^.]{0,12}",
            r"plans? (?:is|are) (?:\w+ )?in place[^.]*",
            r"(?:contact|adoption) plan(?:s|ning)?\b[^.]*",
            r"plans? to (?:make|further|implement|improve|develop|introduce)[^.]*",
            r"(?:placement|permanence|pathway|parallel|transition|contingency) planning",
            r"care planning (?:panel|forum|meeting)",
            r"inform(?:s|ing)? (?:\w+ )?(?:care )?plan(?:s|ning)",
            r"these plans[^.]*",
            r"safety planning",
            r"subject (?:to|of) [^.]{0,40}plans?\b",
            r"(?:quality|timeliness|consistency)[^.]{0,30} (?:pathway|personal education|"
            r"permanence|"
            r"transition|support|safety) plan\w*[^.]*",
            r"pathway plan\w*[^.]*",
            r"permanence plan\w*[^.]*",
            r"personal education plan\w*[^.]*",
        ),
        often_in_passing=True,
    ),
    Theme(
        "disabled_children",
        "Disabled children",
        "Disabled children and those with special educational needs: help, short breaks, moving to "
        "adult services.",
        (
            r"disabled (?:children|young|child)\b",
            r"children with disabilit",
            r"children with complex (?:needs and|health|disab)",
            r"disabilit(?:y|ies) (?:team|service|social work)",
            r"children (?:and young people )?with (?:a )?(?:\w+ ){0,3}disabilit",
            r"children who (?:have complex needs or )?are disabled",
            r"children who have (?:a )?(?:\w+ ){0,2}disabilit",
            r"short[- ]breaks?\b",
            r"special educational needs",
            r"send\b(?= (?:and|team|service|needs|partnership|inspection))",
            r"children's disability",
            r"young people with (?:\w+ ){0,3}disabilit",
        ),
        (
            r"proportion of[^.]*special educational needs[^.]*",
            r"residential special schools",
        ),
    ),
    Theme(
        "unaccompanied",
        "Unaccompanied asylum-seeking children",
        "Unaccompanied children seeking asylum: age, safety, care, immigration status.",
        (
            r"unaccompanied\b",
            r"separated (?:migrant|and unaccompanied|children)",
            r"asylum[- ]seek",
            r"uasc\b",
        ),
        (
            r"(?:one|two|three|four|five|six|seven|eight|nine|children) (?:are|is) "
            r"(?:an )?unaccompanied[^.]*",
        ),
    ),
    Theme(
        "edge_of_care",
        "Edge of care and coming into care",
        "Help for families so that children can stay at home, family group conferences, and "
        "decisions to bring a child into care.",
        (
            r"edge[- ]of[- ]care\b",
            r"edge-of-care",
            r"family (?:group|network) (?:conferenc|meeting|decision|planning)\w*",
            r"family group decision",
            r"prevent (?:children|the need|young people|family breakdown)[^.]{0,40}(?:care|"
            r"breakdown)",
            r"enter(?:ing)? (?:the )?care(?: system)?\b",
            r"com(?:e|ing) into (?:local authority )?care\b",
            r"bring (?:them|children) into (?:local authority )?care\b",
            r"avoids? the need for care",
            r"need for care\b",
            r"remain (?:safely )?(?:at home|with their famil)",
        ),
        (
            r"(?:as soon as|once|until|before|after) they (?:first )?(?:enter|come into)",
            r"enter(?:ing)? the care leav\w*",
            r"when (?:children|they|young people) (?:first )?(?:enter|come into)[^.,]{0,20} care\b",
            r"(?:rights? to|after|on|since|until|who) (?:enter|coming into|"
            r"come into) (?:the )?care",
        ),
    ),
    Theme(
        "pre_proceedings",
        "Pre-proceedings and court",
        "The Public Law Outline, letters before proceedings, court work and Cafcass.",
        (
            r"pre-?proceedings?\b",
            r"pre-court",
            r"public law outline",
            r"plo\b",
            r"care proceedings\b",
            r"court proceedings\b",
            r"legal proceedings\b",
            r"letters? before (?:care )?proceedings",
            r"(?:letters|parents) before proceedings",
            r"parents before proceedings",
            r"cafcass\b",
            r"family justice",
            r"court (?:work|reports?|statements?|timescales|application)",
            r"judiciary\b",
            r"issue proceedings",
            r"legal (?:gateway|planning|advice)",
        ),
        (r"criminal court",),
    ),
    Theme(
        "voice",
        "Children's voice and direct work",
        "Children's views, visits, direct work and relationships with their workers; children "
        "shaping services.",
        (
            r"voices? of (?:the )?(?:child|children|young people)",
            r"(?:child|children|young people)(?:'s|s')? (?:\w+ )?voices?\b",
            r"children's (?:\w+,? )?(?:views|wishes|voices?)",
            r"child's (?:voice|views|wishes|lived experience)",
            r"young people's (?:views|voices?|wishes)",
            r"wishes (?:and|or) feelings",
            r"cicc\w?\b",
            r"ciccs\b",
            r"participation activities",
            r"what (?:their )?life is like for",
            r"voices?(?: and views)?(?: are| is| being|) heard",
            r"views,? wishes",
            r"views of (?:the )?(?:children|child|young people)",
            r"direct work\b",
            r"life of the child",
            r"lived experiences?",
            r"listen(?:s|ed|ing)? to (?:children|young people|the views|what)",
            r"what children (?:\w+ ){0,3}(?:say|tell|think|want)",
            r"what children and young people (?:tell|say|think|want)",
            r"children (?:and young people )?(?:are )?(?:\w+ )?(?:consulted|participat)\w*",
            r"participation (?:of (?:children|young|looked)|work|service|team|officer|group|"
            r"strategy)",
            r"(?:children|young people)'?s participation",
            r"(?:care leavers'?|looked after) (?:councils?|forums?)",
            r"child(?:ren)? in care councils?",
            r"children in care councils?",
            r"care council",
            r"care leavers'? forum",
            r"co-?produc(?:e|ed|tion)",
            r"involvement of young people",
            r"young people (?:are )?influenc",
            r"(?:children|young people) (?:\w+ ){0,3}provide feedback",
            r"involve children",
            r"(?:feedback|hear) from (?:children|young people)",
            r"care leavers have been consulted",
            r"(?:help|helping) (?:to )?shape",
            r"see(?:n|ing|s)? (?:children|the child|alone|regularly)\b[^.]{0,20}(?:alone|"
            r"regularly)",
            r"seen alone",
            r"seen regularly",
            r"seeing children",
            r"visit children (?:regularly|often|frequently)",
            r"not seen often enough",
            r"who know them well",
            r"children are empowered",
            r"chair their own reviews",
            r"visited regularly by their social",
            r"visit them regularly",
            r"regular visits\b",
            r"know their social workers",
            r"build (?:\w+ ){0,4}relationships? with (?:children|the child|young people|families)",
            r"(?:build|develop) (?:strong|positive|trusting|meaningful|good) relationships",
            r"build (?:strong|positive|trusting|meaningful|good) relationships",
            r"relationships with (?:their )?(?:social workers|children|the children)",
            r"know (?:the )?(?:children|their children)(?: and young people)?(?: whom| they| well| "
            r"very| that| and)",
            r"time with children",
            r"statutory visits",
            r"visits to children",
        ),
        (
            r"privately foster[^.]*(?:wishes|views)[^.]*",
            r"(?:pas|personal advis[eo]rs)[^.]*relationships[^.]*",
            r"statutory visits to foster carers",
            r"senior leaders know[^.]*",
        ),
        often_in_passing=True,
    ),
)
