"""The finished example: one published cluster carried to the end of the walk."""
