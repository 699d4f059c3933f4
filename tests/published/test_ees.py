"""Asking the statistics service: pages, passing faults, and answers that cannot be used."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lineofsight.engine.workspace import open_workspace
from lineofsight.published.ees import (
    ADDRESS,
    VARIABLE,
    AnswerError,
    Client,
    Offline,
    Service,
    ServiceError,
    service_for,
)
from tests.published.recorded_service import (
    REFERRALS,
    Answer,
    DataSetVersion,
    Recorded,
    problem,
    row,
    table,
)


def first_times(count: int, answer: Answer) -> Callable[[str], Answer | None]:
    """The same answer out of turn to the first requests, then the usual ones."""
    left = [answer] * count
    return lambda _: left.pop() if left else None


def test_every_page_of_a_list_is_read(service: Recorded) -> None:
    """45 publications come as pages of 20, 20 and 5."""
    service.publications = [f"publication-{n}" for n in range(45)]
    with Client(service.service()) as client:
        assert [p.slug for p in client.publications()] == service.publications
    assert [path.split("page=")[1].split("&")[0] for path in service.asked] == ["1", "2", "3"]


def test_the_service_is_told_who_asks(service: Recorded) -> None:
    """A user agent that names the software."""
    with Client(service.service()) as client:
        client.publications()
    (agent,) = service.agents
    assert agent.startswith("lineofsight/")


def test_a_data_set_its_versions_and_its_csv(service: Recorded) -> None:
    """Versions come oldest first, those withdrawn left out; the CSV comes unpacked."""
    csv = table(row(2026, "18.5"))
    service.versions = [
        DataSetVersion("2.0", "2026-10-29", csv),
        DataSetVersion("1.10", "2025-11-30", csv),
        DataSetVersion("1.9", "2025-11-30", csv),
        DataSetVersion("1.0", "2025-10-30", csv, status="Withdrawn"),
    ]
    with Client(service.service()) as client:
        (publication,) = client.publications()
        (listed,) = client.data_sets(publication.id)
        assert (listed.id, listed.status) == (REFERRALS, "Published")
        versions = client.versions(listed.id)
        assert [version.number for version in versions] == ["1.9", "1.10", "2.0"]
        assert versions[-1].published == date(2026, 10, 29)
        assert "rereferral_percent" in client.indicator_columns(listed.id, versions[-1])
        assert client.csv(listed.id, versions[-1]).decode("utf-8-sig") == csv


PASSING = [
    # answer, why it passes
    (Answer(500, problem(500, "Internal Server Error")), "a fault of the service"),
    (Answer(503), "the service is being restarted"),
    (Answer(429, headers={"Retry-After": "0"}), "too many requests, with a pause that is asked"),
    (Answer(429), "too many requests, without one"),
    (Answer(body=b'{"paging": {}', cut=True), "the connection broke half-way"),
    (Answer(pause=0.4), "no answer in time"),
]


@pytest.mark.parametrize(("answer", "why"), PASSING)
def test_passing_faults_are_asked_again(service: Recorded, answer: Answer, why: str) -> None:
    """Two faults, then the usual answer: nobody notices."""
    service.out_of_turn = first_times(2, answer)
    with Client(service.service(timeout=0.3)) as client:
        assert [p.slug for p in client.publications()] == ["children-in-need"], why
    assert len(service.asked) == 3


def test_a_pause_that_is_asked_for_is_kept(service: Recorded) -> None:
    """One second, where our own pause would be a hundredth."""
    service.out_of_turn = first_times(1, Answer(429, headers={"Retry-After": "1"}))
    begin = time.monotonic()
    with Client(service.service()) as client:
        client.publications()
    assert time.monotonic() - begin >= 1


def test_a_pause_too_long_to_keep_is_told(service: Recorded) -> None:
    """An hour is not waited for; the message says how long it would have been."""
    service.out_of_turn = first_times(9, Answer(429, headers={"Retry-After": "3600"}))
    with Client(service.service()) as client, pytest.raises(AnswerError) as failed:
        client.publications()
    assert len(service.asked) == 1
    assert "3600 seconds" in str(failed.value)
    assert "Run the update again later" in str(failed.value)


LASTING = [
    # answer, error, what the message says, times asked
    (Answer(500, problem(500, "Internal Server Error")), AnswerError, "answers 500", 3),
    (Answer(404, problem(404, "Not Found")), AnswerError, "404: Not Found", 1),
    (
        Answer(
            400,
            b'{"title": "There are validation errors.", "errors": {"page": '
            b'[{"message": "Must be 1 or more."}]}}',
        ),
        AnswerError,
        "There are validation errors. Must be 1 or more.",
        1,
    ),
    (
        Answer(400, b'{"title": "Not valid.", "errors": [{"message": "Too long.", "path": "x"}]}'),
        AnswerError,
        "400: Not valid. Too long.",
        1,
    ),
    (Answer(403, b"<html>no</html>"), AnswerError, "no reason is given", 1),
    (Answer(body=b"<html>Sign in to the proxy</html>"), AnswerError, "not JSON", 1),
    (Answer(body=b"[1, 2]"), AnswerError, "not JSON", 1),
    (Answer(body=b'{"results": []}'), AnswerError, "without a 'paging'", 1),
    (Answer(body=b'{"paging": {"page": 7}, "results": []}'), AnswerError, "another page", 1),
    (
        Answer(body=b'{"paging": {"page": 1, "totalPages": true}, "results": []}'),
        AnswerError,
        "without a 'totalPages'",
        1,
    ),
    (
        Answer(body=b'{"paging": {"page": 1, "totalPages": 1, "totalResults": 5}, "results": []}'),
        AnswerError,
        "announced 5 rows and gave 0",
        1,
    ),
    (
        Answer(body=b'{"paging": {"page": 1, "totalPages": 1, "totalResults": 1}, "results": [7]}'),
        AnswerError,
        "without a 'row'",
        1,
    ),
    (Answer(pause=0.4), Offline, "timed out", 3),
]


@pytest.mark.parametrize(("answer", "error", "said", "times"), LASTING)
def test_what_lasts_ends_in_a_plain_sentence(
    service: Recorded, answer: Answer, error: type[ServiceError], said: str, times: int
) -> None:
    """The message says what happened and what to do."""
    service.out_of_turn = lambda _: answer
    settings = service.service(timeout=0.2, attempts=3)
    with Client(settings) as client, pytest.raises(error, match=said.replace("(", r"\(")):
        client.publications()
    assert len(service.asked) == times


def test_a_list_without_end_is_left(service: Recorded, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more pages are asked for than any list can have."""
    monkeypatch.setattr("lineofsight.published.ees.MOST_PAGES", 4)

    def endless(path: str) -> Answer:
        page = path.split("page=")[1].split("&")[0]
        paging = f'{{"page": {page}, "totalPages": {int(page) + 1}, "totalResults": 1}}'
        return Answer(body=f'{{"paging": {paging}, "results": []}}'.encode())

    service.out_of_turn = endless
    with Client(service.service()) as client, pytest.raises(AnswerError, match="more than 4 pages"):
        client.publications()
    assert len(service.asked) == 4


