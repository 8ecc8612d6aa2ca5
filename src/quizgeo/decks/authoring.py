"""The exception of what is done for authors: writing into their files, and beginning new ones."""


class AuthoringError(Exception):
    """What was asked cannot be done; the sentence says what, where and how to mend it. No file was changed."""
