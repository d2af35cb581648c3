"""The Case library: finding cases, reading one, comparing some."""
