"""Argdown: text to a parsed document to a map, and a map to text.

    text -> parser (lines, inline, flow) -> document -> reader -> ArgumentMap -> writer -> text

Rule: our dialect adds only data. Any Argdown editor opens these files, and any Argdown file is read
here.
"""
