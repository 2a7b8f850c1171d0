"""What asks for a response now, as the operator sees it."""
