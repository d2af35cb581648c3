"""The page Poverty groups."""
