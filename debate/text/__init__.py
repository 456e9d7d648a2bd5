"""What a text may be, and what is made of it.

characters   which characters stay, for all of the others
sentence     one sentence of a claim, a note in Markdown, a shortened title
names        pseudonyms, look-alikes, names in addresses
addresses    an address for mail, written in one way
contact      addresses and numbers at which somebody can be reached
language     the language that is spoken, and our sentences in it
phrasing     how things, numbers and days are called
times        times for machines
stems        words and their Dutch stems, queries, likeness
render       Markdown to safe HTML, in the child process `worker`
"""
