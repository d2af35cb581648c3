"""What the command line says, as lines and as JSON."""
