"""What is drawn, and what the operator asked for. Never SQL, HTTP, files or wall clocks."""
