"""Examples of the rules that follow from a column's declaration: codes, dates, numbers, and what
must be given."""

from __future__ import annotations

from collections.abc import Sequence

from tests.returns.examples import Example


def of_worker(
    code: str, column: str, why: str, wrong: Sequence[str], right: Sequence[str], year: int = 2025
) -> Example:
    """An example of one column of CSWWWorker: what is wrong stands first, then what is right."""
    lines = [f"SWENo | {column}"]
    lines += [f"ZZ{number} | {cell}" for number, cell in enumerate([*wrong, *right], 1)]
    return Example(
        code=code,
        year=year,
        why=why,
        tables={"CSWWWorker": "\n".join(lines)},
        fails={"CSWWWorker": range(len(wrong))},
    )


def of_council(
    code: str, column: str, why: str, wrong: Sequence[str], right: Sequence[str], year: int = 2025
) -> Example:
    """The same of LALevelVacancies, each value in a row of its own."""
    beside = "NoAgencyFTE" if column == "NoAgencyHeadcount" else "NoAgencyHeadcount"
    lines = [f"{column} | {beside}", *(f"{cell} | 1" for cell in [*wrong, *right])]
    return Example(
        code=code,
        year=year,
        why=why,
        tables={"LALevelVacancies": "\n".join(lines)},
        fails={"LALevelVacancies": range(len(wrong))},
    )


_YES_NO = "0 and 1 are the codes; a blank is no wrong code."
_DATES = "A day that does not exist and a year of two digits cannot be read; a blank is no date."
_ELIGIBLE = "0, 1 and 2 are the codes, and one has to be given."

