"""What an assessment holds, and whether its parts hang together."""
