"""One package or module per exchange format, reading and writing side by side; text in, text out.

Rule: nothing is dropped in silence. A reader gives the map, what it could not carry and what is
wrong with the text; a writer gives the text and what the format could not hold.
"""
