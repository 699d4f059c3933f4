"""The rules on the census as a whole mark its Header: without one they cannot be judged."""

from __future__ import annotations

from pathlib import Path

from tests.returns.cin.given import Read, read_text, without

#: Rules that mark the Header.
WHOLE = {"100", "2883", "2886Q", "2887Q", "2888Q"}


def test_without_a_header_they_are_not_run(tmp_path: Path) -> None:
    """Tables that come without the Header's: what could not be judged is told as not run, and
    not taken as passed."""
    (tmp_path / "children.csv").write_text("LAchildID,UPN,Sex\n1,,\n")
    (tmp_path / "disabilities.csv").write_text("LAchildID,Disability\n1,MOB\n")
    (tmp_path / "details.csv").write_text(
        "LAchildID,CINdetailsID,CINreferralDate,DateOfInitialCPC\n1,1,2025-05-01,\n"
    )
    (tmp_path / "enquiries.csv").write_text(
        "LAchildID,CINdetailsID,S47ActualStartDate\n1,1,2025-05-01\n"
    )
    (tmp_path / "plans.csv").write_text(
        "LAchildID,CINdetailsID,CPPID,CPPstartDate\n1,1,1,2025-05-12\n"
    )
    read = Read(tmp_path)
    assert len(read.loaded.given) == 5
    reasons = {left.rule.code: left.reason for left in read.check(only=WHOLE).not_run}
    assert reasons == dict.fromkeys(WHOLE, "no Header table")


def test_xml_without_a_header(tmp_path: Path) -> None:
    """It is told that there is none, and the same rules are not run."""
    read = read_text(tmp_path, without("Header"))
    assert any("Header" in message for message in read.messages())
    assert {left.rule.code for left in read.check(only=WHOLE).not_run} == WHOLE
