"""Start-up order: arguments, libraries, display, profile, store, window. Each step can say no in a sentence.

``feed ...`` and ``report ...`` are for a shell and need none of these.

Nothing of Qt is imported until the libraries and the display are known to be there.
"""

import gc
import os
import sys

from console.arguments import EXIT_DISPLAY, EXIT_LIBRARY, Arguments, parse_arguments, parse_feed_arguments
from console.display import NO_DISPLAY, has_display
from console.system_libraries import missing_packages, sentence
from services.domain.text import Label


def main(words: list[str] | None = None) -> int:
    words = sys.argv[1:] if words is None else words
    if words[:1] == ["feed"]:
        from console.feed_command import feed

        return feed(parse_feed_arguments(words[1:]))
    if words[:2] == ["report", "incident"]:
        from console.incident_report import parse_page_arguments, report_incident

        return report_incident(parse_page_arguments(words[2:]))
    if words[:1] == ["report"]:
        from console.report_command import parse_report_arguments, report

        return report(parse_report_arguments(words[1:]))
    arguments = parse_arguments(words)
    packages = missing_packages() if sys.platform.startswith("linux") else []
    if packages:
        return stop(sentence(packages), EXIT_LIBRARY)
    if arguments.is_check:
        from console.check import check

        return check(arguments)
    if arguments.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not has_display(os.environ):
        return stop(say(NO_DISPLAY, arguments), EXIT_DISPLAY)
    prepare_environment(arguments)
    gc.disable()  # console.collector begins when everything is loaded
    from console.run import run

    return run(arguments)


def prepare_environment(arguments: Arguments) -> None:
    """Set what Qt reads once, at load: scale of big pictures, and Chromium's flags."""
    flags = ["--log-level=3", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start its sandbox as root
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", " ".join(flags))
    if arguments.size is not None and arguments.size[1] > 1080:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{arguments.size[1] / 1080:.4g}")


def say(label: Label, arguments: Arguments) -> str:
    """Return the sentence in the language asked for, Indonesian when none was."""
    return label.in_language(arguments.language or "id")


def stop(words: str, code: int) -> int:
    print(words, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
