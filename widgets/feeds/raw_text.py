"""One raw item as it is read by a person: indented where it is JSON, and otherwise as it came."""

import json


def pretty(raw: str) -> str:
    """Return ``raw`` with one field on a line. What is cut, broken or no JSON stays as it is."""
    try:
        return json.dumps(json.loads(raw), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return raw
