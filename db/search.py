"""From what somebody typed to what FTS5 is asked. User text never reaches the MATCH syntax unquoted."""

import re

TOKEN = re.compile(r"[^\W_]+")
MAX_TOKENS = 12
MAX_LENGTH = 64  # characters of one token
MIN_PREFIX = 2  # one letter would match half the file
ORDINAL = re.compile(r"\s*#?(\d{1,9})\s*")
NUMBER = re.compile(r"\s*((?:LAT-)?[^\W_][\w-]*-\d{2}-\d{5,9})\s*", re.IGNORECASE)


def match_expression(text: str) -> str:
    """Return an FTS5 query for all words of ``text``, the last one as a beginning; "" when there is no word."""
    tokens = [token[:MAX_LENGTH] for token in TOKEN.findall(text)[:MAX_TOKENS]]
    if not tokens:
        return ""
    ending = "*" if len(tokens[-1]) >= MIN_PREFIX else ""
    return " ".join(f'"{token}"' for token in tokens) + ending


def number_expression(text: str) -> str:
    """Return an FTS5 query for the incidents ``text`` names by number ("A-26-00042", "42"), else ""."""
    if named := NUMBER.fullmatch(text):
        return 'number : "' + " ".join(TOKEN.findall(named[1])) + '"'
    if ordinal := ORDINAL.fullmatch(text):
        return f'number : "{int(ordinal[1]):05d}"'
    return ""
