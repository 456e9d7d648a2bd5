"""The addresses of what is one's own: signing in, the account, the roles, what one wrote.

They are for one person alone: no page that is the same for everybody holds what they show.
"""


def link_request() -> str:
    """Where asking for a link by mail is sent."""
    return "/aanmelden/aanvragen"


def link_sent() -> str:
    """What happens after asking for a link."""
    return "/aanmelden/verstuurd"


def elsewhere() -> str:
    """The way to another site that signs in."""
    return "/aanmelden/elders"


def account() -> str:
    """One's own account."""
    return "/mijn-account"


def end_session() -> str:
    """Where ending one of one's sessions is sent."""
    return "/mijn-account/afgemeld"


def end_other_sessions() -> str:
    """Where ending all other sessions is sent."""
    return "/mijn-account/elders-afgemeld"


def second_step() -> str:
    """The second step of signing in; its form is sent there too."""
    return "/tweede-stap"


def set_up_second_step() -> str:
    """Where setting up the second step is sent."""
    return "/tweede-stap/instellen"


def recovery_codes() -> str:
    """The recovery codes, once."""
    return "/tweede-stap/herstelcodes"


def roles(slug: str) -> str:
    """Who has which role in a debate; its form is sent there too."""
    return f"/debatten/{slug}/rollen"


def take_role(slug: str) -> str:
    """Where taking somebody's role is sent."""
    return f"/debatten/{slug}/rollen/ingetrokken"


def mine() -> str:
    """What one wrote oneself; a code is sent there too."""
    return "/mijn-bijdragen"


def my_thing(id_: str) -> str:
    """One thing that one wrote, to mend or to take back."""
    return f"/mijn-bijdragen/{id_}"


def my_wordings(id_: str) -> str:
    """Where another wording of one's own claim is sent."""
    return f"/mijn-bijdragen/{id_}/versies"


def my_withdrawal(id_: str) -> str:
    """Where taking back what one wrote is sent."""
    return f"/mijn-bijdragen/{id_}/intrekking"


def forget_me_here() -> str:
    """Where forgetting a guest on this computer is sent."""
    return "/mijn-bijdragen/vergeten"


def my_details(*, is_left_over: bool = False) -> str:
    """Everything that is kept of one; perhaps after an erasure that left a copy in the files."""
    return "/mijn-gegevens" + ("?rest" if is_left_over else "")


def my_details_json() -> str:
    """The same for programs."""
    return "/mijn-gegevens/json"


def erase_me() -> str:
    """Where the wish to be erased is sent."""
    return "/mijn-gegevens/gewist"
