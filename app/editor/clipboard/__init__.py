"""What goes to the clipboard and comes from it, as values: tables of texts, and parts of maps.

Nothing here knows the clipboard itself; the window puts these values there.
"""
