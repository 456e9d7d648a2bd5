"""The colours of the pages, for pictures that stand alone: read from where the pages have them."""

import functools
import re
from collections.abc import Mapping

from ... import resources

_ROOT = re.compile(r":root \{(.*?)\}", re.DOTALL)
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


@functools.cache
def colours() -> Mapping[str, str]:
    """Give each colour of the light theme by its use.

    >>> colours()["support"].startswith("#")
    True
    """
    light = _ROOT.search((resources.folder("static") / "base.css").read_text("utf-8"))
    return dict(_COLOUR.findall(light[1] if light else ""))
