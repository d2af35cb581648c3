"""The page Poverty matrix."""
