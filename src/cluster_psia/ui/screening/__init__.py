"""The page Screening."""
