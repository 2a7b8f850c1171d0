"""States and troubles of what is owed, in words."""

from PySide6.QtCore import QCoreApplication

from services.domain.outbox import OutboxItem, OutboxState, Trouble, trouble_of


def state_word(item: OutboxItem) -> str:
    """Return the state with its shape: what a person must decide has one, what waits has none."""
    translate = QCoreApplication.translate
    if item.state is OutboxState.HELD:
        return "◆ " + translate("Outbox", "Held")
    if item.attempts:
        return "▲ " + translate("Outbox", "Trying again")
    return translate("Outbox", "Waiting")


def trouble_sentence(item: OutboxItem) -> str:
    """Return why ``item`` is not sent and what comes next, "" when nothing is wrong. Holds a peer's own words."""
    trouble, words = trouble_of(item.last_error)
    if trouble is None:
        return words
    sentence = trouble_words(trouble)
    return f"{sentence} ({words})" if words else sentence


def trouble_words(trouble: Trouble) -> str:
    translate = QCoreApplication.translate
    return {
        Trouble.NO_ANSWER: translate("Outbox", "No answer; it is tried again by itself"),
        Trouble.BUSY: translate("Outbox", "The receiver asks to be tried later"),
        Trouble.UNFINISHED: translate("Outbox", "Taken in; the receiver has not given a number yet"),
        Trouble.NO_ACCESS: translate("Outbox", "The receiver turned us away: check its key, then send again"),
        Trouble.NO_SECRET: translate("Outbox", "Its key is not in the secret store: enter it, then send again"),
        Trouble.NO_PEER: translate("Outbox", "This receiver is no longer in the profile"),
        Trouble.NO_RECIPIENT: translate("Outbox", "The report tells no way back to the reporter"),
        Trouble.REFUSED: translate("Outbox", "Refused: edit the text and send it again"),
    }[trouble]
