"""How far the walk is: what each of its steps lacks, and the mark that follows from it."""
