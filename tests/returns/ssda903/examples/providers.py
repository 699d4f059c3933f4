"""Examples of the rules on the provider's registration with Ofsted."""

from __future__ import annotations

from tests.returns.examples import Example

_LIST = """
    URN     | PLACE_CODES | PROVIDER_CODES | REG_END    | POSTCODE | LA_CODE
    SC12345 | K2          | PR4,PR5        |            | CA1 1AA  | E06000063
    1234567 | U1,U2,U3    | PR1            |            | SW1A 1AA | E09000033
    2345678 | K1          | PR2            | 30/09/2025 | LA1 1AA  | E10000017
    3456789 | K2          |                | 30/09/2025 | CA1 1AA  | E06000063
    3456789 | K2          |                |            | CA1 1AB  | E06000063
    4567890 | K3          | PR4            |            | CA1 1AA  | E06000063
"""
_LOOKUPS = {"providers": _LIST}
_NOT_GIVEN_TO_2024 = """
    CHILD | LS | PLACE | DEC        | PL_LA     | URN
    1     | C2 | K2    |            | E06000063 |
    2     | C2 | K2    |            | E06000063 | SC12345
    3     | C2 | K2    |            | WAL       |
    4     | C2 | K2    |            | S12000033 |
    5     | C2 | P1    |            | E06000063 |
    6     | C2 | H5    |            | E06000063 |
    7     | C2 | Z1    |            | E06000063 |
    8     | C2 | U1    | 31/03/2022 | E06000063 |
    9     | C2 | U1    |            |           |
    10    | V4 | U1    |            | E06000063 |
"""

