"""Paper score sheets: a workbook to fill, reading it again, and keeping what stands in it."""
