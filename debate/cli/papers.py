"""A debate on paper: the dossier, or the preparation sheet."""

from pathlib import Path

import click

from ..dossier import forms
from ..dossier.sheet import sheet as sheet_of
from ..dossier.whole import whole
from ..errors import InvalidInput
from ..formats import files
from ..model import Json
from ..queries import maps, topics
from ..queries.digest import Digest, digest_at
from ..storage.store import Store
from ..text.language import DUTCH, LANGUAGES, speaking
from .answers import JSON, require_file, require_there, say


@click.command()
@click.argument("slug")
@click.option("-o", "--output", default="-", help="Where to write: .pdf, .odt, .md, .txt or .html.")
@click.option("--sheet", is_flag=True, help="The preparation sheet on one A4, not the whole.")
@click.option("--thesis", default="", help="With --sheet: of this thesis alone, by its id.")
@click.option("--version", default=0, help="The debate as it was after so many events.")
@click.option("--language", type=click.Choice(LANGUAGES), default=DUTCH, help="Its language.")
@click.option("--site", default="", help="Where addresses lead, as https://tegengeluid.example")
@JSON
@click.pass_obj
def dossier(
    store: Store,
    slug: str,
    output: str,
    sheet: bool,
    thesis: str,
    version: int,
    language: str,
    site: str,
    as_json: bool,
) -> None:
    """Write a debate down for who prepares a meeting. Without a file, as Markdown.

    Example: debate dossier decentralisatie-sociale-zorg -o dossier.pdf
    """
    require_file(output, as_json)
    if thesis and not sheet:
        raise click.UsageError("Only a sheet is of one thesis: add --sheet.")
    suffix = _suffix(output)
    require_there(store)
    found = _digest(store, slug, version)
    with speaking(language):
        document = sheet_of(found, thesis) if sheet else whole(found)
    size = files.write_text(output, forms.write(document, suffix, site.rstrip("/")))
    told: dict[str, Json] = {"debate": slug, "version": found.version, "position": found.position}
    say({**told, "format": suffix, "bytes": size}, as_json, "")


def _suffix(output: str) -> str:
    suffix = Path(output).suffix.lower().removeprefix(".")
    if output == "-":
        return "md"
    if suffix not in forms.FORMS:
        raise InvalidInput("A dossier is written as .pdf, .odt, .md, .txt or .html.")
    return suffix


def _digest(store: Store, slug: str, version: int) -> Digest:
    with store.reading() as log:
        newest = topics.version(log, slug)
        if not version or version == newest:
            return digest_at(log, log, slug)
        if not 0 < version < newest:
            raise InvalidInput("This debate has not had that many changes yet.")
        with maps.past(store, slug, version) as then:
            return digest_at(then, log, slug, version)


COMMANDS = (dossier,)
