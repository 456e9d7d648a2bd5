"""Tegengeluid: a debate as a map of claims that support, attack and undercut one another.

Read it in the order in which things happen:

    cli, web                      doors: parse what a person asks, call one thing, answer
    commands                      intentions: check, then record under one lock
    dossier, doctor               papers for the council; whether an installation is whole
    queries                       questions: the only place that reads
    storage                       facts: the only place that writes, one transaction an act
    log                           the signed tree that keeps what was accepted
    formats, sources              maps and articles, from text and to text
    graph, tegengeluid            pure answers about a map
    events, roles, text           what can happen, who may do it, what a sentence may be
    moderation, council, member_work      what a decision, a council paper and own work are
    model, wiring, plain, errors, resources, hoarding      the words that all of them use
"""
