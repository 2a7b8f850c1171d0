"""Free text to a category of the profile, by its keywords."""

import re
from collections.abc import Iterable, Sequence

from services.domain.profile import Category

DEFAULT_CODE = "lainnya"


class Categoriser:
    """Whole words only; the longest keyword wins, then the category listed first. Immutable, any thread."""

    def __init__(self, categories: Sequence[Category]) -> None:
        """Raises ValueError without a category: an incident must have one."""
        if not categories:
            raise ValueError("a profile without categories cannot open incidents")
        self._default = next((c for c in categories if c.code == DEFAULT_CODE), categories[0])
        self._by_keyword: dict[str, Category] = {}
        for category in categories:
            for keyword in category.keywords:
                self._by_keyword.setdefault(_plain(keyword), category)
        self._rank = {category.code: -n for n, category in enumerate(categories)}
        self._pattern = _any_of(self._by_keyword)

    def category_of(self, text: str) -> Category:
        """Return the category ``text`` speaks of, or the default one."""
        best = max(self._keywords_in(text), key=self._weight, default=None)
        return self._default if best is None else self._by_keyword[best]

    def categories_in(self, text: str) -> frozenset[str]:
        """Return the codes of every category ``text`` has a keyword of."""
        return frozenset(self._by_keyword[keyword].code for keyword in self._keywords_in(text))

    def _keywords_in(self, text: str) -> set[str]:
        return {match[1] for match in self._pattern.finditer(_plain(text))} if self._pattern else set()

    def _weight(self, keyword: str) -> tuple[int, int, str]:
        return len(keyword), self._rank[self._by_keyword[keyword].code], keyword


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _any_of(keywords: Iterable[str]) -> re.Pattern[str] | None:
    """The look-ahead lets matches overlap: "banjir rob" is seen inside "tanggul banjir rob"."""
    longest_first = sorted((keyword for keyword in keywords if keyword), key=len, reverse=True)
    if not longest_first:
        return None
    return re.compile(rf"(?<!\w)(?=({'|'.join(map(re.escape, longest_first))})(?!\w))")
