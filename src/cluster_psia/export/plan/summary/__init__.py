"""The plan in short, step by step."""
