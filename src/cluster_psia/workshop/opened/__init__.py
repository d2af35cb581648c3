"""What a room is opened with and what is added to it: choices, words of its points, its wall."""
