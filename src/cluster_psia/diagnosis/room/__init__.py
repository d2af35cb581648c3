"""What a room of people said of the matrix."""