EXAMPLES: tuple[Example, ...] = (
    of_worker(
        "WF001",
        "AgencyWorker",
        "0 and 1 are the codes, and one has to be given.",
        ["", "Y", "2"],
        ["0", "1"],
    ),
    Example(
        code="WF002",
        year=2025,
        why="A number is two letters and up to ten digits, and has to be given.",
        tables={
            "CSWWWorker": """
                SWENo         | AgencyWorker
                              | 0
                12345         | 0
                Z12345        | 0
                ZZ12345678901 | 0
                ZZ 12345      | 0
                ZZ12345       | 0
                zz1           | 0
            """
        },
        fails={"CSWWWorker": [0, 1, 2, 3, 4]},
    ),
    of_worker(
        "WF003",
        "FTE",
        "From 0 to 1: neither hours in a week nor a percentage.",
        ["37", "1.2", "-0.5", "full time", "80%"],
        ["", "0", "0.6", "1", "0.810811"],
    ),
    of_worker(
        "WF004",
        "PersonBirthDate",
        _DATES,
        ["1980-02-30", "14/05/80", "unknown"],
        ["", "1980-05-14", "14/05/1980"],
    ),
    of_worker(
        "WF005",
        "GenderCurrent",
        "Until 2023 the gender is a figure; a blank is no wrong code.",
        ["F", "3"],
        ["", "0", "1", "2", "9"],
        year=2023,
    ),
    of_worker(
        "WF005",
        "Sex",
        "From 2024 the sex is a letter; a blank is no wrong code.",
        ["2", "f", "U"],
        ["", "F", "M"],
        year=2024,
    ),
    of_worker(
        "WF006",
        "Ethnicity",
        "WIRT and WROM, which other returns have, are none of this census.",
        ["WIRT", "WROM", "White British"],
        ["", "WBRI", "REFU", "NOBT"],
    ),
    of_worker(
        "WF007",
        "QualInst",
        "Until 2024 it has to be told where the worker qualified.",
        [""],
        ["University of Mereshire", "Not known"],
        year=2024,
    ),
    of_worker("WF008", "QualLevel", "1 to 3 are the codes.", ["4", "BA"], ["", "1", "2", "3"]),
    of_worker("WF009", "StepUpGrad", _YES_NO, ["N", "2"], ["", "0", "1"]),
    of_worker("WF010", "OrgRole", "1 to 6 are the codes.", ["0", "7", "SW"], ["", "1", "6"]),
    of_worker("WF011", "RoleStartDate", _DATES, ["2025-06-31", "1/9/24"], ["", "2025-06-30"]),
    of_worker("WF012", "StartOrigin", "1 to 10 are the codes.", ["0", "11", "01"], ["", "1", "10"]),
    of_worker("WF013", "RoleEndDate", _DATES, ["2025-06-31", "open"], ["", "2025-06-30"]),
    of_worker("WF014", "LeaverDestination", "1 to 9 are the codes.", ["0", "10"], ["", "1", "9"]),
    of_worker("WF015", "ReasonLeave", "1 to 10 are the codes.", ["0", "11"], ["", "1", "10"]),
    of_worker(
        "WF016",
        "FTE30",
        "From 0 to 1: neither hours in a week nor a percentage.",
        ["30", "1.01", "-1", "part"],
        ["", "0", "0.5", "1"],
    ),
    of_worker(
        "WF017",
        "Cases30",
        "A whole number; half a case is none.",
        ["-1", "14.5", "many", "1000"],
        ["", "0", "14", "14.0"],
    ),
    of_worker(
        "WF018",
        "WorkingDaysLost",
        "Days of one year; half a day may be lost.",
        ["-1", "367", "three"],
        ["", "0", "3.5"],
    ),
    of_worker(
        "WF019",
        "ContractWeeks",
        "A number, with decimals or without.",
        ["-1", "permanent"],
        ["", "0", "26.5", "104"],
    ),
    of_worker("WF020", "FrontlineGrad", _YES_NO, ["N", "2"], ["", "0", "1"]),
    of_worker("WF021", "Absat30Sept", _YES_NO, ["Y", "SIC"], ["", "0", "1"]),
    of_worker(
        "WF022",
        "ReasonAbsence",
        "A code of three letters; a blank is no wrong code.",
        ["sick", "1"],
        ["", "SIC", "MAT"],
    ),
    of_worker(
        "WF023", "CFKSSstatus", "1 to 4 are the codes.", ["0", "5"], ["", "1", "4"], year=2024
    ),
    of_worker(
        "WF024",
        "BaseSalary",
        "Pounds in figures, without a sign for them or commas.",
        ["£40000", "40k", "-1"],
        ["", "40000", "40000.50"],
    ),
    of_worker("WF025", "RRPayments", "Pounds in figures.", ["none", "-1"], ["", "0", "2000"]),
    of_worker("WF026", "OtherPayments", "Pounds in figures.", ["none", "-1"], ["", "0", "850.25"]),
    of_council(
        "WF031",
        "NumberOfVacancies",
        "A number from 0, and it has to be given.",
        ["", "-1", "ten"],
        ["0", "12.6"],
    ),
    of_council(
        "WF032",
        "NoAgencyFTE",
        "A number from 0, and it has to be given.",
        ["", "-1", "ten"],
        ["0", "9.4"],
    ),
    of_council(
        "WF033",
        "NoAgencyHeadcount",
        "A whole number from 0, and it has to be given.",
        ["", "-1", "9.4"],
        ["0", "10"],
    ),
    of_council("WF034", "RecruitmentBonus", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF035", "RetentionBonus", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF036", "PerformanceAward", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF037", "CarAllowance", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF038", "RelocationPackage", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF039", "RegionalWeighting", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF040", "CostSWE", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council("WF041", "CostDBS", _ELIGIBLE, ["", "3", "Y"], ["0", "1", "2"]),
    of_council(
        "WF042", "OtherAllowances", "Something has to be given.", [""], ["None", "Free parking"]
    ),
    Example(
        code="WF051",
        year=2025,
        why="30 February is no day; a blank is no wrong date.",
        tables={
            "Header": """
                ReferenceDate | Year
                2025-02-30    | 2025
                2025-09-30    | 2025
                              | 2025
            """
        },
        fails={"Header": [0]},
    ),
    Example(
        code="WF052",
        year=2025,
        why="The number has three digits; a blank is no wrong number.",
        tables={
            "Header": """
                LEA       | Year
                E06000001 | 2025
                99        | 2025
                999       | 2025
                          | 2025
            """
        },
        fails={"Header": [0, 1]},
    ),
)
