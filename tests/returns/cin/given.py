"""A small census written as XML in a test, and what reading and checking it gives."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from lineofsight.engine.running import DuckDBEngine
from lineofsight.returns.check import Checked, run_rules
from lineofsight.returns.cin.kind import KIND
from lineofsight.returns.reading import Loaded, read_return

#: A census of three children that no rule finds fault with: each module is there, some twice, and
#: so are the codes of eight disabilities. The second child is not born yet, and the third was
#: referred without further action.
CENSUS = """\
<Message>
  <Header>
    <CollectionDetails>
      <Collection>CIN</Collection>
      <Year>2026</Year>
      <ReferenceDate>2026-03-31</ReferenceDate>
    </CollectionDetails>
    <Source>
      <SourceLevel>L</SourceLevel>
      <LEA>330</LEA>
      <SoftwareCode>Made up</SoftwareCode>
      <Release>1</Release>
      <SerialNo>001</SerialNo>
      <DateTime>2026-05-01T12:00:00</DateTime>
    </Source>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>A1</LAchildID>
        <UPNunknown>UN3</UPNunknown>
        <PersonBirthDate>2015-04-03</PersonBirthDate>
        <Sex>F</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities>
          <Disability>MOB</Disability>
          <Disability>HAND</Disability>
          <Disability>PC</Disability>
          <Disability>INC</Disability>
          <Disability>COMM</Disability>
          <Disability>LD</Disability>
          <Disability>HEAR</Disability>
          <Disability>VIS</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-04-03</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <CINclosureDate>2025-05-30</CINclosureDate>
        <ReasonForClosure>RC8</ReasonForClosure>
        <Assessments>
          <AssessmentActualStartDate>2025-04-04</AssessmentActualStartDate>
          <AssessmentInternalReviewDate>2025-04-18</AssessmentInternalReviewDate>
          <AssessmentAuthorisationDate>2025-05-30</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>1B</AssessmentFactors>
            <AssessmentFactors>24A</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <ReferralNFA>0</ReferralNFA>
      </CINdetails>
      <CINdetails>
        <CINreferralDate>2025-07-01</CINreferralDate>
        <ReferralSource>6</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <Assessments>
          <AssessmentActualStartDate>2025-07-02</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>2025-08-20</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>16A</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
        <CINPlanDates>
          <CINPlanStartDate>2026-01-12</CINPlanStartDate>
        </CINPlanDates>
        <Section47>
          <S47ActualStartDate>2025-07-02</S47ActualStartDate>
          <InitialCPCtarget>2025-07-23</InitialCPCtarget>
          <DateOfInitialCPC>2025-07-21</DateOfInitialCPC>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <Section47>
          <S47ActualStartDate>2025-12-01</S47ActualStartDate>
          <ICPCnotRequired>true</ICPCnotRequired>
        </Section47>
        <ReferralNFA>false</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2025-07-21</CPPstartDate>
          <CPPendDate>2026-01-12</CPPendDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews>
            <CPPreviewDate>2025-10-06</CPPreviewDate>
            <CPPreviewDate>2026-01-12</CPPreviewDate>
          </Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers>
        <LAchildID>B2</LAchildID>
        <UPNunknown>UN6</UPNunknown>
        <ExpectedPersonBirthDate>2026-06-15</ExpectedPersonBirthDate>
        <Sex>U</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>NOBT</Ethnicity>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2026-03-02</CINreferralDate>
        <ReferralSource>3D</ReferralSource>
        <PrimaryNeedCode>N3</PrimaryNeedCode>
        <DateOfInitialCPC>2026-03-16</DateOfInitialCPC>
        <Assessments>
          <AssessmentActualStartDate>2026-03-03</AssessmentActualStartDate>
        </Assessments>
        <ReferralNFA>false</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2026-03-16</CPPstartDate>
          <InitialCategoryOfAbuse>EMO</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>MUL</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers>
        <LAchildID>C3</LAchildID>
        <UPNunknown>UN7</UPNunknown>
        <PersonBirthDate>2012-09-09</PersonBirthDate>
        <Sex>M</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>BAFR</Ethnicity>
        <Disabilities>
          <Disability>NONE</Disability>
        </Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2025-11-11</CINreferralDate>
        <ReferralSource>2A</ReferralSource>
        <ReferralNFA>1</ReferralNFA>
      </CINdetails>
    </Child>
  </Children>
