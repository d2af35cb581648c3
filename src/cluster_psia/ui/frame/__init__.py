"""What stands around every page: shell, head, navigation, addresses."""
