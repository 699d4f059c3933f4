"""What a request asks: the day, the history on that day, and choices from lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lineofsight.inspections.corpus import Corpus
from lineofsight.reference import authorities, neighbours
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.reference.groups import Group, chosen_group, england
from lineofsight.reference.regions import REGIONS
from lineofsight.web.asat import PARAMETER, AsAt, as_at
from lineofsight.web.inspections.store import Store, current_store
from lineofsight.web.inspections.words import with_article
from lineofsight.web.lists import Form, data_address


@dataclass
class Ask:
    """A request understood. What could not be used is in `errors`: (message, id of the field)."""

    request: HttpRequest
    store: Store
    day: AsAt
    errors: list[tuple[str, str]] = field(default_factory=list)

    @cached_property
    def corpus(self) -> Corpus:
        """The history as it was known on the day asked about."""
        return self.store.as_at(self.day.day)

    def choice(
        self, name: str, options: Mapping[str, str], default: str = "", field: str | None = None
    ) -> str:
        """The value chosen for `name`: one of `options`, or `default` when none was given or
        the one given is not an option, which is an error. `field` is the id of what mends it
        where the page has no field of that name; empty when nothing on the page does."""
        value = self.request.GET.get(name, "").strip()
        if not value:
            return default
        if value not in options:
            place = f"filter-{name}" if field is None else field
            self.errors.append((f"“{value[:60]}” is not one of the choices", place))
            return default
        return value

    def council(self, name: str) -> Authority | None:
        """The authority whose address name was given for `name`, or None."""
        value = self.request.GET.get(name, "").strip()
        return self._council(value, name) if value else None

    def councils(self, name: str, most: int) -> list[Authority]:
        """The authorities given for `name`, without repeats, no more than `most`."""
        found: dict[str, Authority] = {}
        for value in self.request.GET.getlist(name):
            each = self._council(value.strip(), name) if value.strip() else None
            if each is not None:
                found.setdefault(each.code, each)
        if len(found) > most:
            self.errors.append((f"Choose up to {most} councils", f"filter-{name}"))
        return list(found.values())[:most]

    def _council(self, value: str, name: str) -> Authority | None:
        try:
            return authorities.by_slug(value)
        except UnknownAuthorityError:
            self.errors.append((f"“{value[:60]}” is not a council that we know", f"filter-{name}"))
            return None

    def number(self, name: str, default: int = 1) -> int:
        """A whole number from 1, as for a page."""
        value = self.request.GET.get(name, "").strip()
        if value.isascii() and value.isdigit() and 0 < len(value) < 7:
            return max(int(value), 1)
        return default

    def without(self, *names: str, **given: Any) -> str:
        """The address asked for, less some parameters and the page number, with others given."""
        kept = [
            (key, value)
            for key, values in self.request.GET.lists()
            for value in values
            if value and key not in (*names, *given, "page")
        ]
        kept += [(key, str(value)) for key, value in given.items()]
        return f"{self.request.path}?{urlencode(kept)}" if kept else self.request.path

    @property
    def facts(self) -> dict[str, Any]:
        """What a list of data is of."""
        return {
            "as_at": self.day.day.isoformat(),
            "snapshot": self.store.name,
            "address": self.request.get_full_path(),
        }

    def page(self, template: str, **context: Any) -> HttpResponse:
        """The page, with the day and what every page of this room shows."""
        errors = list(self.errors)
        if self.day.error:
            errors.insert(0, (self.day.error, "as_at"))
        context |= {
            "ask": self,
            "as_at": self.day,
            "errors": errors,
            "error_at": {field: message for message, field in reversed(errors)},
            "error_title": bool(errors),
            "today_address": self.without(PARAMETER),
            "csv_address": data_address(self.request, Form.CSV),
            "json_address": data_address(self.request, Form.JSON),
            "kept_query": [
                (key, value)
                for key, values in self.request.GET.lists()
                for value in values
                if key not in (PARAMETER, "page") and value
            ],
        }
        response = render(self.request, template, context, status=400 if errors else 200)
        response["Cache-Control"] = "private, no-cache"
        return response


def ask(request: HttpRequest) -> Ask:
    """Understand a request."""
    return Ask(request, current_store(), as_at(request))


def types_of_council() -> dict[str, str]:
    """The types of council of today, as choices."""
    return {kind: kind for kind in sorted({a.type for a in authorities.current()})}


def regions() -> dict[str, str]:
    """The regions, as choices."""
    return {region: region for region in REGIONS}


def models() -> dict[str, str]:
    """The models of statistical neighbours, as choices."""
    return {str(year): f"{year} model" for year in neighbours.MODELS}


@dataclass(frozen=True)
class Filters:
    """Which authorities are looked at: a region, a type, an authority with its neighbours."""

    region: str = ""
    type: str = ""
    like: Authority | None = None
    model: int = neighbours.MODELS[0]

    @property
    def is_all(self) -> bool:
        """Whether no filter is set."""
        return not (self.region or self.type or self.like)

    def group(self, day: date) -> Group:
        """The authorities of a day that the filters leave."""
        found = england(on=day)
        if self.is_all:
            return found
        kept = [code for code in found.codes if self.holds(authorities.get(code), day)]
        return chosen_group(kept, self.label, on=day)

    def holds(self, authority: Authority, day: date) -> bool:
        """Whether an authority of any date belongs, under the type that it had on the day."""
        return (
            self.region in ("", authority.region)
            and self.type in ("", authority.type_on(day))
            and (self.like is None or authority.code in self._family)
        )

    @cached_property
    def _family(self) -> frozenset[str]:
        if self.like is None:
            return frozenset()
        return frozenset((self.like.code, *neighbours.neighbours(self.like.code, self.model)))

    @property
    def label(self) -> str:
        """The group in words, after "in" or "of"."""
        narrower = [f"{self.type} only"] if self.type else []
        if self.like:
            where = f"{self.like.name} and its statistical neighbours"
            narrower.insert(0, f"{self.model} model")
            if self.region:
                narrower.append(f"{self.region} only")
        else:
            where = with_article(self.region) if self.region else "England"
        return f"{where} ({'; '.join(narrower)})" if narrower else where


def filters(asked: Ask) -> Filters:
    """The filters that a request sets."""
    return Filters(
        region=asked.choice("region", regions()),
        type=asked.choice("type", types_of_council()),
        like=asked.council("like"),
        model=int(asked.choice("model", models(), str(neighbours.MODELS[0]), "filter-like")),
    )


def filter_choices(corpus: Corpus) -> dict[str, dict[str, str]]:
    """What the filters offer on the corpus's day."""
    return {
        "regions": regions(),
        "types": types_of_council(),
        "councils": {authority.slug: authority.name for authority in corpus.authorities()},
        "models": models(),
    }
