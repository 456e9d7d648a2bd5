"""Where the pages, the style and the curated maps are: beside the package, or inside it.

In a checkout `templates/`, `static/` and `arguments/` stand beside `debate/`, so that an edit shows
at once; a wheel carries the same folders as `debate/_data/`.
"""

from pathlib import Path

FOLDERS = ("templates", "static", "arguments")

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder of that name, with absolute path: the wheel's copy, else the checkout's own.

    >>> folder("templates").name
    'templates'
    """
    if name not in FOLDERS:
        raise ValueError(f"{name!r} is none of {', '.join(FOLDERS)}")
    carried = _PACKAGE / "_data" / name
    return carried if carried.is_dir() else _PACKAGE.parent / name
