"""A backup of everything in one file, and how it is put back."""
