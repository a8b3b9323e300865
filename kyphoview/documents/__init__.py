"""The documents themselves: read, known again, and searched for the passages that belong to each step.

Nothing is sent anywhere, fetched or run.
"""
