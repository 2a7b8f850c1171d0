"""The window: rail, status strip, work places, command bar. It arranges, it does not know."""
