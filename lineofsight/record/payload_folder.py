"""The files of a dry run of the payload: children as they stand, and what would be sent of them.

    children-0001.json   children as they stand, 100 in a file
    changes-0001.json    what would be sent: new and changed children whole, what is gone to remove
    states.csv           each child's state, and the SHA-256 of all that is said of the child
    failing.csv          each item that does not fit the layout; never what it holds
    manifest.json        of which day and window, by which version, and how many

No file's name says anything about a child, and only their owner may read them.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from lineofsight.record.export import OWNER_ALONE, CannotExportError
from lineofsight.record.payload_spec import PURGE, Block, Failing, Part

MANIFEST = "manifest.json"
STATES, FAILING = "states.csv", "failing.csv"
#: So many children stand in a file, as so many are sent at a time.
A_FILE = 100


class State(StrEnum):
    """What became of a child since the dry run before."""

    NEW = "New"
    UPDATED = "Updated"
    DELETED = "Deleted"
    UNCHANGED = "Unchanged"


def content_hash(block: Block) -> str:
    """SHA-256 of everything that is said of a child: of its JSON with names in order and without
    spaces, so that any change of any item gives another."""
    text = json.dumps(block, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def with_purges(part: Part, now: Block, before: Block) -> Block:
    """A block as it would be sent: whole, and what was there before and is gone to be removed.

    Args:
        part: how it is laid out.
        now: as it stands.
        before: as it stood in the dry run before.
    """
    sent = dict(now)
    for name, inner in part.parts.items():
        if not inner.many:
            if name in now and name in before:
                sent[name] = with_purges(inner, now[name], before[name])
            elif name in before:
                sent[name] = {PURGE: True}
            continue
        known = {_known(inner, one): one for one in before.get(name, ())}
        still = [
            with_purges(inner, one, known.pop(_known(inner, one), {})) for one in now.get(name, ())
        ]
        if not inner.flagged:
            if still or known:
                sent[name] = still
            continue
        gone = [{**dict(zip(inner.known_by, key, strict=True)), PURGE: True} for key in known]
        if still or gone:
            sent[name] = [*still, *gone]
    return sent


def _known(part: Part, block: Block) -> tuple[Any, ...]:
    return tuple(block.get(name) for name in part.known_by)


class Previous:
    """A dry run before, read child by child."""

    def __init__(self, folder: Path) -> None:
        """Args:
        folder: where it was written.

        Raises:
            CannotExportError: it is none.
        """
        self._folder = folder
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            with (folder / STATES).open(encoding="utf-8", newline="") as file:
                self._places = {
                    row["la_child_id"]: (int(row["file"]), row["sha256"])
                    for row in csv.DictReader(file)
                    if row["state"] != State.DELETED
                }
        except (OSError, ValueError, KeyError):
            manifest = None
        if not isinstance(manifest, dict) or "payload" not in manifest:
            raise CannotExportError(
                f"{folder} holds no dry run of the payload that can be read. Name the folder of "
                "one, or leave it out: then every child is new."
            )
        self.la_code: object = manifest.get("la_code")
        self._file = lru_cache(maxsize=4)(self._read)

    def ids(self) -> Iterator[str]:
        """The children who stood in it."""
        return iter(self._places)

    def hash_of(self, child: str) -> str | None:
        """The SHA-256 of all that was said of a child; None where the child was not in it."""
        found = self._places.get(child)
        return None if found is None else found[1]

    def block(self, child: str) -> Block:
        """A child as it stood.

        Raises:
            CannotExportError: the file was changed since.
        """
        number, sha256 = self._places[child]
        found = self._file(number).get(child)
        if found is None or content_hash(found) != sha256:
            raise CannotExportError(
                f"{children_file(number)} in {self._folder} is not as it was written. Compare with "
                "another dry run, or with none."
            )
        return found

    def _read(self, number: int) -> dict[str, Block]:
        try:
            text = (self._folder / children_file(number)).read_text(encoding="utf-8")
            return {block["la_child_id"]: block for block in json.loads(text)}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


def children_file(number: int) -> str:
    """The name of a file of children as they stand."""
    return f"children-{number:04}.json"


class Writer:
    """Writes the files of a dry run, a hundred children at a time."""

    def __init__(self, folder: Path) -> None:
        """Args:
        folder: where; it is there, and empty.
        """
        self._folder = folder
        self._held: dict[str, list[Block]] = {"children": [], "changes": []}
        self._files = {"children": 1, "changes": 1}
        self._states: list[tuple[str, str, str, str]] = []
        self._failing: list[tuple[str, str, str]] = []

    def stands(self, block: Block, state: State, sha256: str, failing: list[Failing]) -> None:
        """A child as it stands."""
        child = block["la_child_id"]
        self._states.append((child, state, sha256, str(self._files["children"])))
        self._failing += ((child, one.path, one.message) for one in failing)
        self._put("children", block)

    def changes(self, block: Block) -> None:
        """What would be sent of a child."""
        self._put("changes", block)

    def gone(self, child: str) -> None:
        """A child who stands no longer in it."""
        self._states.append((child, State.DELETED, "", ""))

    def finish(self, manifest: dict[str, Any]) -> None:
        """Write what is left, and the lists."""
        for name in self._held:
            self._write(name)
        self._list(STATES, ("la_child_id", "state", "sha256", "file"), self._states)
        self._list(FAILING, ("la_child_id", "item", "message"), self._failing)
        self._text(MANIFEST, json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")

    def _put(self, name: str, block: Block) -> None:
        self._held[name].append(block)
        if len(self._held[name]) == A_FILE:
            self._write(name)

    def _write(self, name: str) -> None:
        blocks = self._held[name]
        if blocks:
            text = json.dumps(blocks, indent=1, ensure_ascii=False)
            self._text(f"{name}-{self._files[name]:04}.json", text + "\n")
            self._files[name] += 1
            blocks.clear()

    def _text(self, name: str, text: str) -> None:
        path = self._folder / name
        path.touch(mode=OWNER_ALONE)
        path.write_text(text, encoding="utf-8")

    def _list(self, name: str, columns: tuple[str, ...], rows: list[Any]) -> None:
        path = self._folder / name
        path.touch(mode=OWNER_ALONE)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)
