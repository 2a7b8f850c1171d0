"""A profile folder read, checked line by line, and turned into the nouns."""
