"""Documents read in a process apart, so that a bad one can neither hold nor end the program."""
