"""The web door: pages in two languages, parsing what is asked, calling one thing, answering.

`app` makes it; beside it stands what every page needs. The pages are in a package for each
audience, as the templates are, and each of these uses what stands below it:

    about                   what the site says of itself, and every component on one page
    moderator  pictures     moderators and editors; what is sent as a picture that stands alone
    citizen                 what everybody reads and does, without an account
    member                  signing in, and what is one's own
    council    letters      papers and the work of council members; what is mailed
"""
