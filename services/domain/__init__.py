"""The nouns every layer shares: frozen dataclasses, enums and the pure rules on them. Standard library only."""
