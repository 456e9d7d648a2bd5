"""The figures, each against a peer or a limit in the same run. Not timed tests: nothing fails here."""
