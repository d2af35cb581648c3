"""What would be taken over from files, as a table of rows that people choose from."""
