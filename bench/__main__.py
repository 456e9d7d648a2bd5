"""All figures, one after the other: `python -m bench`, or some: `python -m bench pages storage`."""

import importlib
import sys

PARTS = (
    "storage",
    "argdown",
    "formats",
    "pages",
    "webpages",
    "resembling",
    "suggesting",
    "standing",
    "overview",
    "views",
    "search",
    "tegengeluid",
    "dossier",
    "moderation",
)


def main() -> None:
    chosen = sys.argv[1:] or PARTS
    for part in chosen:
        if part not in PARTS:
            sys.exit(f"There is no part {part}. Choose from: {', '.join(PARTS)}.")
        print(f"\n{part}", flush=True)
        importlib.import_module(f"bench.{part}").main()


if __name__ == "__main__":
    main()
