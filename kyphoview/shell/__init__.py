"""The window: session, player, panels, settings. The only layer that changes anything while the program runs.

What the first paint needs is imported at once; the model, the words and all that opens later is imported where it is
first used, behind the first paint.
"""
