"""Kialo's text export, both versions: `entries` finds what a file holds, `reader` makes a map of
it, `writer` writes one.
"""