EXAMPLES: tuple[Example, ...] = (
    Example(
        code="1008",
        year=2026,
        why="URNs are found whatever their capitals and spaces. XXXXXXX is for agencies without "
        "one; six X are a mistake. A blank is not this rule's matter.",
        tables={
            "Episodes": """
                CHILD | URN
                1     | SC12345
                2     | sc 12345
                3     | 1234567
                4     | 7654321
                5     | XXXXXX
                6     | XXXXXXX
                7     |
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [3, 4]},
    ),
    Example(
        code="218",
        year=2023,
        why="A home in England is registered. Those of Wales and Scotland are not, nor are parents "
        "(P1), semi-independent living before October 2023 (H5) and other placements (Z1). Child "
        "8's episode ended before the year, child 10's is a short break. Without a known "
        "authority the placement is taken as in England, as most are.",
        tables={"Episodes": _NOT_GIVEN_TO_2024},
        given=("postcodes",),
        fails={"Episodes": [0, 8]},
    ),
    Example(
        code="218",
        year=2025,
        why="In 2024-25 semi-independent (H5) and supported (K3) accommodation are registered too.",
        tables={
            "Episodes": """
                CHILD | PLACE | PL_LA     | URN
                1     | H5    | E06000063 |
                2     | K3    | E06000063 |
                3     | P2    | E06000063 |
                4     | Z1    | E06000063 |
            """
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="218",
        year=2026,
        why="From 2025-26 other placements are Z11 to Z14: they have no URN.",
        tables={
            "Episodes": """
                CHILD | PLACE | PL_LA     | URN
                1     | Z11   | E06000063 |
                2     | A3    | E06000063 |
            """
        },
        given=("postcodes",),
        fails={"Episodes": [1]},
    ),
    Example(
        code="219",
        year=2026,
        why="SC12345 is a children's home (K2) by the list, 1234567 a fostering service (U1 to "
        "U3). Of a URN that is not in the list nothing is said here.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | K1    | SC12345
                2     | K2    | SC12345
                3     | U4    | 1234567
                4     | U3    | 1234567
                5     | U3    | 7654321
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="221",
        year=2026,
        why="Child 1 is at another postcode than the home's. A provider with two homes is at home "
        "at both. Foster carers (U1) do not live in the agency's office. Capitals and spaces do "
        "not matter.",
        tables={
            "Episodes": """
                CHILD | LS | PLACE | PL_POST  | URN
                1     | C2 | K2    | CA1 1AB  | SC12345
                2     | C2 | K2    | ca11aa   | SC12345
                3     | C2 | K2    | CA1 1AB  | 3456789
                4     | C2 | U1    | CA1 1AA  | 1234567
                5     | V3 | K2    | CA1 1AB  | SC12345
                6     | C2 | K2    |          | SC12345
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [0]},
    ),
    Example(
        code="222",
        year=2023,
        why="Until October 2023 semi-independent living (H5) was not registered; parents (P1) and "
        "hospitals (T1) never are. XXXXXXX is no URN.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | H5    | SC12345
                2     | P1    | SC12345
                3     | T1    | SC12345
                4     | P1    | XXXXXXX
                5     | K2    | SC12345
                6     | P1    |
            """
        },
        fails={"Episodes": [0, 1, 2]},
    ),
    Example(
        code="222",
        year=2024,
        why="In 2023-24 semi-independent living (H5) became registered; independent living (P2) "
        "was not.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | H5    | SC12345
                2     | P2    | SC12345
            """
        },
        fails={"Episodes": [1]},
    ),
    Example(
        code="222",
        year=2025,
        why="From 2024-25 independent living (P2) may be with a registered provider.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | P2    | SC12345
                2     | Z1    | SC12345
            """
        },
        fails={"Episodes": [1]},
    ),
    Example(
        code="222",
        year=2026,
        why="From 2025-26 other placements are Z11 to Z14.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | Z13   | SC12345
                2     | K3    | SC12345
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="224",
        year=2026,
        why="SC12345 is private or voluntary (PR4, PR5) by the list. Where the list leaves the "
        "cell blank (3456789), it does not bear out any kind.",
        tables={
            "Episodes": """
                CHILD | PLACE_PROVIDER | URN
                1     | PR1            | SC12345
                2     | PR5            | SC12345
                3     | PR1            | 3456789
                4     | PR1            | 7654321
                5     |                | SC12345
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="227",
        year=2026,
        why="2345678 closed on 30 September 2025: no placement begins on that day or after. "
        "3456789 stands in the list twice, and one entry is open.",
        tables={
            "Episodes": """
                CHILD | DECOM      | URN
                1     | 29/09/2025 | 2345678
                2     | 30/09/2025 | 2345678
                3     | 01/12/2025 | 2345678
                4     | 01/12/2025 | 3456789
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [1, 2]},
    ),
    Example(
        code="228",
        year=2026,
        why="Child 1 was there after 2345678 had closed. Child 2 left on the day. Child 3's "
        "episode has no end, and none follows: it goes on. Child 4's has none either, but the "
        "next began in time. Of 3456789 one entry is open.",
        tables={
            "Episodes": """
                CHILD | DECOM      | DEC        | URN
                1     | 01/05/2025 | 01/10/2025 | 2345678
                2     | 01/05/2025 | 30/09/2025 | 2345678
                3     | 01/05/2025 |            | 2345678
                4     | 01/05/2025 |            | 2345678
                4     | 01/09/2025 |            | SC12345
                5     | 01/05/2025 |            | 3456789
            """
        },
        lookups=_LOOKUPS,
        fails={"Episodes": [0, 2]},
    ),
    Example(
        code="229",
        year=2025,
        why="The council is Westminster (E09000033), whose own service 1234567 is. 2345678 is "
        "Lancashire's.",
        tables={
            "Episodes": """
                CHILD | PLACE_PROVIDER | URN
                1     | PR1            | 2345678
                2     | PR2            | 2345678
                3     | PR1            | 1234567
                4     | PR2            | 1234567
                5     | PR4            | SC12345
            """
        },
        lookups=_LOOKUPS,
        authority="E09000033",
        fails={"Episodes": [0, 3]},
    ),
    Example(
        code="229",
        year=2026,
        why="From 2025-26 supported accommodation (K3) is left out.",
        tables={
            "Episodes": """
                CHILD | PLACE | PLACE_PROVIDER | URN
                1     | K3    | PR1            | 2345678
                2     | K1    | PR1            | 2345678
            """
        },
        lookups=_LOOKUPS,
        authority="E09000033",
        fails={"Episodes": [1]},
    ),
    Example(
        code="230",
        year=2024,
        why="Semi-independent living in England that went on after 28 October 2023 needs a URN, "
        "and XXXXXXX is none.",
        tables={
            "Episodes": """
                CHILD | PLACE | DEC        | PL_LA     | URN
                1     | H5    |            | E06000063 |
                2     | H5    | 29/10/2023 | E06000063 | XXXXXXX
                3     | H5    | 28/10/2023 | E06000063 |
                4     | H5    |            | NIR       |
                5     | H5    |            | E06000063 | SC12345
                6     | P2    |            | E06000063 |
            """
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1]},
    ),
    Example(
        code="241",
        year=2026,
        why="4567890 has premises in Cumberland (E06000063) only. The rule is about supported "
        "accommodation (K3); of an authority that is not known it says nothing.",
        tables={
            "Episodes": """
                CHILD | PLACE | PL_LA     | URN
                1     | K3    | E09000033 | 4567890
                2     | K3    | E06000063 | 4567890
                3     | K2    | E09000033 | SC12345
                4     | K3    |           | 4567890
            """
        },
        lookups={
            "providers": _LIST,
            "postcodes": """
                pcds    | laua      | oseast1m | osnrth1m
                CA1 1AA | E06000063 | 340000   | 556000
            """,
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="242",
        year=2026,
        why="XXXXXXX may stand for a regional adoption agency, and for nobody else.",
        tables={
            "Episodes": """
                CHILD | PLACE | URN
                1     | U1    | XXXXXXX
                2     | A3    | XXXXXXX
                3     | U1    | 1234567
            """
        },
        fails={"Episodes": [0]},
    ),
    Example(
        code="243",
        year=2026,
        why="Ofsted registers nobody outside England, whether the code says so in letters or is "
        "the ONS's.",
        tables={
            "Episodes": """
                CHILD | PL_LA     | URN
                1     | SCO       | SC12345
                2     | W06000015 | SC12345
                3     | E06000063 | SC12345
                4     | NIR       |
                5     |           | SC12345
            """
        },
        given=("postcodes",),
        fails={"Episodes": [0, 1]},
    ),
)
