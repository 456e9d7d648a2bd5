"""xAIF: a node set of AIF with the text that it was found in, as OVA 3 and AIF's modules exchange.

The text is HTML in which spans mark the passages of nodes. What the modules put beside the node set
(`schemefulfillments`, `propositionTypes`, a layout under `OVA` or `ova`, ...) is kept as it is and
written back; of the text itself only where the passages stand.
"""

from ..errors import MalformedFile
from ..model import ArgumentMap, Json
from . import aif, json_text
from .reading import Reading, Writing
from .strict_json import parse

_SET_KEYS = frozenset({"nodes", "edges", "locutions", "participants"})
_EMPTY: dict[str, Json] = {"schemefulfillments": [], "descriptorfulfillments": []}


def read(text: str, *, file: str = "", slug: str = "") -> Reading:
    """Read an xAIF file. Raises MalformedFile for what is none, with its place.

    >>> found = read('{"AIF": {"nodes": [{"nodeID": 1, "type": "I", "text": "Het is zo."}]}}')
    >>> found.carried.nodes
    1
    """
    document = parse(text, file=file)
    inner = document.get("AIF") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(inner, dict):
        raise MalformedFile('This is no xAIF: it has no object under "AIF".', file=file)
    if not isinstance(inner.get("nodes") or [], list):
        raise MalformedFile("{place} is no list.", file=file, place="AIF.nodes")
    beside: dict[str, Json] = {
        key: one for key, one in document.items() if key not in ("AIF", "text", aif.OWN)
    }
    rest = {key: one for key, one in inner.items() if key not in _SET_KEYS}
    kept = {**beside, **({"AIF": rest} if rest else {})}
    said = document.get("text")
    source = said.get("txt") if isinstance(said, dict) else said
    return aif.read_set(inner, document.get(aif.OWN), kept, source, file=file, slug=slug)


def write(map_: ArgumentMap) -> Writing:
    """Write an xAIF file; the text stays empty, for maps hold only where its passages stand."""
    inner, losses = aif.to_set(map_)
    kept = map_.topic.data.get("aif")
    document: dict[str, Json] = dict(kept) if isinstance(kept, dict) else {}
    rest = document.pop("AIF", None)
    inner |= aif.beside(inner, rest)
    inner |= aif.beside(inner, _EMPTY)
    document = {"AIF": inner, "text": "", "dialog": False, **document}
    document |= aif.beside(
        document, {"OVA": {"nodes": [], "edges": []}} if "ova" not in document else {}
    )
    document[aif.OWN] = aif.about(map_.topic)
    return Writing(json_text.text(document), losses)
