"""The assessment plan: one report value, and the workbook made from it."""
