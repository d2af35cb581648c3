"""Score sheets on paper: to print, to type in, to take over from a file."""
