"""What somebody's browser is called in the list of sessions: enough to know it again, no more."""

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
    ("Mac OS", "een Mac"),
    ("Linux", "Linux"),
)


def device(agent: str) -> str:
    """Name a browser by what it says of itself.

    >>> device("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox op Linux'
    >>> device("curl/8.5.0")
    'onbekende browser'
    """
    browser = next((name for sign, name in _BROWSERS if sign in agent), "onbekende browser")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    return f"{browser} op {system}" if system else browser
