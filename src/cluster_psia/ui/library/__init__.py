"""The pages of the library: method, cases, Italian evidence."""