</Message>
"""


def line_of(part: str, text: str = CENSUS, nth: int = 1) -> int:
    """The line on which a part of a text stands for the nth time.

    Raises:
        ValueError: it does not.
    """
    lines = [number for number, line in enumerate(text.splitlines(), 1) if part in line]
    if len(lines) < nth:
        raise ValueError(f"{part!r} stands {len(lines)} times in the text.")
    return lines[nth - 1]


def without(element: str, text: str = CENSUS) -> str:
    """A text without every element of a name, with all in it."""
    found = re.sub(rf"[ ]*<{element}\b[^>]*?(/>|>.*?</{element}>)\n?", "", text, flags=re.DOTALL)
    if found == text:
        raise ValueError(f"There is no {element} in the text.")
    return found


class Read:
    """A census that was read in a test."""

    def __init__(self, *paths: Path, year: int | None = None):
        self.connection = duckdb.connect()
        self.loaded: Loaded = read_return(KIND, paths, connection=self.connection, year=year)

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """The rows of a typed table, in order."""
        names = ", ".join(f'"{column}"' for column in columns)
        return self.connection.execute(f'SELECT {names} FROM "{table}" ORDER BY _row').fetchall()

    def counts(self) -> dict[str, int]:
        """How many rows each table has, of those that have any."""
        found = {table.name: len(self.rows(table.name, "_row")) for table in KIND.tables}
        return {table: rows for table, rows in found.items() if rows}

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every table, without the places that its rows come from."""
        return {
            table.name: self.connection.execute(
                f'SELECT * EXCLUDE (_file, _line) FROM "{table.name}" ORDER BY _row'
            ).fetchall()
            for table in KIND.tables
        }

    def written(self) -> dict[str, list[tuple[str | None, ...]]]:
        """Every table that has rows, each cell as it was written."""
        found = {}
        for table in KIND.tables:
            columns = table.columns().items()
            names = [f"{n}_text" if c.type in (date, int) else n for n, c in columns]
            if rows := self.rows(table.name, *names):
                found[table.name] = rows
        return found

    def told(self) -> list[tuple[int | None, str | None, str]]:
        """Everything that does not fit, in the order of the file: line, column and message."""
        found = [(p.line, p.column, p.message) for p in self.loaded.problems]
        return sorted(found, key=lambda problem: (problem[0] or 0, problem[1] or "", problem[2]))

    def messages(self) -> list[str]:
        """What is said of everything that does not fit."""
        return [str(problem) for problem in self.loaded.problems]

    def check(self, year: int = 2026, only: Collection[str] | None = None) -> Checked:
        """Run rules of a year over what was read."""
        engine = DuckDBEngine(self.connection)
        return run_rules(KIND, engine, KIND.settings(year), self.loaded.given, only=only)

    def failing(self, code: str, year: int = 2026) -> list[tuple[str, int]]:
        """The rows that fail a rule: table, and line in the file.

        Raises:
            AssertionError: the rule did not run.
        """
        checked = self.check(year, {code})
        assert len(checked.ran) == 1, [left.reason for left in checked.not_run]
        found = {
            (table, line)
            for table, issues in checked.issues.items()
            for (line,) in self.connection.execute(
                f'SELECT _line FROM "{table}" SEMI JOIN "{issues}" USING (_row)'
            ).fetchall()
        }
        return sorted(found, key=lambda row: (row[1], row[0]))


def read_text(folder: Path, text: str | bytes, name: str = "census.xml") -> Read:
    """One file of the given text, read."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Read(path)
