"""Papers that leave the room."""
