"""Debates as sheets, for spreadsheets: `cells` takes a text apart, `columns` knows what columns are
called, `reader` makes a map, `writer` writes one.
"""
