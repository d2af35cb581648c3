"""Charts: values in, Altair charts out."""
