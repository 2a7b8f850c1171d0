"""How an agency is reached about an incident, with the words to say or send."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContactCard:
    """``links`` are addresses to dial or open by hand ("tel:119"); nothing opens them by itself."""

    agency: str
    name: str
    contact: str
    links: tuple[str, ...]
    text: str

    @property
    def whole(self) -> str:
        """Return the card as it is copied."""
        head = f"{self.name}: {self.contact}" if self.contact else self.name
        return "\n".join((head, *self.links, "", self.text))
