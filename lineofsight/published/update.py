"""Newer releases from the Department's statistics service, loaded into the workspace."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from lineofsight.engine.snapshots import Snapshot, Source
from lineofsight.engine.workspace import Workspace
from lineofsight.published.changes import Holdings
from lineofsight.published.ees import (
    AnswerError,
    Client,
    ListedDataSet,
    Publication,
    Service,
    Version,
)
from lineofsight.published.importing import FileResult, file_result, release_of
from lineofsight.published.loads import Load, write_loads
from lineofsight.published.sources import DataSet, data_sets, not_updated
from lineofsight.published.tidy import Refusal, read_tidy


class State(StrEnum):
    """How a data set stands after an update."""

    LOADED = "loaded"
    NOTHING_NEWER = "nothing_newer"
    NOT_THERE = "not_there"
    SEVERAL = "several"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """The state in words."""
        return {
            "loaded": "a newer release",
            "nothing_newer": "nothing newer",
            "not_there": "not in the service: download its CSV and import it",
            "several": "several data sets could be meant: import the CSV of the right one",
            "withdrawn": "withdrawn by the Department",
            "changed": "its columns have changed: nothing of it is loaded",
        }[self.value]


@dataclass(frozen=True)
class Step:
    """A release of a data set that was read."""

    version: str
    published: date
    file: FileResult


@dataclass(frozen=True)
class DataSetResult:
    """What became of one declared data set."""

    title: str
    measure_ids: tuple[str, ...]
    state: State
    releases: tuple[Step, ...] = ()


@dataclass
class UpdateResult:
    """What an update did. `by_hand` are measures that no data set of the service is declared
    for; `snapshot` is None when nothing was written."""

    data_sets: list[DataSetResult] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    by_hand: tuple[str, ...] = ()
    snapshot: Snapshot | None = None


def update(
    workspace: Workspace,
    service: Service,
    *,
    measure_ids: Collection[str] | None = None,
    since: date | None = None,
    dry_run: bool = False,
    on_data_set: Callable[[str], None] | None = None,
) -> UpdateResult:
    """Load every release that is newer than what is held.

    All is read before anything is written; a service that fails half-way leaves the workspace
    as it was.

    Args:
        workspace: where the snapshot goes.
        service: the statistics service.
        measure_ids: update only these measures.
        since: read releases of this day and later again, also those loaded before.
        dry_run: say what would be done, and write nothing.
        on_data_set: called with the title of each data set as it is looked for.

    Raises:
        ServiceError: the service could not be reached or gave no usable answer.
        WorkspaceError: another program writes to the workspace.
        OSError: the snapshot could not be written; the last one still stands.
    """
    with nullcontext() if dry_run else workspace.writing():
        run = _Run(Holdings.of(workspace), measure_ids, since, datetime.now(UTC))
        run.read(service, on_data_set)
        if run.loads and not dry_run:
            run.result.snapshot = write_loads(workspace, run.loads, run.sources)
    return run.result


def _words(title: str) -> list[str]:
    return re.findall(r"[a-z0-9.]+", title.lower().replace("’", "").replace("'", ""))


class _Catalogue:
    """The service's publications, and the data sets of those that were asked after."""

    def __init__(self, client: Client, publications: list[Publication]) -> None:
        self.client = client
        self.by_slug = {publication.slug.lower(): publication for publication in publications}
        self.listed: dict[str, list[ListedDataSet]] = {}

    def find(self, source: DataSet) -> list[ListedDataSet]:
        """The data sets that a declared one may mean: one is right, more cannot be told apart."""
        found = []
        for slug in source.publications:
            publication = self.by_slug.get(slug)
            if publication is None:
                continue
            if slug not in self.listed:
                self.listed[slug] = self.client.data_sets(publication.id)
            found.extend(self.listed[slug])
        known = [each for each in found if source.id is not None and each.id == source.id]
        begin = _words(source.title)
        titled = [each for each in found if _words(each.title)[: len(begin)] == begin]
        meant = known or titled
        follow = {each.superseded_by for each in meant if each.superseded_by is not None}
        meant = [each for each in found if each.id in follow] or meant
        current = [each for each in meant if each.status == "Published"]
        return current or meant


