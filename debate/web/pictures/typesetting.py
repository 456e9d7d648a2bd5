"""Pictures as PNG, set by typst: what people wrote goes in as data and never as orders.

typst brings its own fonts, so that the same words give the same picture on every machine. It is
loaded at the first picture: no other page waits for it.
"""

import json
from collections.abc import Mapping

from ... import resources
from ...model import Json

FONT = "Libertinus Serif"
_PIXELS = 144.0  # an inch, of 72 points: two for each point


def card(told: Mapping[str, Json]) -> bytes:
    """Set a card from what it tells: language, above, sentence, size, speaker, counts,
    colours.
    """
    return _set("card", {"told": json.dumps(dict(told), ensure_ascii=False)})


def picture(svg: str, width: int, height: int) -> bytes:
    """Set a drawing as it is, twice as sharp."""
    return _set("picture", {"svg": svg, "width": str(width), "height": str(height)})


def _set(name: str, inputs: dict[str, str]) -> bytes:
    import typst

    source = (resources.folder("templates") / "pictures" / f"{name}.typ").read_bytes()
    found = typst.compile(
        source, format="png", ppi=_PIXELS, sys_inputs=inputs, ignore_system_fonts=True
    )
    if not isinstance(found, bytes):
        raise TypeError("A picture has one page.")
    return found
