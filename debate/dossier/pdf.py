"""A paper as tagged PDF (PDF/UA-1), set by typst: what people wrote goes in as data.

typst brings its own fonts, and the time in the file is that of the debate: the same paper gives the
same bytes on every machine.
"""

import json
from datetime import UTC, datetime

from .. import resources
from ..model import Json, Kind
from ..text.language import pgettext, tell
from ..text.phrasing import SIGNS
from .document import (
    NO_POLL,
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Pair,
    Plain,
    Pointing,
    Prose,
    References,
    Saying,
    Sayings,
    Table,
    Terms,
    Told,
)


def write(document: Document, site: str = "") -> bytes:
    """Set a paper; `site` is where its addresses lead.

    Where somebody wrote in letters that no font at hand has, the file is tagged all the same, and
    does not claim the standard.
    """
    import typst

    source = (resources.folder("templates") / "papers" / "paper.typ").read_bytes()
    inputs = {"paper": json.dumps(_plain(document, site), ensure_ascii=False)}
    try:
        return _set(source, inputs, keeps_standard=True)
    except typst.TypstError:
        return _set(source, inputs, keeps_standard=False)


def _set(source: bytes, inputs: dict[str, str], *, keeps_standard: bool) -> bytes:
    import typst

    found = typst.compile(
        source,
        format="pdf",
        sys_inputs=inputs,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"] if keeps_standard else None,
    )
    if not isinstance(found, bytes):
        raise TypeError("A PDF is one file.")
    return found


def _plain(document: Document, site: str) -> Json:
    at = datetime.fromtimestamp(document.at_ms // 1000, UTC)
    return {
        "name": document.name,
        "title": document.title,
        "kicker": document.kicker,
        "author": document.author,
        "language": document.language,
        "said": document.is_titled_by_debate,
        "stand": document.stand,
        "poll": tell(NO_POLL),
        "of": pgettext("page", "of"),
        "reach": f"{site.removeprefix('https://')}{document.address}.",
        "sheet": document.is_sheet,
        "day": {
            **{"year": at.year, "month": at.month, "day": at.day},
            **{"hour": at.hour, "minute": at.minute, "second": at.second},
        },
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> Json:
    if isinstance(block, Pair):
        left, right = (list(map(_told, side)) for side in (block.left, block.right))
        return {"type": block.sort, "left": left, "right": right}
    return _told(block)


def _told(block: Plain) -> Json:
    match block:
        case Heading(words, _, level, apart, said):
            told: dict[str, Json] = {"words": words, "level": level, "apart": apart, "said": said}
            return {"type": block.sort, **told}
        case Prose(words, tone, is_said):
            return {"type": block.sort, "words": words, "tone": tone, "said": is_said}
        case Sayings():
            return {"type": block.sort, "told": _nested(block.nested)}
        case Bullets(items):
            return {"type": block.sort, "items": list(items)}
        case Table(caption, head, rows):
            cells: Json = [list(row) for row in rows]
            return {"type": block.sort, "caption": caption, "head": list(head), "rows": cells}
        case Terms(pairs):
            return {"type": block.sort, "pairs": [list(pair) for pair in pairs]}
        case References(items):
            listed: Json = [
                {"number": one.number, "words": one.words, "url": one.url} for one in items
            ]
            return {"type": block.sort, "items": listed}
        case Contents():
            return {"type": block.sort}


def _nested(told: list[Told]) -> Json:
    return [
        {
            "before": one.saying.before,
            "words": one.saying.words,
            "said": one.saying.is_said,
            "speaker": one.saying.speaker,
            "kind": one.saying.kind,
            "says": one.saying.says.removeprefix(f"{_sign(one.saying)} "),
            "label": one.saying.number
            or _sign(one.saying)
            or ("○" if one.saying.is_quiet else "·"),
            "refs": one.saying.refs,
            "marks": list(map(_mark, one.saying.marks)),
            "quiet": one.saying.is_quiet,
            "under": _nested(one.under),
        }
        for one in told
    ]


def _mark(mark: str | Pointing) -> Json:
    if isinstance(mark, Pointing):
        return {"before": f"{mark.told} ", "words": mark.words, "said": True}
    return {"before": mark, "words": "", "said": False}


def _sign(saying: Saying) -> str:
    """Give the sign of how it speaks, where it tells that."""
    sign = SIGNS.get(Kind(saying.kind), "") if saying.kind else ""
    return sign if sign in saying.says else ""