@dataclass
class _Run:
    """One update, data set by data set."""

    holdings: Holdings
    measure_ids: Collection[str] | None
    since: date | None
    now: datetime
    result: UpdateResult = field(default_factory=UpdateResult)
    loads: list[Load] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def read(self, service: Service, on_data_set: Callable[[str], None] | None) -> None:
        """Read every data set that is wanted."""
        self.result.by_hand = tuple(each.id for each in not_updated() if self._wants(each.id))
        wanted = [source for source in data_sets() if any(map(self._wants, source.measure_ids))]
        if not wanted:
            return
        with Client(service) as client:
            catalogue = _Catalogue(client, client.publications())
            for source in wanted:
                if on_data_set is not None:
                    on_data_set(source.title)
                self.result.data_sets.append(self.data_set(client, catalogue, source))

    def _wants(self, measure_id: str) -> bool:
        return self.measure_ids is None or measure_id in self.measure_ids

    def data_set(self, client: Client, catalogue: _Catalogue, source: DataSet) -> DataSetResult:
        """Read the newer releases of one data set."""
        wanted = tuple(filter(self._wants, source.measure_ids))
        meant = catalogue.find(source)
        if len(meant) != 1:
            state = State.SEVERAL if meant else State.NOT_THERE
            return DataSetResult(source.title, wanted, state)
        (listed,) = meant
        if listed.status == "Withdrawn":
            return DataSetResult(listed.title, wanted, State.WITHDRAWN)
        steps: list[Step] = []
        for version in client.versions(listed.id):
            if not self._is_newer(version, source, wanted):
                continue
            step = self._release(client, source, listed, version, wanted)
            if step is None:
                return DataSetResult(listed.title, wanted, State.CHANGED, tuple(steps))
            steps.append(step)
        state = State.LOADED if steps else State.NOTHING_NEWER
        return DataSetResult(listed.title, wanted, state, tuple(steps))

    def _is_newer(self, version: Version, source: DataSet, wanted: tuple[str, ...]) -> bool:
        carried = min(self.holdings.carried_day(each) for each in wanted)
        if version.published <= carried:
            return False
        if self.since is not None:
            return version.published >= self.since
        return version.published > self.holdings.loaded_day(source.name)

    def _release(
        self,
        client: Client,
        source: DataSet,
        listed: ListedDataSet,
        version: Version,
        wanted: tuple[str, ...],
    ) -> Step | None:
        """Read one release; None where its columns are no longer those declared."""
        file = f"{listed.title} {version.number}"
        columns = client.indicator_columns(listed.id, version)
        if not any(_has_values(source, each, columns) for each in wanted):
            why = (
                f"The release of {version.published:%-d %B %Y} has other columns than those that "
                f"are read: {', '.join(sorted(columns))}."
            )
            self.result.refusals.append(Refusal(file, None, None, None, why))
            return None
        data = client.csv(listed.id, version)
        reading = read_tidy(data, file, measure_ids=wanted, sources=[source])
        self.result.refusals.extend(reading.refusals)
        if not reading.values:
            return None
        if reading.rows != version.rows:
            raise AnswerError(
                f"{client.csv_address(listed.id, version)} has {reading.rows} rows where "
                f"{version.rows} are announced. Nothing was changed. Run the update again later."
            )
        newer = {
            each: version.published > self.holdings.carried_day(each)
            for each in reading.measure_ids
        }
        label = f"ees:{listed.id} {version.number}"
        changes = self.holdings.changes(reading, version.published, label, only=newer)
        release = release_of(
            source.name,
            version.number,
            listed.title,
            reading,
            changes,
            version.published,
            self.now,
        )
        self.loads.append(Load(release, changes.rows))
        self.sources.append(
            Source(
                file=client.csv_address(listed.id, version),
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                modified_ns=0,
                read=reading.used,
                refused=reading.refused,
            )
        )
        return Step(version.number, version.published, file_result(reading, changes, newer))


def _has_values(source: DataSet, measure_id: str, columns: Collection[str]) -> bool:
    """Whether any layout of a measure has its values among these columns."""
    return any(
        set(layout.counts_and_value) <= set(columns) for layout in source.layouts_of(measure_id)
    )
