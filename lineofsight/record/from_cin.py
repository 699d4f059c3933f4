"""The CIN census into the record: from referral to child protection plan."""

from __future__ import annotations

import duckdb

from lineofsight.record import tables
from lineofsight.record.staging import LOADS, Stage, counted_key, hashed_key, keyed, yes

#: Days in which a plan follows its conference.
PLAN_WITHIN = 45

_WHERE_FROM = f"JOIN {LOADS} USING (_file)"
_SEX = (
    "CASE GenderCurrent WHEN '1' THEN 'M' WHEN '2' THEN 'F' WHEN '0' THEN 'U' WHEN '9' THEN 'U' END"
)


def stage_cin(connection: duckdb.DuckDBPyConnection, stage: Stage) -> None:
    """Stage the rows of one year's census.

    Args:
        connection: holds its typed tables, and `LOADS`.
        stage: where to.
    """
    connection.execute(_NEED.format(la=stage.la_code))
    connection.execute(_ASSESSED.format(la=stage.la_code))
    connection.execute(_ENQUIRED.format(la=stage.la_code))
    connection.execute(_CONFERRED.format(la=stage.la_code))
    connection.execute(_PLANNED.format(la=stage.la_code))
    for table, query in QUERIES:
        stage.add(connection, table, query.format(la=stage.la_code))


#: All that a row of the census holds but where it stands: what tells apart rows that are alike in
#: what each year says the same.
_CONTENT = "row(*COLUMNS(lambda c: c NOT IN ('_file', '_line', '_row')))"

#: Referrals, each with its key: by it, what stands within one finds it again.
_NEED = f"""
CREATE OR REPLACE TEMP TABLE need AS
SELECT *, {counted_key("hashed", "place")} AS referral_id FROM (
    SELECT *, {hashed_key("referral", "LAchildID", "CINreferralDate")} AS hashed,
        row_number() OVER (PARTITION BY LAchildID, CINreferralDate
            ORDER BY ReferralSource, PrimaryNeedCode, ReferralNFA, CINclosureDate, {_CONTENT})
            AS place
    FROM (SELECT '{{la}}' AS la_code, * FROM CINdetails))
"""
#: What stands in a table, beside the key of its referral.
_IN_NEED = (
    "LEFT JOIN (SELECT LAchildID, CINdetailsID, referral_id FROM need) "
    "USING (LAchildID, CINdetailsID)"
)
_ASSESSED = f"""
CREATE OR REPLACE TEMP TABLE assessed AS
SELECT *, {counted_key("hashed", "place")} AS assessment_id FROM (
    SELECT *, {hashed_key("assessment", "LAchildID", "AssessmentActualStartDate")} AS hashed,
        row_number() OVER (PARTITION BY LAchildID, AssessmentActualStartDate
            ORDER BY AssessmentAuthorisationDate, {_CONTENT}) AS place
    FROM (SELECT '{{la}}' AS la_code, a.*, referral_id FROM Assessments a {_IN_NEED}))
"""
_ENQUIRED = f"""
CREATE OR REPLACE TEMP TABLE enquired AS
SELECT *, {counted_key("hashed", "place")} AS s47_enquiry_id FROM (
    SELECT *, {hashed_key("s47_enquiry", "LAchildID", "S47ActualStartDate")} AS hashed,
        row_number() OVER (PARTITION BY LAchildID, S47ActualStartDate
            ORDER BY DateOfInitialCPC, InitialCPCtarget, ICPCnotRequired, {_CONTENT}) AS place
    FROM (SELECT '{{la}}' AS la_code, s.*, referral_id FROM Section47 s {_IN_NEED}))
"""
#: Conferences: those that enquiries led to, and those of children who moved in with a plan, which
#: stand with the referral alone.
_CONFERRED = f"""
CREATE OR REPLACE TEMP TABLE conferred AS
SELECT *, {counted_key("hashed", "place")} AS initial_cp_conference_id FROM (
    SELECT *, {hashed_key("initial_cp_conference", "person_id", "conference_date")} AS hashed,
        row_number() OVER (PARTITION BY person_id, conference_date
            ORDER BY transfer_in, s47_enquiry_id, {_CONTENT}) AS place
    FROM (
        SELECT '{{la}}' AS la_code, LAchildID AS person_id, referral_id, s47_enquiry_id,
            false AS transfer_in, InitialCPCtarget AS target_date,
            DateOfInitialCPC AS conference_date, _file, _line
        FROM enquired WHERE DateOfInitialCPC IS NOT NULL
        UNION ALL BY NAME
        SELECT '{{la}}' AS la_code, LAchildID AS person_id, referral_id, true AS transfer_in,
            DateOfInitialCPC AS conference_date, _file, _line
        FROM need WHERE DateOfInitialCPC IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM enquired e WHERE e.LAchildID = need.LAchildID
                AND e.DateOfInitialCPC = need.DateOfInitialCPC)))
"""
#: Plans, each with the last conference in the weeks before it.
_PLANNED = f"""
CREATE OR REPLACE TEMP TABLE planned AS
SELECT p.*, {counted_key("hashed", "place")} AS cp_plan_id, c.initial_cp_conference_id FROM (
    SELECT *, {hashed_key("cp_plan", "LAchildID", "CPPstartDate")} AS hashed,
        row_number() OVER (PARTITION BY LAchildID, CPPstartDate
            ORDER BY InitialCategoryOfAbuse, CPPendDate, {_CONTENT}) AS place
    FROM (SELECT '{{la}}' AS la_code, c.*, referral_id FROM ChildProtectionPlans c {_IN_NEED})) p
LEFT JOIN (SELECT DISTINCT ON (p.LAchildID, p.CPPstartDate) p.LAchildID, p.CPPstartDate,
        c.initial_cp_conference_id
    FROM ChildProtectionPlans p JOIN conferred c ON c.person_id = p.LAchildID
        AND p.CPPstartDate BETWEEN c.conference_date AND c.conference_date + {PLAN_WITHIN}
    ORDER BY p.LAchildID, p.CPPstartDate, c.conference_date DESC, c.initial_cp_conference_id) c
    ON c.LAchildID = p.LAchildID AND c.CPPstartDate = p.CPPstartDate
"""

