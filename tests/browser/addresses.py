"""Every kind of page, and the states that look different: where each stands, and for whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lineofsight.web.permissions import Role
from tests.browser.prepared import ADMINISTRATOR, NEWCOMER, NOBODY
from tests.web.small_workspace import STALE_CLAIM, STANDING_CLAIM

#: Pages that everybody may see.
PUBLIC = {
    "england": "/england/",
    "england, filtered": "/england/?area=lowest_area&region=South+West&like=wiltshire",
    "england, earlier": "/england/?as_at=2019-01-07",
    "england, bad date": "/england/?as_at=31/31/2020",
    "shares": "/england/shares/",
    "transitions": "/england/transitions/?before=requires_improvement&after=outstanding",
    "inspections": "/england/inspections/?page=2",
    "authority": "/wiltshire/",
    "authority, no overall grade": "/brent/",
    "authority, no text": "/isle-of-wight/",
    "authority, successor": "/cumberland/",
    "authority, abolished": "/northamptonshire/",
    "authority, nothing known": "/wiltshire/?as_at=2009-06-01",
    "unlisted": "/mereshire/",
    "compare": "/wiltshire/compare/?with=dorset&with=devon&with=kent&with=leeds&with=brent",
    "compare, empty": "/wiltshire/compare/",
    "recommendations": "/wiltshire/recommendations/",
    "neighbours": "/wiltshire/neighbours/",
    "neighbours, one model": "/cumberland/neighbours/",
    "measures": "/measures/?council=wiltshire",
    "measure": "/measures/hp_rereferral_pct/?council=wiltshire&model=2021&average=mean",
    "returns": "/returns/",
    "rules": "/returns/ssda903/rules/?table=OC3",
    "rule": "/returns/ssda903/rules/142/",
    "rules, another return": "/returns/cin/rules/",
    "measure, England alone": "/measures/hp_cin_rate/",
    "measure, long name": "/measures/lw_vacancy_pct/?council=bournemouth-christchurch-and-poole",
    "measure, then": "/measures/cic_rate/?council=wiltshire&as_at=2024-12-01",
    "measure, before any": "/measures/cic_rate/?council=wiltshire&as_at=2010-01-01",
    "profile": "/wiltshire/profile/?measures=all",
    "profile, missing values": "/isles-of-scilly/profile/",
    "profile, abolished": "/northamptonshire/profile/",
    "profile, compare": "/wiltshire/profile/compare/?with=dorset&with=devon&with=kent&with=leeds",
    "check a text": "/claims/read/",
    "report": "/wiltshire/inspections/2023-09-25/",
    "report, recounting": "/wiltshire/inspections/2015-06-22/",
    "report, facts alone": "/leeds/inspections/2018-10-29/",
    "search, empty": "/search/",
    "search": "/search/?q=supervision&kinds=finding",
    "search, nothing found": "/search/?q=zzzz",
    "like": "/search/like/wiltshire-2023-09-25/1/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "not found": "/no-such-council/",
    "sign in": "/account/sign-in/",
    "inactive": "/account/inactive/",
    "not invited": "/account/not-invited/",
    "sign up": "/account/sign-up/",
    "password, reset": "/account/password/reset/",
    "password, reset sent": "/account/password/reset/sent/",
    "password, reset done": "/account/password/reset/done/",
    "password, bad reset": "/account/password/reset/1-bad/",
    "sign-on, stopped": "/account/elsewhere/cancelled/",
    "sign-on, error": "/account/elsewhere/error/",
    "sign-on, not asked for": "/account/elsewhere/council/back/",
    "invitation": "/account/invitation/{invitation}/",
    "invitation, closed": "/account/invitation/none/",
}
#: Pages of one who signed in by a password and the code of an app, and has roles at two councils.
OWN_ACCOUNT = {
    "claims": "/claims/",
    "claim": f"/claims/{STANDING_CLAIM}/",
    "claim, stale": f"/claims/{STALE_CLAIM}/",
    "start, two councils": "/start/",
    "account": "/account/",
    "roles": "/account/roles/",
    "sessions": "/account/sessions/",
    "sign out": "/account/sign-out/",
    "password": "/account/password/",
    "again, password": "/account/again/",
    "again, code": "/account/again/code/",
    "second factor": "/account/second-factor/",
    "second factor, remove app": "/account/second-factor/app/remove/",
    "second factor, codes": "/account/second-factor/codes/",
    "second factor, new codes": "/account/second-factor/codes/new/",
    "second factor, keys": "/account/second-factor/keys/",
    "second factor, add key": "/account/second-factor/keys/add/",
    "council without a record": "/fenshire/board/",
}
#: Pages of one who has set up no second factor yet.
NEWCOMERS = {
    "second factor, none": "/account/second-factor/",
    "second factor, app": "/account/second-factor/app/",
    "sign out, no second factor": "/account/sign-out/",
}
#: Pages over a record, and who sees them so.
LEADERS = {
    "board": "/mereshire/board/",
    "board, as members": "/mereshire/board/?view=members",
    "board, kept": "/mereshire/board/?week={week}",
    "board, kept, as members": "/mereshire/board/?week={week}&view=members",
    "board, bad week": "/mereshire/board/?week=2026-W99",
    "inspection tomorrow": "/mereshire/board/inspection-tomorrow/",
    "weeks": "/mereshire/board/weeks/",
    "indicators": "/mereshire/indicators/",
    "indicators, shared": "/mereshire/indicators/?shared=1",
    "indicator": "/mereshire/indicators/hp05/?split=team",
    "indicator, shared": "/mereshire/indicators/hp06/?split=age&shared=1",
    "indicator of parts": "/mereshire/indicators/cc07/?split=sex",
    "indicator, not reliable": "/mereshire/indicators/hp30-starting/?period=2020-04-01..2021-03-31",
    "indicator, bad choice": "/mereshire/indicators/hp06/?period=x",
    "children behind": "/mereshire/indicators/hp06/children/",
    "data": "/mereshire/data/",
    "issues": "/mereshire/data/issues/",
    "issues, bad choice": "/mereshire/data/issues/?indicator=x",
    "conflicts": "/mereshire/data/conflicts/",
    "snapshots": "/mereshire/data/snapshots/",
    "people, as leader": "/mereshire/people/",
    "give a role, as leader": "/mereshire/people/invite/",
    "restricted, none": "/mereshire/restricted/",
    "password, set": "/account/password/set/",
    "not yours": "/mereshire/access-record/",
}
MEMBERS = {
    "board, members’": "/mereshire/board/",
    "indicators, members’": "/mereshire/indicators/",
    "indicator, small numbers hidden": "/mereshire/indicators/hp06/?split=team",
    "not yours, a child": "/mereshire/children/1/",
}
ADMINISTRATORS = {
    "people": "/mereshire/people/",
    "give a role": "/mereshire/people/invite/",
    "restricted": "/mereshire/restricted/",
    "record of access": "/mereshire/access-record/",
    "record of access, checked": "/mereshire/access-record/?check=1",
    "record of access, bad choices": "/mereshire/access-record/?first=x&last=31/2/2026&kind=x",
    "record of access, nothing fits": "/mereshire/access-record/?subject=none",
    "sessions, no password": "/account/sessions/",
}
#: Pages about children.
CHILDREN = {
    "children": "/mereshire/children/?stands=all",
    "children, none found": "/mereshire/children/?identifier=99",
    "children, bad choice": "/mereshire/children/?stands=x",
    "child": "/mereshire/children/1001/",
    "child, care leaver": "/mereshire/children/1003/",
    "child, adopted": "/mereshire/children/1004/",
    "child, unborn": "/mereshire/children/1005/",
    "child, nothing that lasts": "/mereshire/children/A~2F6%20b/",
    "child, restricted": "/mereshire/children/1002/",
    "teams": "/mereshire/teams/",
    "team": "/mereshire/teams/T1/",
    "worker": "/mereshire/workers/W2/",
}
OWN_CHILDREN = {
    "children, own": "/mereshire/children/",
    "teams, own": "/mereshire/teams/",
    "child, another’s": "/mereshire/children/1003/",
}
#: What the site answers with where it does not simply show the page.
STATUSES = {
    "england, bad date": 400,
    "not found": 404,
    "not invited": 403,
    "sign up": 403,
    "sign-on, error": 401,
    "sign-on, not asked for": 401,
    "invitation, closed": 404,
    "board, bad week": 404,
    "indicator, bad choice": 400,
    "issues, bad choice": 400,
    "not yours": 403,
    "not yours, a child": 403,
    "record of access, bad choices": 400,
    "children, bad choice": 400,
    "child, restricted": 403,
    "child, another’s": 404,
}


@dataclass(frozen=True)
class Visit:
    """A page to look at.

    Attributes:
        site: the fixture that serves it.
        address: its address there; what stands in curly brackets is a fact of the site.
        who: who is signed in, as `Site.context` has it.
        status: what the site answers with.
    """

    site: str
    address: str
    who: str
    status: int


def _visits(site: str, who: str, pages: Mapping[str, str]) -> dict[str, Visit]:
    return {
        kind: Visit(site, address, who, STATUSES.get(kind, 200)) for kind, address in pages.items()
    }


PAGES: dict[str, Visit] = {
    **_visits("ordinary", "", PUBLIC),
    **_visits("ordinary", ADMINISTRATOR, OWN_ACCOUNT),
    **_visits("ordinary", NEWCOMER, NEWCOMERS),
    **_visits("ordinary", NOBODY, {"start, no role": "/start/"}),
    **_visits("council", "", {"sign in, demonstration": "/account/sign-in/"}),
    **_visits("council", Role.LEADER, LEADERS),
    **_visits("council", Role.ELECTED_MEMBER, MEMBERS),
    **_visits("children", Role.LEADER, CHILDREN),
    **_visits("children", Role.PRACTITIONER, OWN_CHILDREN),
    **_visits("children", Role.ADMINISTRATOR, ADMINISTRATORS),
}
