"""How fast the program is, measured beside something bare in one run."""
