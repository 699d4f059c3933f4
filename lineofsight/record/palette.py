"""Colours and patterns of a lifeline. No colour stands alone: a pattern, a label or a place in
the picture says the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Style:
    """How a kind of bar is drawn: fill, edge, letters, the pattern over it, and what it means."""

    fill: str
    edge: str
    ink: str
    pattern: str
    words: str


_INK = "#0b0c0c"

STYLES: dict[str, Style] = {
    "early_help": Style("#dbe9d3", "#4f7a3a", _INK, "", "Early help"),
    "referral": Style("#dcebee", "#5a7f8b", _INK, "", "In need, from referral to closure"),
    "assessment": Style("#123c4a", "#123c4a", "#ffffff", "", "Assessment"),
    "s47_enquiry": Style("#fbc65b", "#7a4b00", _INK, "", "Section 47 enquiry"),
    "cin_plan": Style("#c3d9e8", "#2f6690", _INK, "", "Child in need plan"),
    "cp_plan": Style("#8a2f06", "#5c1f03", "#ffffff", "", "Child protection plan"),
    "foster": Style("#9ccbe8", "#2f6690", _INK, "", "Foster carer"),
    "relative": Style("#9ccbe8", "#2f6690", _INK, "dots", "Foster carer: relative or friend"),
    "adoption": Style("#cfe3a8", "#4f7a3a", _INK, "rising", "Placed for adoption"),
    "home": Style("#f2c8a0", "#8a4b12", _INK, "rising", "Children’s home"),
    "secure": Style("#b56a35", "#5c1f03", "#ffffff", "crossed", "Secure children’s home"),
    "supported": Style("#e3d2ee", "#6b4487", _INK, "level", "Supported accommodation"),
    "independent": Style("#e3d2ee", "#6b4487", _INK, "upright", "Living independently"),
    "parents": Style("#f4e6a3", "#7a6a00", _INK, "upright", "With parents"),
    "residential": Style("#f2c8a0", "#8a4b12", _INK, "level", "Residential, school or hospital"),
    "custody": Style("#484949", "#0b0c0c", "#ffffff", "crossed", "In custody"),
    "temporary": Style("#ffffff", "#484949", _INK, "falling", "Temporary placement"),
    "elsewhere": Style("#e5e7e8", "#484949", _INK, "", "Other or not known"),
    "legal": Style("#ffffff", "#484949", _INK, "", "Legal status"),
    "missing": Style("#8a2f06", "#5c1f03", "#ffffff", "", "Missing"),
    "away": Style("#ffffff", "#8a2f06", _INK, "", "Away without authorisation"),
    "worker": Style("#e5e7e8", "#484949", _INK, "", "Social worker"),
    "worker_next": Style("#ffffff", "#484949", _INK, "", "The next social worker"),
    "involved": Style("#ffffff", "#8f9496", _INK, "dots", "Another worker"),
}

#: The style of each first letter, or code, of the SSDA903's placement types.
_PLACES = {
    "U1": "relative",
    "U2": "relative",
    "U3": "relative",
    "U": "foster",
    "A": "adoption",
    "K1": "secure",
    "K2": "home",
    "K3": "supported",
    "H5": "supported",
    "P1": "parents",
    "P2": "independent",
    "P3": "independent",
    "R5": "custody",
    "R": "residential",
    "S": "residential",
    "T": "temporary",
}
#: A few words for each style of placement, to stand in its bar.
PLACED = {
    "foster": ("Foster carer", "Foster"),
    "relative": ("Relative or friend", "Kin"),
    "adoption": ("Placed for adoption", "Adoption"),
    "home": ("Children’s home", "Home"),
    "secure": ("Secure home", "Secure"),
    "supported": ("Supported accommodation", "Supported"),
    "independent": ("Independent",),
    "parents": ("With parents", "Parents"),
    "residential": ("Residential", "Res."),
    "custody": ("Custody",),
    "temporary": ("Temporary", "Temp."),
    "elsewhere": ("Other",),
}
#: Likewise for each category of abuse.
ABUSE = {
    "NEG": "Neglect",
    "PHY": "Physical",
    "SAB": "Sexual",
    "EMO": "Emotional",
    "MUL": "Multiple",
}
#: Likewise for each legal status.
LEGAL = {
    "C1": ("Interim care order", "Interim order", "C1"),
    "C2": ("Full care order", "Care order", "C2"),
    "D1": ("Freeing order", "D1"),
    "E1": ("Placement order", "E1"),
    "V2": ("Section 20", "V2"),
    "V3": ("Short breaks", "V3"),
    "V4": ("Short breaks", "V4"),
    "J1": ("On remand", "J1"),
    "J2": ("PACE", "J2"),
    "J3": ("Youth rehabilitation order", "J3"),
    "L1": ("Police protection", "L1"),
    "L2": ("Emergency protection order", "L2"),
    "L3": ("Child assessment order", "L3"),
}


def placed(code: str | None) -> str:
    """The style of a placement type."""
    if not code:
        return "elsewhere"
    return _PLACES.get(code) or _PLACES.get(code[0]) or "elsewhere"
