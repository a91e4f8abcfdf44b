"""Pictures that come from files, other programs and the clipboard, and go to files again."""
