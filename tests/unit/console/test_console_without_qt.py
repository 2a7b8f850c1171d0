import subprocess
import sys

LOOK = """
import sys, console.without_qt
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6"))])
"""
ORDER = """
import sys
seen = []
class Watch:
    def find_spec(self, name, path=None, target=None):
        seen.append(name)
sys.meta_path.insert(0, Watch())
import console.run
print(seen.index("sqlalchemy") < seen.index("PySide6"))
"""


def said(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_that_what_is_loaded_before_qt_knows_nothing_of_qt() -> None:
    assert said(LOOK) == "[]"


def test_that_the_console_loads_it_before_qt() -> None:
    assert said(ORDER) == "True"


def test_that_a_start_does_not_pay_for_what_few_starts_need() -> None:
    heavy = ("openpyxl", "reportlab", "keyring", "cv2", "pyqtgraph", "folium")
    look = f"import sys, console.run; print([name for name in {heavy} if name in sys.modules])"
    assert said(look) == "[]"
