"""What rules ask of a child: birth, death, and the referrals, beside every row of the child."""

from __future__ import annotations

from collections.abc import Mapping

import narwhals as nw
from narwhals import col

from lineofsight.returns.cin.frames import CIN
from lineofsight.returns.cin.shared import child_facts
from lineofsight.returns.cin.tables import ChildIdentifiers, CINdetails


@child_facts(ChildIdentifiers)
def of_identifiers(r: CIN) -> Mapping[str, nw.Expr]:
    """Dates of birth and death. Of two rows of one child, the earlier."""
    return {
        "child_birth": col("PersonBirthDate").min(),
        "child_expected_birth": col("ExpectedPersonBirthDate").min(),
        "child_death": col("PersonDeathDate").min(),
    }


@child_facts(CINdetails)
def referrals(r: CIN) -> Mapping[str, nw.Expr]:
    """The child's first and last referral."""
    return {
        "child_first_referral": col("CINreferralDate").min(),
        "child_last_referral": col("CINreferralDate").max(),
    }
