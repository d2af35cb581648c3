"""Live workshops: rooms, participants, rounds, reveal.

One function per action, handed its repository.
"""
