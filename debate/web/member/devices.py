"""What somebody's browser is called in the list of sessions: enough to know it again, no more."""

from ...text.language import gettext

UNKNOWN, MAC = "onbekende browser", "een Mac"
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", MAC),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """Name a browser by what it says of itself, as it is kept.

    >>> device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox op Linux'
    >>> device("curl/8.5.0")
    'onbekende browser'
    """
    browser = next((name for sign, name in _BROWSERS if sign in agent), UNKNOWN)
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser} op {system}" if system else browser


def called(kept: str) -> str:
    """Say what a browser is called in the list, by the name that was kept of it.

    >>> called("Firefox op Linux"), called("")
    ('Firefox op Linux', 'onbekende browser')
    """
    browser, _, system = kept.partition(" op ")
    browser = gettext("unknown browser") if browser in ("", UNKNOWN) else browser
    system = gettext("a Mac") if system == MAC else system
    return gettext("{browser} on {system}", browser=browser, system=system) if system else browser
