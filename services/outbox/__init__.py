"""Sending back: what the room owes its peers, in their own languages, until they have it."""
