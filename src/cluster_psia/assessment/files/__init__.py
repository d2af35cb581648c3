"""An assessment as a file: JSON, upgrades, samples, and the sheets of workbooks and CSV."""