def test_offline_says_what_else_can_be_done() -> None:
    """Nobody listens: the address, the proxy, and importing by hand are named."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        settings = Service(address=address, timeout=0.3, attempts=2, wait=0.01)
        with Client(settings) as client, pytest.raises(Offline) as failed:
            client.publications()
    for said in (address, "Nothing was changed", "HTTPS_PROXY", "published import"):
        assert said in str(failed.value)


def test_an_address_that_is_none_is_offline() -> None:
    """A mistyped setting is told as such, not as a fault of the program."""
    with Client(Service(address="nonsense", attempts=1)) as client, pytest.raises(Offline):
        client.publications()


def test_kept_answers_are_asked_after(service: Recorded, tmp_path: Path) -> None:
    """The second time each answer is confirmed by its ETag; a changed one is read anew."""
    service.versions = [DataSetVersion("2.0", "2026-10-29", table(row(2026, "18.5")))]
    settings = service.service(cache=tmp_path / "cache" / "statistics.sqlite")
    read = []
    for _ in range(2):
        with Client(settings) as client:
            (version,) = client.versions(REFERRALS)
            read.append(client.csv(REFERRALS, version))
    assert read[0] == read[1]
    assert service.not_modified == 2
    service.publications = ["a-new-one"]
    with Client(settings) as client:
        assert [p.slug for p in client.publications()] == ["a-new-one"]
    service.publications = ["another"]
    with Client(settings) as client:
        assert [p.slug for p in client.publications()] == ["another"], "no stale answer"


def test_a_spoilt_file_of_kept_answers_stops_nothing(service: Recorded, tmp_path: Path) -> None:
    """Then nothing is kept, and all is read."""
    spoilt = tmp_path / "statistics.sqlite"
    spoilt.write_bytes(b"not a database" * 100)
    with Client(service.service(cache=spoilt)) as client:
        assert [p.slug for p in client.publications()] == ["children-in-need"]


def test_the_address_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Department's, unless the environment names a mirror."""
    workspace = open_workspace(tmp_path / "w", create=True)
    monkeypatch.delenv(VARIABLE, raising=False)
    assert service_for(workspace).address == ADDRESS
    monkeypatch.setenv(VARIABLE, "http://mirror.example/statistics/v1/")
    assert service_for(workspace).address == "http://mirror.example/statistics/v1"
