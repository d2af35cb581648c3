"""What one cell says, whichever way it came: by file, paste, table, grid or command line."""
