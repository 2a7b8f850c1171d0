"""Data only: profiles, geo figures, the map page, theme tokens, translations."""
