"""`python -m debate` is the same as `debate`."""

from .cli import main

if __name__ == "__main__":
    main()
