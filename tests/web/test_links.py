"""Each link function gives an address that a route answers."""

import inspect
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from debate.web import council_links, follow_links, links, moderation_links, own_links
from tests.web.conftest import Site

FUNCTIONS = [
    function
    for module in (council_links, follow_links, links, moderation_links, own_links)
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
]
EXAMPLES = {
    "slug": "zwembad",
    "id_": "c000000000001",
    "claim_id": "c000000000001",
    "claims": ("c000000000001", "c000000000002"),
    "relation": "r000000000001",
    "name": "evenwicht",
    "hash_": "0" * 64,
    "version": 3,
    "after": 4,
    "before": 5,
    "each": True,
    "new": True,
    "paragraph": 6,
    "page": 2,
    "choice": "steun",
    "file": "0" * 32,
    "act": "merge",
    "goal": "c000000000002",
    "words": "een & ander",
    "text": "een & ander",
    "token": "een-link",
    "place": "1:0-36",
    "top": "c000000000001",
    "colour": "stem",
    "shape": "zon",
    "since": 3,
    "by": "rol",
    "object_": "o12f4247c32f3",
    "until": 5,
    "size": 7,
    "sort": "dossier",
    "form": "pdf",
    "drawn_form": "png",
    "picture": "groei",
    "thesis": "c000000000001",
    "thing": "c000000000001",
    "decision": "d000000000001",
    "rule": "regel-1",
    "number": 2026,
    "as_file": "csv",
    "category": "abusive",
    "items": ("c000000000001", "r000000000001"),
    "is_left_over": True,
    "work_id": "k0000000000000001",
}
POSTED = {
    links: "answers seen sign_out code_frames settle_frames desk_mend desk_source_claim desk_anchor"
    " desk_detach desk_revise desk_relate",
    council_links: "link_claim withdraw_link restore_link take_snapshot share_work discard_work"
    " party",
    moderation_links: "queue_acts structure_acts undo answer_complaints lift",
    own_links: "link_request end_session end_other_sessions set_up_second_step take_role"
    " my_wordings my_withdrawal forget_me_here erase_me",
}
"""Where a form is sent that has no page of the same address."""


def posted() -> set[Callable[..., str]]:
    return {getattr(module, name) for module, names in POSTED.items() for name in names.split()}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_a_link_leads_to_a_route(function: Callable[..., str], site: Site) -> None:
    names = inspect.signature(function).parameters
    address = function(**{name: EXAMPLES[name] for name in names})
    method = "POST" if function in posted() else "GET"
    path = urlsplit(address).path
    endpoint, _ = site.app.url_map.bind("localhost").match(path, method=method)
    assert endpoint != "static"
    assert " " not in address
    assert "&ander" not in address
