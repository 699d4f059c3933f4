"""Templates: Jinja2, with GOV.UK components and what every page needs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from markupsafe import Markup

from lineofsight.web.accounts.addresses import is_of_authority, own_address
from lineofsight.web.accounts.current import current
from lineofsight.web.accounts.demonstration import choices
from lineofsight.web.accounts.models import Person
from lineofsight.web.accounts.providers import single_sign_on
from lineofsight.web.asat import PARAMETER
from lineofsight.web.forms import errors_of
from lineofsight.web.inspections.links import anchor_of, name_of, page_of, split_id
from lineofsight.web.inspections.palette import colour_of
from lineofsight.web.inspections.words import (
    SOURCE,
    full_name,
    part_of,
    source_note,
    standing_note,
    with_article,
)
from lineofsight.web.menu import menu
from lineofsight.web.permissions import Permission
from lineofsight.web.uploads.receiving import megabytes


def environment(**options: Any) -> Environment:
    """The Jinja2 environment that Django asks for."""
    components = PrefixLoader(
        {"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja", "templates")}
    )
    options["loader"] = ChoiceLoader([options["loader"], components])
    options["trim_blocks"] = True
    options["lstrip_blocks"] = True
    made = Environment(**options)  # noqa: S701 - Django turns autoescape on in the options
    made.globals.update(static=static, address=address, allowed=allowed)
    made.globals.update(anchor_of=anchor_of, name_of=name_of, page_of=page_of)
    made.globals.update(part_of=part_of, source_note=source_note, standing_note=standing_note)
    made.globals.update(SOURCE=SOURCE)
    made.globals.update(form_errors=errors_of, as_json=as_json)
    made.globals.update(
        demonstration=choices, people_here=Person.objects.exists, single_sign_on=single_sign_on
    )
    made.filters.update(
        breakable=breakable,
        capitalize_first=capitalize_first,
        colour_of=colour_of,
        counted=counted,
        day=day,
        filesize=megabytes,
        full_name=full_name,
        lines=lines,
        moment=moment,
        month=month,
        picture=Markup,
        split_id=split_id,
        to_the_second=to_the_second,
        with_article=with_article,
    )
    return made


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page is given: `here(name, …)`, an address that keeps the chosen date."""
    chosen = request.GET.get(PARAMETER, "")

    def here(name: str, /, *args: Any, query: Mapping[str, Any] | None = None) -> str:
        kept: dict[str, Any] = dict(query or {})
        if chosen and PARAMETER not in kept and getattr(request, "as_at_given", False):
            kept[PARAMETER] = chosen
        return address(name, *args, query=kept)

    return {
        "here": here,
        "path": request.path,
        "menu": menu(request),
        "messages": get_messages(request),
    }


def address(name: str, /, *args: Any, query: Mapping[str, Any] | None = None) -> str:
    """The address of a page. Parts of `query` that are empty are left out; a list is repeated. A
    page of an authority's own work is that of the authority which the request is about."""
    kept = {key: value for key, value in (query or {}).items() if value not in (None, "", [], ())}
    found = own_address(name, *args) if is_of_authority(name) else reverse(name, args=args)
    return f"{found}?{urlencode(kept, doseq=True)}" if kept else found


def allowed(permission: str) -> bool:
    """Whether whoever asks holds a permission at the authority that the page is about: a link that
    would be refused is not shown."""
    here = current()
    return here is not None and here.may(Permission(permission))


def as_json(value: Any) -> Markup:
    """A value as JSON that may stand within a script element: what would end it is escaped."""
    text = json.dumps(value, cls=DjangoJSONEncoder)
    for letter, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(letter, escaped)
    return Markup(text)  # noqa: S704 - nothing in it can end the element


def day(value: date | None) -> str:
    """A date as it is written: `24 June 2019`."""
    return "" if value is None else f"{value.day} {value:%B %Y}"


def month(value: date | None) -> str:
    """A month as it is written: `June 2019`."""
    return "" if value is None else f"{value:%B %Y}"


def moment(value: datetime | None) -> str:
    """A moment as it is written: `24 June 2019, 14:05`."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)}, {local:%H:%M}"


def to_the_second(value: datetime) -> str:
    """A moment with its seconds: `24 June 2019, 14:05:09`."""
    return f"{moment(value)}:{value:%S}"


def capitalize_first(text: str) -> str:
    """Words as they stand at the start of a sentence: only the first letter changes."""
    return f"{text[:1].upper()}{text[1:]}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: `1 report`, `2 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def breakable(text: str) -> Markup:
    """An email address that a narrow column breaks at its joints, as HTML."""
    return Markup("<wbr>").join(re.split(r"(?<=[@.])", text))


def lines(text: str) -> Markup:
    """A paragraph whose bullets stand on lines of their own, as HTML.

    `• ` starts a bullet and `  – ` a part of one; any other line is prose.
    """
    parts: list[Markup] = []
    bullets: list[Markup] = []

    def close() -> None:
        if bullets:
            items = Markup("").join(Markup("<li>{}</li>").format(b) for b in bullets)
            parts.append(Markup('<ul class="govuk-list govuk-list--bullet">{}</ul>').format(items))
            bullets.clear()

    for line in text.split("\n"):
        words = line.strip()
        if words.startswith("• "):
            bullets.append(Markup("{}").format(words[2:]))
        elif words.startswith("– ") and bullets:
            bullets[-1] += Markup("<br>– {}").format(words[2:])
        elif words:
            close()
            parts.append(Markup('<p class="govuk-body">{}</p>').format(words.removeprefix("– ")))
    close()
    return Markup("").join(parts)
