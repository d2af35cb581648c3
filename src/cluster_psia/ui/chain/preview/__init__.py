"""What tables would write into the chain, shown before anything is kept."""
