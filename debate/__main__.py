"""`python -m debate` is the same as `debate`."""

from .cli.main import main

if __name__ == "__main__":
    main()
