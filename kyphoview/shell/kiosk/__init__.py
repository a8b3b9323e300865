"""Alone in the waiting room: the program in full screen, untended, with no way to the desktop but the staff code.

It is put together from what a visitor may use, and from nothing else: what is not here needs no lock.
"""
