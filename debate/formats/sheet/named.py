"""What a sheet knows by its name alone: sources and headings."""

from ...model import Section, Source, SourceKind, make_id

LONGEST = 300


def source(slug: str, name: str) -> Source:
    """Give the source that a cell names; its id comes from the debate and the name."""
    is_url = name.startswith(("https://", "http://"))
    title, url = ("", name) if is_url else (name[:LONGEST], "")
    return Source(make_id("s", slug, name), SourceKind.ARTICLE, title, url=url)


def section(slug: str, title: str) -> Section:
    """Give the heading that a cell names."""
    return Section(make_id("g", slug, title), title[:LONGEST])
