"""The command line: `main` is the way in, and says which module has which commands.

Beside the commands stand `given`, what a command is given to import, and `answers`, how it answers:
in words, as JSON, with a bar while it works.
"""
