"""Passages checked again in their texts: which stand as they did, and what became of the others."""

from collections.abc import Iterator, Sequence

import click

from ..commands import sourcing
from ..errors import InvalidInput
from ..formats import files
from ..model import Excerpt, Json
from ..queries import anchoring, maps
from ..queries.anchoring import Checked, Report
from ..roles import operator
from ..sources import plain_text
from ..sources.article_map import match
from ..sources.differing import Change, Part
from ..storage.store import Store
from .answers import JSON, plain, require_there, say, waiting

_SIGNS = {Change.SAME: "{}", Change.GONE: "[-{}-]", Change.NEW: "{{+{}+}}"}


@click.command()
@click.argument("slug")
@click.option(
    "--text", "texts", multiple=True, help="An article's text to check in, instead of the stored."
)
@click.option("--mend", is_flag=True, help="Give passages that moved their new place, for good.")
@JSON
@click.pass_obj
def anchors(store: Store, slug: str, texts: Sequence[str], mend: bool, as_json: bool) -> None:
    """Check every passage of a debate in its text.

    Each is exact, moved, ambiguous, changed or gone. The status is 1 where one is not exact.
    Changed words are shown as [-was-] {+is+}, where the older text is kept.

    Example: debate anchors decentralisatie-sociale-zorg --text artikel.txt
    """
    require_there(store)
    given = _given(store, slug, texts)
    with waiting("Looking for passages", as_json):
        mended = sourcing.mend(store, operator(slug), slug, given) if mend else 0
        with store.reading() as connection:
            report = anchoring.check(connection, slug, given)
    if report.checked and all(one.standing is None for one in report.checked):
        raise InvalidInput("No text of this debate is stored. Give it with --text FILE.")
    counts: dict[str, Json] = dict(report.counts)
    answer: dict[str, Json] = {"topic": slug, "counts": counts, "mended": mended}
    answer["excerpts"] = [_plain(one, report) for one in report.checked]
    say(answer, as_json, "\n".join([*_lines(report), _summary(report, mended)]))
    raise SystemExit(0 if report.is_exact else 1)


def _given(store: Store, slug: str, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Read texts and find which sources of the debate they are, with their reactions."""
    with store.reading() as connection:
        sources = maps.all_sources(connection, slug)
    given: dict[str, tuple[str, ...]] = {}
    for name in names:
        article = plain_text.read(files.read_text(name, "article").text, file=name)
        found = match(article, sources)
        if not found:
            raise InvalidInput(
                "No article of this debate has the title of {file}: {title}.",
                file=name,
                title=article.title or "none",
            )
        told = {0: article.paragraphs} | {one.number: one.paragraphs for one in article.reactions}
        given |= {source: told[number] for number, source in found.items()}
    return given


def _lines(report: Report) -> Iterator[str]:
    """Say of each passage that is not exact what became of it."""
    for one in report.checked:
        if one.standing in (None, "exact"):
            continue
        where = f"{one.standing:<9}  {_source(one, report)} {_place(one.anchored.excerpt)}"
        if one.now != one.anchored.excerpt:
            where += f" -> {_place(one.now)}"
        wording = f", wording {one.anchored.wording}" if one.anchored.wording else ""
        yield f"{where}  {one.anchored.owner}{wording}  {one.anchored.says}".rstrip()
        if one.difference:
            yield f"           {_in_words(one.difference)}"


def _summary(report: Report, mended: int) -> str:
    told = [f"{count} {name}" for name, count in report.counts.items() if count]
    said = ", ".join(told) or "no passages"
    return f"{said}." + (f" {mended} mended." if mended else "")


def _plain(one: Checked, report: Report) -> Json:
    excerpt = one.anchored.excerpt
    return {
        "owner": one.anchored.owner,
        "wording": one.anchored.wording,
        "source": _source(one, report),
        "standing": str(one.standing or "no text"),
        "place": _place(excerpt),
        "now": _place(one.now),
        "difference": [plain(part) for part in one.difference],
    }


def _source(one: Checked, report: Report) -> str:
    source = report.sources.get(one.anchored.excerpt.source)
    return (source.key if source else "") or one.anchored.excerpt.source


def _place(one: Excerpt) -> str:
    """Write a place as maps do.

    >>> _place(Excerpt("s1", 7, 0, 85, "fc72d975")), _place(Excerpt("s1", 7))
    ('p7:0-85', 'p7')
    """
    return f"p{one.paragraph}" + (f":{one.start}-{one.end}" if one.end else "")


def _in_words(parts: Sequence[Part]) -> str:
    return " ".join(_SIGNS[part.change].format(part.words) for part in parts)


COMMANDS = (anchors,)