QUERIES: tuple[tuple[type[tables.Kept], str], ...] = (
    (
        tables.Person,
        f"""SELECT i.LAchildID AS person_id, UPN AS upn, UPNunknown AS upn_unknown,
            PersonBirthDate AS birth_date,
            CASE WHEN PersonBirthDate IS NULL THEN ExpectedPersonBirthDate END
                AS expected_birth_date,
            coalesce(Sex, {_SEX}) AS sex, PersonDeathDate AS death_date,
            Ethnicity AS ethnicity, load_id, i._line AS line
        FROM ChildIdentifiers i LEFT JOIN (SELECT LAchildID, min(Ethnicity) AS Ethnicity
            FROM ChildCharacteristics GROUP BY LAchildID) USING (LAchildID) {_WHERE_FROM}""",
    ),
    (
        tables.LinkedIdentifier,
        f"""SELECT LAchildID AS person_id, 'former_upn' AS identifier_type,
            FormerUPN AS identifier, load_id, _line AS line
        FROM ChildIdentifiers {_WHERE_FROM} WHERE FormerUPN IS NOT NULL""",
    ),
    (
        tables.Disability,
        f"""SELECT LAchildID AS person_id, Disability AS disability, load_id, _line AS line
        FROM Disabilities {_WHERE_FROM}""",
    ),
    (
        tables.Referral,
        f"""SELECT referral_id, LAchildID AS person_id, CINreferralDate AS referral_date,
            PrimaryNeedCode AS primary_need, ReferralSource AS source,
            {yes("ReferralNFA")} AS nfa, CINclosureDate AS close_date,
            ReasonForClosure AS close_reason, load_id, _line AS line
        FROM need {_WHERE_FROM}""",
    ),
    (
        tables.Assessment,
        f"""SELECT assessment_id, LAchildID AS person_id, referral_id,
            AssessmentActualStartDate AS start_date,
            AssessmentAuthorisationDate AS authorised_date, load_id, _line AS line
        FROM assessed {_WHERE_FROM}""",
    ),
    (
        tables.AssessmentFactor,
        f"""SELECT assessment_id, AssessmentFactor AS factor, f.LAchildID AS person_id, load_id,
            f._line AS line
        FROM AssessmentFactors f JOIN (SELECT LAchildID, CINdetailsID, AssessmentID, assessment_id
            FROM assessed) USING (LAchildID, CINdetailsID, AssessmentID) {_WHERE_FROM}""",
    ),
    (
        tables.CinPlan,
        keyed(
            "cin_plan",
            "cin_plan_id",
            ("person_id", "start_date"),
            f"""SELECT '{{la}}' AS la_code, LAchildID AS person_id, referral_id,
                CINPlanStartDate AS start_date, CINPlanEndDate AS end_date, load_id,
                _line AS line FROM CINPlanDates {_IN_NEED} {_WHERE_FROM}""",
            order="end_date",
        ),
    ),
    (
        tables.S47Enquiry,
        f"""SELECT s47_enquiry_id, LAchildID AS person_id, referral_id,
            S47ActualStartDate AS start_date,
            {yes("ICPCnotRequired")} AS icpc_not_required, load_id, _line AS line
        FROM enquired {_WHERE_FROM}""",
    ),
    (
        tables.InitialCpConference,
        f"""SELECT c.* EXCLUDE (hashed, place, _file, _line), load_id, _line AS line,
            cp_plan_id IS NOT NULL AS led_to_plan, cp_plan_id
        FROM conferred c LEFT JOIN (SELECT initial_cp_conference_id, min(cp_plan_id) AS cp_plan_id
            FROM planned GROUP BY 1) USING (initial_cp_conference_id) {_WHERE_FROM}""",
    ),
    (
        tables.CpPlan,
        f"""SELECT cp_plan_id, LAchildID AS person_id, referral_id, initial_cp_conference_id,
            CPPstartDate AS start_date, CPPendDate AS end_date,
            InitialCategoryOfAbuse AS initial_category,
            LatestCategoryOfAbuse AS latest_category,
            NumberOfPreviousCPP AS previous_plans, load_id, _line AS line
        FROM planned {_WHERE_FROM}""",
    ),
    (
        tables.Review,
        keyed(
            "review",
            "review_id",
            ("person_id", "review_type", "review_date"),
            f"""SELECT '{{la}}' AS la_code, r.LAchildID AS person_id, 'CP' AS review_type,
                cp_plan_id AS of_id, CPPreviewDate AS review_date, load_id, r._line AS line
                FROM Reviews r LEFT JOIN (SELECT LAchildID, CINdetailsID, CPPID, cp_plan_id
                    FROM planned) USING (LAchildID, CINdetailsID, CPPID) {_WHERE_FROM}""",
            order="of_id",
        ),
    ),
)
