"""The dataset's tables of children, their families, and those who work with them."""

from __future__ import annotations

from datetime import date

from lineofsight.engine.tables import Column, Table


class Person(Table, name="ssd_person"):
    """One row for each child. Of columns that only some scripts have (`derived`) nothing is said
    where a file is without."""

    pers_person_id: str | None = Column(
        doc="The council's identifier of the child, the same in every return.", key=True
    )
    pers_forename: str | None = Column(doc="Forename; left out unless asked for.")
    pers_surname: str | None = Column(doc="Surname; left out unless asked for.")
    pers_sex: str | None = Column(doc="Sex: M, F or U.")
    pers_gender: str | None = Column(doc="Gender, where it is recorded apart from sex.")
    pers_ethnicity: str | None = Column(doc="Ethnic origin: the Department's four letters.")
    pers_dob: date | None = Column(doc="Date of birth.")
    pers_common_child_id: str | None = Column(
        doc="The former name of pers_single_unique_id.", derived=True
    )
    pers_legacy_id: str | None = Column(doc="An older number of the child.")
    pers_upn_unknown: str | None = Column(doc="Why there is no unique pupil number.")
    pers_send_flag: str | None = Column(doc="Send flag.")
    pers_expected_dob: date | None = Column(doc="Expected date of birth of an unborn child.")
    pers_death_date: date | None = Column(doc="Date of death.")
    pers_is_mother: str | None = Column(doc="Whether she is herself a mother.")
    pers_nationality: str | None = Column(doc="Nationality.")
    pers_upn: str | None = Column(doc="Unique pupil number.", derived=True)
    pers_single_unique_id: str | None = Column(
        doc="A national identifier of the child.", derived=True
    )


class Family(Table, name="ssd_family"):
    """One row for each member of a family."""

    fami_table_id: str | None = Column(doc="Table id.", key=True)
    fami_family_id: str | None = Column(doc="Family id.")
    fami_person_id: str | None = Column(doc="Person id.")


class Address(Table, name="ssd_address"):
    """One row for each address of a child."""

    addr_table_id: str | None = Column(doc="The row's key.", key=True)
    addr_address_json: str | None = Column(doc="Address, as JSON.")
    addr_person_id: str | None = Column(doc="The child.")
    addr_address_type: str | None = Column(doc="What kind of address: home.")
    addr_address_start_date: date | None = Column(doc="Since when.")
    addr_address_end_date: date | None = Column(doc="Until when; blank while it lasts.")
    addr_address_postcode: str | None = Column(doc="Postcode.")


class Disability(Table, name="ssd_disability"):
    """One row for each disability of a child."""

    disa_person_id: str | None = Column(doc="The child.")
    disa_table_id: str | None = Column(doc="Table id.", key=True)
    disa_disability_code: str | None = Column(
        doc="The CIN census's code of the disability; DISA where only that there is one is known."
    )


class ImmigrationStatus(Table, name="ssd_immigration_status"):
    """One row for each immigration status of a child."""

    immi_person_id: str | None = Column(doc="The child.")
    immi_immigration_status_id: str | None = Column(doc="The row's key.", key=True)
    immi_immigration_status: str | None = Column(
        doc="The status: UASC for an unaccompanied asylum-seeking child."
    )
    immi_immigration_status_start_date: date | None = Column(
        doc="Since when; the SSDA903 does not say."
    )
    immi_immigration_status_end_date: date | None = Column(doc="Until when; blank while it lasts.")


class Mother(Table, name="ssd_mother"):
    """One row for each child of a young mother."""

    moth_table_id: str | None = Column(doc="Table id.", key=True)
    moth_person_id: str | None = Column(doc="Person id.")
    moth_childs_person_id: str | None = Column(doc="Childs person id.")
    moth_childs_dob: date | None = Column(doc="Date of birth of her first child.")


class LinkedIdentifiers(Table, name="ssd_linked_identifiers"):
    """One row for each other number of a child."""

    link_table_id: str | None = Column(doc="Table id.", key=True)
    link_person_id: str | None = Column(doc="The child.")
    link_identifier_type: str | None = Column(
        doc="What kind of number: former_upn, legacy_id, linked."
    )
    link_identifier_value: str | None = Column(doc="The number.")
    link_valid_from_date: date | None = Column(doc="Since when.")
    link_valid_to_date: date | None = Column(doc="Until when.")


class Involvements(Table, name="ssd_involvements"):
    """One row for each time a worker worked with a child."""

    invo_involvements_id: str | None = Column(doc="The involvement.", key=True)
    invo_professional_id: str | None = Column(doc="The worker.")
    invo_professional_role_id: str | None = Column(
        doc="The role: CW for the child's own social worker."
    )
    invo_professional_team: str | None = Column(doc="The worker's team.")
    invo_involvement_start_date: date | None = Column(doc="Since when.")
    invo_involvement_end_date: date | None = Column(doc="Until when; blank while it lasts.")
    invo_worker_change_reason: str | None = Column(
        doc="Why the worker came in place of another: the SSDA903's SW_REASON."
    )
    invo_person_id: str | None = Column(doc="The child.")
    invo_referral_id: str | None = Column(doc="The referral it belongs to.")


class Professionals(Table, name="ssd_professionals"):
    """One row for each worker."""

    prof_professional_id: str | None = Column(doc="The worker.", key=True)
    prof_staff_id: str | None = Column(doc="The council's staff number.")
    prof_professional_name: str | None = Column(doc="Name; left out unless asked for.")
    prof_social_worker_registration_no: str | None = Column(
        doc="Social Work England's registration number."
    )
    prof_professional_job_title: str | None = Column(doc="Job title.")
    prof_professional_caseload: int | None = Column(doc="Professional caseload.")
    prof_professional_department: str | None = Column(doc="The team the worker is in.")
    prof_full_time_equivalency: float | None = Column(doc="Full-time equivalent.")
    prof_agency_worker_flag: str | None = Column(doc="Whether an agency sends the worker.")


class Department(Table, name="ssd_department"):
    """One row for each team."""

    dept_team_id: str | None = Column(doc="The team.", key=True)
    dept_team_name: str | None = Column(doc="Its name.")
    dept_team_parent_id: str | None = Column(doc="The team it is part of.")
    dept_team_parent_name: str | None = Column(doc="Team parent name.")


TABLES: tuple[type[Table], ...] = (
    Person,
    Family,
    Address,
    Disability,
    ImmigrationStatus,
    Mother,
    LinkedIdentifiers,
    Involvements,
    Professionals,
    Department,
)
