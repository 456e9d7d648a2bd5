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
_LAYOUT: dict[str, Json] = {"OVA": {"nodes": [], "edges": []}}


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
    said = document.get("text")
    source = said.get("txt") if isinstance(said, dict) else said
    return aif.read_set(
        inner, document.get(aif.OWN), _beside(document), source, file=file, slug=slug
    )


def write(map_: ArgumentMap) -> Writing:
    """Write an xAIF file; the text stays empty, for maps hold only where its passages stand."""
    inner, losses = aif.to_set(map_)
    kept = map_.topic.data.get("aif")
    fits = isinstance(kept, dict) and kept != {} and _beside(_document(inner, kept)) == kept
    document = _document(inner, kept if fits and isinstance(kept, dict) else {})
    document[aif.OWN] = aif.about(map_.topic, elsewhere="aif" if fits else None)
    return Writing(json_text.text(document), losses)


def _document(inner: aif.Object, kept: aif.Object) -> aif.Object:
    """Give the whole with what was kept of a file, and the rest of what its readers expect."""
    rest = kept.get("AIF")
    told: aif.Object = {**_EMPTY, **(rest if isinstance(rest, dict) else {}), **inner}
    layout = {} if "ova" in kept else _LAYOUT
    return {"AIF": told, "text": "", "dialog": False, **layout,
            **{key: one for key, one in kept.items() if key != "AIF"}}  # fmt: skip


def _beside(document: aif.Object) -> aif.Object:
    """Give what stands beside the node set and its text, but what every writer leaves empty."""
    inner = document.get("AIF")
    rest = (
        {key: one for key, one in inner.items() if key not in _SET_KEYS}
        if isinstance(inner, dict)
        else {}
    )
    rest = {key: one for key, one in rest.items() if one != _EMPTY.get(key)}
    kept = {key: one for key, one in document.items() if key not in ("AIF", "text", aif.OWN)}
    kept = {key: one for key, one in kept.items() if one is not False or key != "dialog"}
    kept = {key: one for key, one in kept.items() if one != _LAYOUT.get(key)}
    return {**kept, **({"AIF": rest} if rest else {})}
