class Refused(Exception):
    """What a file holds inside is not taken; `str(error)` says what and what to do, without the file's name."""
