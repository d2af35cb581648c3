"""The door in the database: keys, sessions, what a key opens, and wrong guesses."""
