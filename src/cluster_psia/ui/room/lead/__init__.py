"""Leading a room: its rounds, what is revealed, who is in it."""
