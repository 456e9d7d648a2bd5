"""What is no test here: the guided fuzzer runs by itself, and imports what no test depends on."""

collect_ignore = ["guided.py"]
