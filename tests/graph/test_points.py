"""The bytes of a city, read again as the browser reads them."""

import json
from array import array

from debate.graph.city import city
from debate.graph.forest import forest_of
from debate.graph.points import encoded
from tests.graph.maps import written


def test_the_columns_say_what_the_head_promises() -> None:
    grown = forest_of(written("a1: b > t", "a2: c > b", "u1: d > a1", theses=("t",)))
    laid = city(grown)
    columns = {"voice": [1, 2, 3, 4], "age": [0, 1, 2, 3], "label": [0, 0, 0, 1]}
    told = encoded(grown, laid, columns, {"": "Wat los is"}, 17)
    size = int.from_bytes(told[:4], "little")
    assert size % 4 == 0
    head = json.loads(told[4 : 4 + size])
    assert (head["stand"], head["claims"], head["blocks"]) == (17, 4, 0)
    assert head["districts"][0][0] == "Wat los is"
    body = told[4 + size :]
    assert len(body) == 4 * (4 + 8 + 5)
    assert list(array("I", body[:16])) == [2, 0, 1, 1]  # b under t; c and d under b
    assert list(array("H", body[16:24])) == list(laid.x)
    assert list(body[48:52]) == [2 | 4 | 16 * 2, 4 | 8, 1 | 16 * 2, 1 | 16 * 3]  # marks
    assert list(body[52:56]) == [19, 24, 0, 0]  # ranks of 3, 4, 1 and 1 claims
    assert list(body[56:]) == [1, 2, 3, 4, 0, 1, 2, 3, 0, 0, 0, 1]
