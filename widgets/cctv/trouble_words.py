"""Why there is no picture, in a sentence with its next step."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.camera import CameraTrouble


def trouble_sentence(reason: str) -> str:
    """Return the sentence for ``CameraHealth.reason``; "" when there is nothing to say."""
    translate = QCoreApplication.translate
    return {
        CameraTrouble.UNREACHABLE.value: translate("CameraTrouble", "Cannot be reached. Trying again."),
        CameraTrouble.NO_ANSWER.value: translate("CameraTrouble", "Does not answer. Trying again."),
        CameraTrouble.ACCESS.value: translate("CameraTrouble", "Wants a name and password it was not given."),
        CameraTrouble.NOT_FOUND.value: translate(
            "CameraTrouble", "The server has no such stream now. Trying again."
        ),
        CameraTrouble.SERVER_ERROR.value: translate(
            "CameraTrouble", "The server reports a failure. Trying again."
        ),
        CameraTrouble.UNTRUSTED.value: translate("CameraTrouble", "Its certificate is not trusted."),
        CameraTrouble.NOT_VIDEO.value: translate("CameraTrouble", "Answers, but not with video. Trying again."),
        CameraTrouble.ENDED.value: translate("CameraTrouble", "Closed the stream. Trying again."),
        CameraTrouble.SILENT.value: translate("CameraTrouble", "Stopped sending. Trying again."),
        CameraTrouble.BAD_ADDRESS.value: translate(
            "CameraTrouble", "The address is not one of a camera. Check the profile."
        ),
        CameraTrouble.DECODER.value: translate("CameraTrouble", "The console's video decoder is restarting."),
        CameraTrouble.TOO_MANY.value: translate("CameraTrouble", "More cameras than this machine can show."),
    }.get(reason, "")


def since_text(since: datetime, zone: tzinfo) -> str:
    """Return "since 21/11 16:42": with the day, for a camera may be off for weeks."""
    text = QCoreApplication.translate("CameraTrouble", "since {0}")
    return text.format(f"{since.astimezone(zone):%d/%m %H:%M}")
