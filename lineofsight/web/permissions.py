"""Who may do what: each permission with a sentence, and the permissions of each role.

A role is held at one authority. A permission counts there and nowhere else.
"""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that somebody may do at an authority."""

    SEE_BOARD = "see_board"
    SEE_FIGURES = "see_figures"
    SEE_SMALL_NUMBERS = "see_small_numbers"
    SEE_CHILDREN = "see_children"
    SEE_OWN_CHILDREN = "see_own_children"
    SEE_PRACTICE_NOTES = "see_practice_notes"
    SEE_DATA = "see_data"
    SEE_ISSUES = "see_issues"
    LOAD_DATA = "load_data"
    SEE_CLAIMS = "see_claims"
    RESTRICT_CHILDREN = "restrict_children"
    GRANT_PARTNERS = "grant_partners"
    MANAGE_PEOPLE = "manage_people"
    SEE_ACCESS_RECORD = "see_access_record"

    @property
    def sentence(self) -> str:
        """What it allows, in a sentence."""
        return SENTENCES[self]

    @property
    def is_about_children(self) -> bool:
        """Whether pages that ask for it show single children: each look is recorded."""
        return self in _ABOUT_CHILDREN


SENTENCES: dict[Permission, str] = {
    Permission.SEE_BOARD: "See the board of three questions.",
    Permission.SEE_FIGURES: "See indicators, with small numbers hidden.",
    Permission.SEE_SMALL_NUMBERS: "See figures whole, small numbers too; the leaders’ board, and "
    "what inspectors would ask for.",
    Permission.SEE_CHILDREN: "See any child’s record in the council, except restricted ones "
    "without giving a reason. Each look is recorded.",
    Permission.SEE_OWN_CHILDREN: "See the records of children whom the person or the person’s "
    "team works with. Each look is recorded.",
    Permission.SEE_PRACTICE_NOTES: "Read what was written about practice with a child.",
    Permission.SEE_DATA: "See what was loaded, and snapshots compared.",
    Permission.SEE_ISSUES: "See rows to mend and where sources differ, with the children that they "
    "are about. Each look is recorded.",
    Permission.LOAD_DATA: "Load returns and reports, and publish a snapshot.",
    Permission.SEE_CLAIMS: "See the claims that people of the council keep.",
    Permission.RESTRICT_CHILDREN: "Restrict a child’s record, so that whoever opens it has to "
    "give a reason.",
    Permission.GRANT_PARTNERS: "Let a person of another authority in as an improvement partner, "
    "for a time.",
    Permission.MANAGE_PEOPLE: "Invite people, give roles and end them.",
    Permission.SEE_ACCESS_RECORD: "Search and export the record of who read and changed what.",
}

_ABOUT_CHILDREN = frozenset(
    {Permission.SEE_CHILDREN, Permission.SEE_OWN_CHILDREN, Permission.SEE_ISSUES}
)

#: What may be given to one person in addition to what the role has.
IN_ADDITION = (Permission.SEE_PRACTICE_NOTES,)


class Role(StrEnum):
    """What a person is at an authority."""

    ANALYST = "analyst"
    PRACTITIONER = "practitioner"
    AUDITOR = "auditor"
    QUALITY_ASSURANCE_LEAD = "quality_assurance_lead"
    LEADER = "leader"
    ELECTED_MEMBER = "elected_member"
    IMPROVEMENT_PARTNER = "improvement_partner"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role in words."""
        return self.value.replace("_", " ").capitalize()

    @property
    def sentence(self) -> str:
        """Who holds it, in a sentence."""
        return WHO[self]

    @property
    def permissions(self) -> frozenset[Permission]:
        """What whoever holds it may do."""
        return PERMISSIONS[self]


WHO: dict[Role, str] = {
    Role.ANALYST: "Prepares returns and works figures out. Sees data, not practice notes unless "
    "given.",
    Role.PRACTITIONER: "Social worker or team manager. Sees own and the team’s children.",
    Role.AUDITOR: "Reads children’s records to judge the quality of practice.",
    Role.QUALITY_ASSURANCE_LEAD: "Runs audits and follows what they find.",
    Role.LEADER: "Director or head of service. Answers for the service, and lets improvement "
    "partners in.",
    Role.ELECTED_MEMBER: "Councillor. Sees the board and figures, never a child.",
    Role.IMPROVEMENT_PARTNER: "Person of another authority who helps for a time. Never sees a "
    "child.",
    Role.ADMINISTRATOR: "Looks after accounts and the record of access. Sees no child by this "
    "role.",
}

_EVERYBODY = frozenset({Permission.SEE_BOARD, Permission.SEE_FIGURES, Permission.SEE_CLAIMS})

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ANALYST: _EVERYBODY
    | {
        Permission.SEE_SMALL_NUMBERS,
        Permission.SEE_CHILDREN,
        Permission.SEE_DATA,
        Permission.SEE_ISSUES,
        Permission.LOAD_DATA,
    },
    Role.PRACTITIONER: _EVERYBODY | {Permission.SEE_OWN_CHILDREN, Permission.SEE_PRACTICE_NOTES},
    Role.AUDITOR: _EVERYBODY
    | {
        Permission.SEE_SMALL_NUMBERS,
        Permission.SEE_CHILDREN,
        Permission.SEE_PRACTICE_NOTES,
    },
    Role.QUALITY_ASSURANCE_LEAD: _EVERYBODY
    | {
        Permission.SEE_SMALL_NUMBERS,
        Permission.SEE_CHILDREN,
        Permission.SEE_PRACTICE_NOTES,
        Permission.SEE_DATA,
        Permission.SEE_ISSUES,
        Permission.RESTRICT_CHILDREN,
    },
    Role.LEADER: _EVERYBODY
    | {
        Permission.SEE_SMALL_NUMBERS,
        Permission.SEE_CHILDREN,
        Permission.SEE_PRACTICE_NOTES,
        Permission.SEE_DATA,
        Permission.SEE_ISSUES,
        Permission.RESTRICT_CHILDREN,
        Permission.GRANT_PARTNERS,
    },
    Role.ELECTED_MEMBER: _EVERYBODY,
    Role.IMPROVEMENT_PARTNER: _EVERYBODY,
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_PEOPLE,
            Permission.SEE_ACCESS_RECORD,
            Permission.RESTRICT_CHILDREN,
        }
    ),
}

#: Roles that may never see a child, whatever else is given.
NEVER_A_CHILD = frozenset({Role.ELECTED_MEMBER, Role.IMPROVEMENT_PARTNER})
