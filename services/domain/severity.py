"""How bad it is. One definition, read everywhere."""

from enum import IntEnum


class Severity(IntEnum):
    """1 is worst: life in danger, serious, moderate, minor or information."""

    P1 = 1
    P2 = 2
    P3 = 3
    P4 = 4
