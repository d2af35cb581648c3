"""The grid: tables that people write into, on whichever page they stand."""
