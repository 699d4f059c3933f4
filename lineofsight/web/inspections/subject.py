"""Whom a page is about: a council of any date, or a place in no list whose reports were read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404

from lineofsight.inspections.corpus import Corpus
from lineofsight.inspections.places import Place, unlisted_place
from lineofsight.reference import authorities
from lineofsight.reference.authorities import Authority, UnknownAuthorityError
from lineofsight.web.inspections.ask import Ask
from lineofsight.web.inspections.store import Store
from lineofsight.web.inspections.words import full_name


@dataclass(frozen=True)
class Subject:
    """Whom a page is about.

    Attributes:
        authority: the council or place.
        corpus: the history that it is part of, as at the day asked about; of an unlisted place
            its own alone.
        whole: the same history without a day.
        place: the place itself, where it is in no list.
    """

    authority: Authority
    corpus: Corpus
    whole: Corpus
    place: Authority | None

    @property
    def name(self) -> str:
        """Its name, told apart from a council of today that has the same."""
        return full_name(self.authority)

    def name_of(self, code: str) -> str:
        """The name of a council whose inspection stands in its history."""
        return self.name if code == self.authority.code else full_name(authorities.get(code))


def council(slug: str) -> Authority | None:
    """The authority with an address name, or None."""
    try:
        return authorities.by_slug(slug)
    except UnknownAuthorityError:
        return None


@lru_cache(maxsize=64)
def _place(store: Store, slug: str) -> Place | None:
    return unlisted_place(store.shelf, slug) if store.shelf else None


def subject_of(asked: Ask, slug: str) -> Subject | None:
    """Whom an address is about, or None."""
    authority = council(slug)
    if authority is not None:
        return Subject(authority, asked.corpus, asked.store.corpus, None)
    place = _place(asked.store, slug)
    if place is None:
        return None
    then = place.corpus.as_at(asked.day.day)
    return Subject(place.authority, then, place.corpus, place.authority)


def subject_or_404(asked: Ask, slug: str) -> Subject:
    """As `subject_of`; a place of which nothing was public by the day has no page on that day.

    Raises:
        Http404: nothing is known of the address.
    """
    found = subject_of(asked, slug)
    if found is None or (found.place is not None and not found.corpus.inspections):
        raise Http404
    return found
