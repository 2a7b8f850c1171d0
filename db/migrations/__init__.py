"""Numbered, append-only schema steps. They import nothing from this project."""
