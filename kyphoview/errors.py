"""What can go wrong in a way that the person using the program can mend."""


class BadInput(Exception):
    """Something that was given cannot be used: an option, a case, a file.

    The message is one clear sentence for the person, naming the file and the place where there is one. The command
    line prints it and exits with status 2; the window shows it.
    """


class Failure(Exception):
    """Something that should have worked did not; the message is one clear sentence. Exit status 1."""
