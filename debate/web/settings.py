"""What an installation decides about its web door, read from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import InvalidInput

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
LOCAL_SITE = "http://localhost:8000"


@dataclass(frozen=True)
class Oidc:
    """A site that says who somebody is, by OpenID Connect; `name` is what its button calls it.

    `key` is the file of a private key (PEM) that this site signs with, in the place of a secret.
    `acr` are the ways of signing in there that are good enough, the best liked first; each counts
    as a second step. Without any, every way is, and none counts as one.
    """

    issuer: str
    client: str
    secret: str = field(default="", repr=False)
    name: str = ""
    key: str = ""
    acr: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settings:
    """How the site is reached, and who stands behind it.

    `hosts` are the names under which the site answers. `plain_http` is for development and local
    networks alone: cookies then travel without encryption. `proxies` counts the reverse proxies in
    front whose word about the visitor's address is taken. `operator` and `contact` (an address such
    as `mailto:debat@gemeente.example`) stand on the pages about privacy and safety.
    """

    hosts: tuple[str, ...] = LOCAL_HOSTS
    plain_http: bool = False
    proxies: int = 0
    operator: str = ""
    contact: str = ""
    kept_pages: int = 16
    smtp: str = field(default="", repr=False)  # it may hold a password
    mail_from: str = ""
    site: str = ""
    oidc: Oidc | None = None

    @property
    def is_public(self) -> bool:
        """Whether the site answers under a name that others reach it by."""
        return not set(self.hosts) <= set(LOCAL_HOSTS)

    @property
    def address(self) -> str:
        """Where the links in letters lead, without a stroke at the end."""
        if self.site or self.hosts == LOCAL_HOSTS:
            return self.site or LOCAL_SITE
        return f"{'http' if self.plain_http else 'https'}://{self.hosts[0]}"


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Read DEBATE_HOSTS (commas), _PLAIN_HTTP, _PROXIES, _OPERATOR, _CONTACT, _SMTP, _MAIL_FROM,
    _SITE, and _OIDC_ISSUER, _OIDC_CLIENT, _OIDC_SECRET, _OIDC_KEY, _OIDC_ACR (spaces) and
    _OIDC_NAME.

    >>> from_environment({"DEBATE_HOSTS": "debat.example", "DEBATE_PLAIN_HTTP": "1"}).hosts
    ('debat.example',)
    """
    named = [name.strip() for name in environment.get("DEBATE_HOSTS", "").split(",")]
    return Settings(
        hosts=tuple(filter(None, named)) or LOCAL_HOSTS,
        plain_http=environment.get("DEBATE_PLAIN_HTTP", "") == "1",
        proxies=_count(environment, "DEBATE_PROXIES", 0),
        operator=environment.get("DEBATE_OPERATOR", ""),
        contact=environment.get("DEBATE_CONTACT", ""),
        kept_pages=_count(environment, "DEBATE_KEPT_PAGES", 16),
        smtp=environment.get("DEBATE_SMTP", ""),
        mail_from=environment.get("DEBATE_MAIL_FROM", ""),
        site=_site(environment),
        oidc=_oidc(environment),
    )


def _site(environment: Mapping[str, str]) -> str:
    site = environment.get("DEBATE_SITE", "").rstrip("/")
    scheme, _, host = site.partition("://")
    if site and (
        scheme not in ("http", "https")
        or not host
        or not host.isprintable()
        or set(host) & set(" /?#<>")
    ):
        raise InvalidInput("DEBATE_SITE is an address such as https://debat.example.")
    return site


def _oidc(environment: Mapping[str, str]) -> Oidc | None:
    issuer, client = (environment.get(f"DEBATE_OIDC_{name}", "") for name in ("ISSUER", "CLIENT"))
    if bool(issuer) != bool(client):
        raise InvalidInput("Set both DEBATE_OIDC_ISSUER and DEBATE_OIDC_CLIENT, or neither.")
    if not issuer:
        return None
    if not issuer.startswith(("https://", *(f"http://{host}" for host in LOCAL_HOSTS))):
        raise InvalidInput("DEBATE_OIDC_ISSUER is an address that begins with https://.")
    secret, key, acr, named = (
        environment.get(f"DEBATE_OIDC_{name}", "") for name in ("SECRET", "KEY", "ACR", "NAME")
    )
    if secret and key:
        raise InvalidInput("Set DEBATE_OIDC_KEY or DEBATE_OIDC_SECRET, and not both.")
    if key and not Path(key).is_file():
        raise InvalidInput("DEBATE_OIDC_KEY is the file of a private key (PEM), and it is there.")
    return Oidc(issuer, client, secret, named, key, tuple(acr.split()))


def _count(environment: Mapping[str, str], name: str, otherwise: int) -> int:
    given = environment.get(name, str(otherwise))
    if not given.isascii() or not given.isdecimal():
        raise InvalidInput("{name} is a whole number, such as 1.", name=name)
    return int(given)
