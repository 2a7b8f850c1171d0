"""Tokens into Qt: palette, style sheet, fonts, severity shapes."""
