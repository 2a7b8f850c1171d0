"""The words for steps, tasks and contacts."""

from PySide6.QtCore import QCoreApplication

from services.domain.playbook_advice import Why
from services.domain.playbook_walk import StepState
from services.domain.task import ContactResult, ContactWay, TaskState


def task_word(state: TaskState) -> str:
    translate = QCoreApplication.translate
    return {
        TaskState.ASKED: translate("Tasks", "asked"),
        TaskState.CONFIRMED: translate("Tasks", "confirmed"),
        TaskState.ON_THE_WAY: translate("Tasks", "on the way"),
        TaskState.ON_SCENE: translate("Tasks", "on scene"),
        TaskState.DONE: translate("Tasks", "done"),
        TaskState.REFUSED: translate("Tasks", "refused"),
        TaskState.CANCELLED: translate("Tasks", "cancelled"),
    }[state]


def step_word(state: StepState) -> str:
    translate = QCoreApplication.translate
    return {
        StepState.TODO: translate("Tasks", "to do"),
        StepState.WAITING: translate("Tasks", "waits for an answer"),
        StepState.RUNNING: translate("Tasks", "in hand"),
        StepState.DONE: translate("Tasks", "done"),
        StepState.SKIPPED: translate("Tasks", "skipped"),
        StepState.NOT_NEEDED: translate("Tasks", "not needed"),
    }[state]


def way_word(way: ContactWay) -> str:
    translate = QCoreApplication.translate
    return {
        ContactWay.CALL: translate("Tasks", "by telephone"),
        ContactWay.WHATSAPP: translate("Tasks", "by WhatsApp"),
        ContactWay.TELEGRAM: translate("Tasks", "by Telegram"),
        ContactWay.RADIO: translate("Tasks", "by radio"),
        ContactWay.OTHER: translate("Tasks", "in another way"),
    }[way]


def result_word(result: ContactResult) -> str:
    translate = QCoreApplication.translate
    return {
        ContactResult.ANSWERED: translate("Tasks", "answered"),
        ContactResult.SENT: translate("Tasks", "was told"),
        ContactResult.NO_ANSWER: translate("Tasks", "did not answer"),
    }[result]


def why_word(why: Why) -> str:
    translate = QCoreApplication.translate
    return {
        Why.CATEGORY: translate("Tasks", "category"),
        Why.SEVERITY: translate("Tasks", "severity"),
        Why.PLACE: translate("Tasks", "place"),
        Why.TIME: translate("Tasks", "season or hour"),
    }[why]
