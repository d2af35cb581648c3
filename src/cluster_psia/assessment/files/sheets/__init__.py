"""Sheets of cells out of files of any kind that people keep tables in, within limits. Trusts
nothing that stands in a file.
"""
