"""The sheets of the plan, one file each."""
