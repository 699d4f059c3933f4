"""Examples of the rules on home, placement and the distance between them."""

from __future__ import annotations

from tests.returns.examples import Example

_POSTCODES = {
    "postcodes": """
        pcds     | laua      | oseast1m | osnrth1m
        SW1A 1AA | E09000033 | 529090   | 179645
        CA1 1AA  | E07000028 | 340000   | 556000
        CF10 1AA | W06000015 | 318000   | 176000
    """
}
_LATER_UASC = """
    CHILD | UASC
    1     | 0
    2     | 1
    3     | 0
    4     | 0
"""
_EARLIER_UASC = """
    CHILD | UASC
    1     | 0
    3     | 1
    4     | 0
"""
_CEASED = """
    CHILD | DUC
    4     | 01/03/2025
"""
_ASYLUM = {"Header": _LATER_UASC, "Header_last": _EARLIER_UASC, "UASC_last": _CEASED}
_WHO = (
    "Child 2 is an unaccompanied asylum-seeking child, child 3 was one last year, and child 4 "
    "ceased to be one last year."
)

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="164",
        year=2026,
        why="A distance is a number of miles from 0 to 999.9. " + _WHO,
        tables={
            "Episodes": """
                CHILD | LS | PL_DISTANCE
                1     | C2 | -2.0
                1     | C2 | 1000.5
                1     | C2 | far
                1     | C2 | 999.9
                1     | C2 |
                1     | V3 | 1000.5
                2     | C2 | 1000.5
                3     | C2 | 1000.5
                4     | C2 | 1000.5
            """,
            **_ASYLUM,
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="169",
        year=2026,
        why="The authority of a placement is an ONS code or one of the codes for places outside "
        "England. A short break (V4) has none.",
        tables={
            "Episodes": """
                CHILD | LS | PL_LA
                1     | C2 |
                2     | C2 | Kent
                3     | C2 | E10000016
                4     | C2 | NIR
                5     | V4 |
            """
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="169",
        year=2026,
        why="Worked out from the postcodes: Carlisle's old district code is Cumberland's area, "
        "Cardiff is in Wales; of a postcode that does not exist nothing is known.",
        tables={
            "Episodes": """
                CHILD | LS | PL_POST
                1     | C2 | CA1 1AA
                2     | C2 | cf101aa
                3     | C2 | ZZ1 1ZZ
            """
        },
        lookups=_POSTCODES,
        fails={"Episodes": [2]},
    ),
    Example(
        code="179",
        year=2026,
        why="IN and OUT are the only answers; a short break has none.",
        tables={
            "Episodes": """
                CHILD | LS | PL_LOCATION
                1     | C2 |
                2     | C2 | in
                3     | C2 | IN
                4     | C2 | OUT
                5     | V3 |
            """
        },
        given=("postcodes", "authority"),
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="179",
        year=2026,
        why="Worked out from the postcodes: a placement of which the authority is not known counts "
        "neither as inside nor as outside.",
        tables={
            "Episodes": """
                CHILD | LS | PL_POST
                1     | C2 | CA1 1AA
                2     | C2 | ZZ1 1ZZ
            """
        },
        lookups=_POSTCODES,
        authority="E06000063",
        fails={"Episodes": [1]},
    ),
    Example(
        code="214",
        year=2026,
        why="Neither a postcode nor a URN is given for a short break.",
        tables={
            "Episodes": """
                CHILD | LS | PL_POST | URN
                1     | V3 | CA1 1AA |
                2     | V4 |         | SC12345
                3     | V3 |         |
                4     | C2 | CA1 1AA | SC12345
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="392a",
        year=2026,
        why="A child looked after has a distance; a short break has none. " + _WHO,
        tables={
            "Episodes": """
                CHILD | LS | PL_DISTANCE
                1     | C2 |
                1     | C2 | 3.5
                1     | V3 |
                2     | C2 |
                3     | C2 |
                4     | C2 |
            """,
            **_ASYLUM,
        },
        given=("postcodes",),
        fails={"Episodes": [0]},
    ),
    Example(
        code="392b",
        year=2026,
        why="Both postcodes are wanted, but not for a short break. " + _WHO,
        tables={
            "Episodes": """
                CHILD | LS | HOME_POST | PL_POST
                1     | C2 | CA1 1AA   |
                1     | C2 |           | CA1 1AA
                1     | C2 | CA1 1AA   | CA1 1AB
                1     | V4 |           |
                2     | C2 |           | CA1 1AB
                3     | C2 |           | CA1 1AB
                4     | C2 |           | CA1 1AB
            """,
            **_ASYLUM,
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="392c",
        year=2026,
        why="Capitals and spaces do not matter; a postcode that no list has fails. A blank is not "
        "this rule's matter.",
        tables={
            "Episodes": """
                CHILD | HOME_POST | PL_POST
                1     | CA1 1AA   | sw1a1aa
                2     | CA1 1AZ   | SW1A 1AA
                3     | CA1 1AA   | SWIA 1AA
                4     |           |
            """
        },
        lookups=_POSTCODES,
        fails={"Episodes": [1, 2]},
    ),
    Example(
        code="392d",
        year=2026,
        why="A child with foster carers lives at another postcode than the home, however it is "
        "written; one placed with parents (P1) lives at the same.",
        tables={
            "Episodes": """
                CHILD | PLACE | HOME_POST | PL_POST
                1     | U1    | CA1 1AA   | ca11aa
                2     | P1    | CA1 1AA   | CA1 1AA
                3     | U1    | CA1 1AA   | SW1A 1AA
                4     | U1    |           |
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="392d",
        year=2026,
        why="Where the postcode does not exist, rule 392c says so.",
        tables={
            "Episodes": """
                CHILD | PLACE | HOME_POST | PL_POST
                1     | U1    | ZZ1 1ZZ   | ZZ1 1ZZ
            """
        },
        lookups=_POSTCODES,
    ),
    Example(
        code="398",
        year=2026,
        why="No postcodes are given for a short break.",
        tables={
            "Episodes": """
                CHILD | LS | HOME_POST | PL_POST
                1     | V3 | CA1 1AA   |
                2     | V4 |           | CA1 1AA
                3     | V3 |           |
                4     | C2 | CA1 1AA   | CA1 1AB
            """
        },
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="406",
        year=2026,
        why="No distance is recorded for a child who is or was asylum-seeking. " + _WHO,
        tables={
            "Episodes": """
                CHILD | PL_DISTANCE
                1     | 3.5
                2     | 3.5
                2     |
                3     | 3.5
                4     | 3.5
            """,
            **_ASYLUM,
        },
        given=("postcodes",),
        fails={"Episodes": [1, 3, 4]},
    ),
    Example(
        code="411",
        year=2026,
        why="Child 1's placement is not inside North Yorkshire. Child 2's is: the council has had "
        "two ONS codes.",
        tables={
            "Episodes": """
                CHILD | PL_LA     | PL_LOCATION
                1     | E06000063 | IN
                2     | E10000023 | IN
                3     | E06000065 | IN
                4     | E06000063 | OUT
                5     |           | IN
            """
        },
        given=("postcodes",),
        authority="E06000065",
        fails={"Episodes": [0]},
    ),
    Example(
        code="420",
        year=2026,
        why="A short break has no authority of placement.",
        tables={
            "Episodes": """
                CHILD | LS | PL_LA
                1     | V3 | E06000063
                2     | V4 |
                3     | C2 | E06000063
            """
        },
        given=("postcodes",),
        fails={"Episodes": [0]},
    ),
    Example(
        code="454",
        year=2026,
        why="Hardly any placement is over 350 miles from home; 999.9 stands for a distance that is "
        "not known. " + _WHO,
        tables={
            "Episodes": """
                CHILD | PL_DISTANCE
                1     | 350.1
                1     | 350.0
                1     | 999.9
                1     |
                2     | 360.0
                3     | 360.0
                4     | 360.0
            """,
            **_ASYLUM,
        },
        given=("postcodes",),
        fails={"Episodes": [0]},
    ),
    Example(
        code="1015",
        year=2025,
        why="The council's own home (K2) lies outside Cumberland. Its foster carers (U4) and "
        "adopters (A4) may live anywhere; short breaks, other providers and an unknown authority "
        "are not judged.",
        tables={
            "Episodes": """
                CHILD | LS | PLACE | PLACE_PROVIDER | PL_LA
                1     | C2 | K2    | PR1            | E06000064
                2     | C2 | K2    | PR1            | E06000063
                3     | C2 | U4    | PR1            | E06000064
                4     | C2 | A4    | PR1            | E06000064
                5     | V3 | K2    | PR1            | E06000064
                6     | C2 | K2    | PR4            | E06000064
                7     | C2 | K2    | PR1            |
                8     | C2 | K3    | PR1            | E06000064
            """
        },
        given=("postcodes",),
        authority="E06000063",
        fails={"Episodes": [0, 7]},
    ),
    Example(
        code="1015",
        year=2026,
        why="From 2025-26 supported accommodation (K3) is left out.",
        tables={
            "Episodes": """
                CHILD | LS | PLACE | PLACE_PROVIDER | PL_LA
                1     | C2 | K3    | PR1            | E06000064
                2     | C2 | K2    | PR1            | E06000064
            """
        },
        given=("postcodes",),
        authority="E06000063",
        fails={"Episodes": [1]},
    ),
)
