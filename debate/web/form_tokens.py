"""The tokens of forms: they begin anew with each session; those of a guest who signed in are known.

Rule: the tokens of a guest tell one thing alone, that a form was drawn for this browser before its
holder signed in. They open no form but those of work that nobody else reads (council/work_forms).
"""

from flask import request, session
from flask_wtf.csrf import validate_csrf
from wtforms.validators import ValidationError

AS_GUEST = "formulieren_als_gast"
_TOKENS = "csrf_token"


def begin_anew(*, was_guest: bool) -> None:
    """Forget the tokens, those of a guest but for what became of them."""
    of_guest = session.get(_TOKENS) if was_guest else None
    session.clear()
    if of_guest:
        session[AS_GUEST] = of_guest


def is_of_this_browser() -> bool:
    """Tell whether the form that was sent was drawn for this session, or for the guest before."""
    return any(_is_known(key) for key in (_TOKENS, AS_GUEST))


def _is_known(key: str) -> bool:
    try:
        validate_csrf(request.form.get(_TOKENS), token_key=key)
    except ValidationError:
        return False
    return True
