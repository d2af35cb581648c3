"""The rooms of an assessment, a new one, and what was fixed when it opened."""
