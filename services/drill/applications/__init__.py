"""The applications of the agencies, each in a shape of its own, as governments have them.

What each of them tells follows from the seed and the simulated second alone; nothing is stepped or stored.
"""
