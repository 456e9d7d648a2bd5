"""A program that posts claims until it is done or dies, and says at once which were acknowledged.

python -m tests.campaigns.writer DATABASE COUNT [seal]

Each line of its output is the number of a form whose receipt was given, `refused` and a number
where the store said that it cannot now, or `read` and how many claims could be read.
"""

import sys
from pathlib import Path

from debate.errors import Unavailable
from debate.storage import sealer
from debate.storage.store import Store
from tests import make


def text(number: int) -> str:
    """Give the sentence of a form."""
    return f"Reden nummer {number} om de bus te laten rijden."


def post(store: Store, number: int) -> None:
    """Send one form and print whether it was acknowledged."""
    try:
        posted = make.argument(store, text(number), idem=f"form {number}")
        store.receipt(posted.entries)
    except Unavailable:
        print("refused", number, flush=True)
    else:
        print(number, flush=True)


def main(path: str, count: str, *also: str) -> None:
    """Post so many claims; with `seal`, seal after every third."""
    store = Store(Path(path))
    for number in range(int(count)):
        post(store, number)
        if also and number % 3 == 2:
            try:
                sealer.seal(store)
            except Unavailable:
                print("unsealed", flush=True)
    with store.reading() as connection:
        print("read", connection.execute("select count(*) from claim").fetchone()[0], flush=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
