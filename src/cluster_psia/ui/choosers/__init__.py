"""What people decide where the reader of tables cannot."""
