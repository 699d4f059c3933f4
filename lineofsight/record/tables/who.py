"""Who the child is: identifiers, addresses, disabilities, immigration status."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from lineofsight.engine.tables import Column
from lineofsight.record.tables.base import Kept, ssd


class Person(Kept, name="person"):
    """One row for each child that the council knows, by the council's own identifier. An unborn
    child has `expected_birth_date` and no `birth_date`."""

    changing: ClassVar[tuple[str, ...]] = (
        "upn",
        "upn_unknown",
        "is_mother",
        "own_child_birth_date",
        "gender",
        "expected_birth_date",
    )

    person_id: str = Column(
        key=True,
        doc="The council's identifier of the child, the same in every return.",
        ssd=ssd("ssd_person", "pers_person_id"),
    )
    legacy_id: str | None = Column(
        doc="An older number of the child.", ssd=ssd("ssd_person", "pers_legacy_id")
    )
    upn: str | None = Column(doc="Unique pupil number.", ssd=ssd("ssd_person", "pers_upn"))
    upn_unknown: str | None = Column(
        doc="Why there is no unique pupil number.", ssd=ssd("ssd_person", "pers_upn_unknown")
    )
    forename: str | None = Column(
        doc="Forename; left out unless asked for.", ssd=ssd("ssd_person", "pers_forename")
    )
    surname: str | None = Column(
        doc="Surname; left out unless asked for.", ssd=ssd("ssd_person", "pers_surname")
    )
    sex: str | None = Column(doc="Sex: M, F or U.", ssd=ssd("ssd_person", "pers_sex"))
    gender: str | None = Column(
        doc="Gender, where it is recorded apart from sex.", ssd=ssd("ssd_person", "pers_gender")
    )
    ethnicity: str | None = Column(
        doc="Ethnic origin: the Department's four letters.",
        ssd=ssd("ssd_person", "pers_ethnicity"),
    )
    birth_date: date | None = Column(doc="Date of birth.", ssd=ssd("ssd_person", "pers_dob"))
    expected_birth_date: date | None = Column(
        doc="Expected date of birth of an unborn child.",
        ssd=ssd("ssd_person", "pers_expected_dob"),
    )
    death_date: date | None = Column(doc="Date of death.", ssd=ssd("ssd_person", "pers_death_date"))
    is_mother: bool | None = Column(
        doc="Whether she is herself a mother.", ssd=ssd("ssd_person", "pers_is_mother")
    )
    own_child_birth_date: date | None = Column(
        doc="Date of birth of her first child.", ssd=ssd("ssd_mother", "moth_childs_dob")
    )
    nationality: str | None = Column(doc="Nationality.", ssd=ssd("ssd_person", "pers_nationality"))
    single_unique_id: str | None = Column(
        doc="A national identifier of the child.", ssd=ssd("ssd_person", "pers_single_unique_id")
    )
    restricted: bool | None = Column(doc="Whether few may see the record.")


class LinkedIdentifier(Kept, name="linked_identifier"):
    """One row for each other number that a child has or had. The new number of an adopted child
    is never one."""

    person_id: str = Column(
        key=True, doc="The child.", ssd=ssd("ssd_linked_identifiers", "link_person_id")
    )
    identifier_type: str = Column(
        key=True,
        doc="What kind of number: former_upn, legacy_id, linked.",
        ssd=ssd("ssd_linked_identifiers", "link_identifier_type"),
    )
    identifier: str = Column(
        key=True,
        doc="The number.",
        ssd=ssd("ssd_linked_identifiers", "link_identifier_value"),
    )
    valid_from: date | None = Column(
        doc="Since when.", ssd=ssd("ssd_linked_identifiers", "link_valid_from_date")
    )
    valid_to: date | None = Column(
        doc="Until when.", ssd=ssd("ssd_linked_identifiers", "link_valid_to_date")
    )


class Address(Kept, name="address"):
    """One row for each address of a child, as long as it was the child's."""

    changing: ClassVar[tuple[str, ...]] = ("postcode",)

    event: ClassVar[tuple[str, ...]] = ("person_id", "start_date")
    address_id: str = Column(
        key=True, doc="The row's key.", ssd=ssd("ssd_address", "addr_table_id")
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_address", "addr_person_id"))
    address_type: str | None = Column(
        doc="What kind of address: home.", ssd=ssd("ssd_address", "addr_address_type")
    )
    start_date: date | None = Column(
        doc="Since when.", ssd=ssd("ssd_address", "addr_address_start_date")
    )
    end_date: date | None = Column(
        doc="Until when; blank while it lasts.", ssd=ssd("ssd_address", "addr_address_end_date")
    )
    postcode: str | None = Column(doc="Postcode.", ssd=ssd("ssd_address", "addr_address_postcode"))
    area_code: str | None = Column(doc="The authority the postcode is in: its ONS code.")


class Disability(Kept, name="disability"):
    """One row for each disability of a child; NONE where it was asked and there is none."""

    person_id: str = Column(key=True, doc="The child.", ssd=ssd("ssd_disability", "disa_person_id"))
    disability: str = Column(
        key=True,
        doc="The CIN census's code of the disability; DISA where only that there is one is known.",
        ssd=ssd("ssd_disability", "disa_disability_code"),
    )


class ImmigrationStatus(Kept, name="immigration_status"):
    """One row for each immigration status of a child and how long it lasted."""

    event: ClassVar[tuple[str, ...]] = ("person_id", "status")
    immigration_status_id: str = Column(
        key=True,
        doc="The row's key.",
        ssd=ssd("ssd_immigration_status", "immi_immigration_status_id"),
    )
    person_id: str = Column(doc="The child.", ssd=ssd("ssd_immigration_status", "immi_person_id"))
    status: str | None = Column(
        doc="The status: UASC for an unaccompanied asylum-seeking child.",
        ssd=ssd("ssd_immigration_status", "immi_immigration_status"),
    )
    start_date: date | None = Column(
        doc="Since when; the SSDA903 does not say.",
        ssd=ssd("ssd_immigration_status", "immi_immigration_status_start_date"),
    )
    end_date: date | None = Column(
        doc="Until when; blank while it lasts.",
        ssd=ssd("ssd_immigration_status", "immi_immigration_status_end_date"),
    )


TABLES = (Person, LinkedIdentifier, Address, Disability, ImmigrationStatus)
