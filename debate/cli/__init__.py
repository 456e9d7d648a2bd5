"""The command line: `main` is the way in, and each other module holds the commands of one kind.

maps.py          maps and articles in and out: import, export, convert, check, search
standing.py      what stands, and how strongly: labels, strengths
log.py           the log: verify, seal, rebuild, erase
installation.py  an installation: init, serve, backup, restore, doctor
answers.py       how a command answers: in words, as JSON, with a bar while it works
"""
