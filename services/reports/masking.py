"""Names and numbers of people, made unreadable for a paper that leaves the room."""

import re

_DIGITS = re.compile(r"\+?\d(?:[ .-]?\d){6,}")  # telephone numbers, identity numbers


def masked_name(name: str) -> str:
    """Return the first letter of each part: "Siti Aminah" is "S*** A***"."""
    return " ".join(f"{part[0]}***" for part in name.split())


def masked_text(text: str) -> str:
    """Return ``text`` with every run of seven digits or more hidden but for the last two."""
    return _DIGITS.sub(lambda found: f"***{found.group()[-2:]}", text)
