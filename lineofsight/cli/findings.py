"""`lineofsight inspections search` and `like`: what inspectors wrote."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer

from lineofsight.cli import chosen
from lineofsight.cli.output import (
    FAILED,
    USAGE,
    AsAtOption,
    JsonOption,
    WorkspaceOption,
    console,
    errors,
    print_json,
)
from lineofsight.reference.areas import Area
from lineofsight.reference.frameworks import Framework
from lineofsight.reference.grades import Grade


def _row(hit: Any) -> dict[str, Any]:
    return {
        "report_id": hit.report_id,
        "order": hit.place,
        "kind": hit.kind.value,
        "authority": hit.authority_name,
        "published": hit.published,
        "area": hit.area.value if hit.area else None,
        "grade": hit.grade.value if hit.grade else None,
        "number": hit.number,
        "page": hit.page,
        "themes": [theme.code for theme in hit.themes],
        "text": hit.text,
    }


def search(
    text: Annotated[str, typer.Argument(help='Words, "a phrase", OR, -without, begin*.')] = "",
    area: Annotated[str | None, typer.Option(help="As in help_and_protection.")] = None,
    grade: Annotated[str | None, typer.Option(help="The area's grade, as in inadequate.")] = None,
    framework: Annotated[str | None, typer.Option(help="sif or ilacs.")] = None,
    region: Annotated[str | None, typer.Option(help="As in 'South West'.")] = None,
    authority: Annotated[str | None, typer.Option(help="Name or code.")] = None,
    theme: Annotated[str | None, typer.Option(help="A theme's code, as in supervision.")] = None,
    published_from: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="Published from.")
    ] = None,
    published_to: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Published to.")
    ] = None,
    page: Annotated[int, typer.Option(min=1, help="Page of results.")] = 1,
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search findings and recommendations."""
    from lineofsight.inspections.search import SearchQuery
    from lineofsight.inspections.search import search as find
    from lineofsight.inspections.themes import UnknownThemeError
    from lineofsight.inspections.themes import theme as theme_of

    index = chosen.search_index(workspace)
    try:
        query = SearchQuery(
            text=text,
            areas=tuple(filter(None, [chosen.code(Area, area)])),
            grades=tuple(filter(None, [chosen.code(Grade, grade)])),
            frameworks=tuple(filter(None, [chosen.code(Framework, framework)])),
            regions=tuple(filter(None, [chosen.region(region)])),
            authorities=(chosen.authority(authority).code,) if authority else (),
            themes=(theme_of(theme).code,) if theme else (),
            published_from=chosen.day(published_from),
            published_to=chosen.day(published_to),
            as_at=chosen.day(as_at),
            page=page,
        )
    except (ValueError, UnknownThemeError) as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(USAGE) from None
    results = find(index, query)
    if as_json:
        print_json(
            {
                "total": results.total,
                "page": results.page,
                "pages": results.pages,
                "messages": results.messages,
                "hits": [_row(hit) for hit in results.hits],
            }
        )
        return
    for message in results.messages:
        errors.print(message, markup=False)
    for hit in results.hits:
        about = [hit.authority_name, str(hit.published or ""), hit.area.label if hit.area else ""]
        about.append(f"page {hit.page}")
        console.print(f"[bold]{' · '.join(part for part in about if part)}[/]  {hit.report_id}")
        console.print("  " + " ".join("".join(s.text for s in hit.snippet).split()), markup=False)
    console.print(f"{results.total} found; page {results.page} of {results.pages}.")
    if results.total == 0 and results.suggestion:
        console.print(f"Did you mean: {results.suggestion}", markup=False)


def like(
    report_id: Annotated[str, typer.Argument(help="The report, as in wiltshire-2019-06-03.")],
    order: Annotated[int, typer.Argument(help="The recommendation's place in it, from 1.")],
    workspace: WorkspaceOption = None,
    as_at: AsAtOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who else was told the same, and their grade next time."""
    from lineofsight.inspections.search.similar import UnknownRecommendationError, more_like_this

    index = chosen.search_index(workspace)
    corpus = chosen.corpus(workspace, as_at)
    try:
        found = more_like_this(index, report_id, order, history=corpus.of, as_at=chosen.day(as_at))
    except UnknownRecommendationError as problem:
        errors.print(str(problem), markup=False)
        raise typer.Exit(FAILED) from None
    rows = [
        {
            **_row(similar.hit),
            "likeness": round(similar.likeness, 3),
            "next_grade": similar.next.grade.value if similar.next else None,
        }
        for similar in found
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        after = f", next time {row['next_grade']}" if row["next_grade"] else ""
        console.print(f"[bold]{row['authority']}[/] {row['published']} ({row['grade']}{after})")
        console.print("  " + " ".join(row["text"].split()), markup=False)
