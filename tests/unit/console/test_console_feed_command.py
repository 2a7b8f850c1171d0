"""``icc-console feed``: a technician at a shell, without a display, a profile or a network."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from console.__main__ import main
from console.arguments import EXIT_ARGUMENTS, EXIT_OK
from services.feeds.formats import FORMATS

ROOT = Path(__file__).parents[3]
GOOD = {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 5}, "date": 1795226400, "text": "Banjir"}}
BAD = {"update_id": 8, "message": {"message_id": 2}}
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    return written(tmp_path, [GOOD, BAD])


def written(folder: Path, values: object) -> Path:
    path = folder / "payload.json"
    path.write_text(values if isinstance(values, str) else json.dumps(values), "utf-8")
    return path


def test_that_every_format_is_listed_by_name_first_in_the_language_asked_for(capsys: Captured) -> None:
    assert main(["feed", "formats", "--lang", "en"]) == EXIT_OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(FORMATS)
    assert all(one.summary.en in line for one, line in zip(FORMATS.values(), lines, strict=True))
    assert main(["feed", "formats"]) == EXIT_OK
    assert FORMATS["traccar"].summary.id in capsys.readouterr().out


def test_that_what_was_read_and_what_was_not_is_told_as_json(payload: Path, capsys: Captured) -> None:
    assert main(["feed", "try", "telegram", str(payload), "--lang", "en"]) == EXIT_OK
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert (told["format"], told["file"], told["verdict"]) == ("telegram", str(payload), "partly")
    assert told["accepted"][0]["text"] == "Banjir"
    assert told["rejected"][0]["index"] == 1
    assert told["rejected"][0]["reason"] == "it does not say which conversation it belongs to"
    assert (told["cursor"], told["next_url"], told["follow"]) == ("9", "", [])
    assert captured.err == ""


@pytest.mark.parametrize(("values", "verdict", "code"), [([GOOD], "accepted", 0), ([], "accepted", 0),
                                                         ([BAD], "refused", 2), ({}, "refused", 2)])  # fmt: skip
def test_that_the_verdict_is_the_consoles_own(
    tmp_path: Path, capsys: Captured, values: object, verdict: str, code: int
) -> None:
    assert main(["feed", "try", "telegram", str(written(tmp_path, values))]) == code
    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert told["verdict"] == verdict
    assert (code == EXIT_OK) == (told["reason"] == "") == (captured.err == "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["try", "telegam", "x.json", "--lang", "en"], "Did you mean 'telegram'?"),
        (["try", "telegram", "not-there.json", "--lang", "en"], "cannot be read"),
        (["try", "telegram", "\x00", "--lang", "en"], "cannot be read"),
        (["try", "telegram", ".", "--lang", "en"], "cannot be read"),
        (["try", "telegram", __file__, "--options", __file__, "--lang", "en"], "not valid TOML"),
        (["try", "telegram", __file__, "--feed", "nix", "--lang", "en"], "has no feed 'nix'"),
        (
            ["try", "open311", __file__, "--feed", "bmkg_autogempa", "--lang", "en"],
            "has the format 'bmkg-earthquake'",
        ),
    ],
)
def test_that_what_cannot_even_be_tried_is_one_sentence(words: list[str], said: str, capsys: Captured) -> None:
    assert main(["feed", *words]) == EXIT_ARGUMENTS
    captured = capsys.readouterr()
    assert said in captured.err
    assert len(captured.err.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["try"], ["try", "telegram"], ["try", "", ""], ["listen"], ["formats", "x"],
                                   ["try", "telegram", "x", "--profile", "y"]])  # fmt: skip
def test_that_missing_arguments_are_one_sentence(words: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["feed", *words])
    assert caught.value.code == EXIT_ARGUMENTS
    assert len(capsys.readouterr().err.splitlines()) == 1


OPTIONS = 'category = "banjir"\n'


@pytest.mark.parametrize(
    "text", [OPTIONS, "[options]\n" + OPTIONS, '[[feeds]]\nid = "x"\n[feeds.options]\n' + OPTIONS]
)
def test_that_options_are_read_as_they_stand_in_a_profile(tmp_path: Path, capsys: Captured, text: str) -> None:
    options = tmp_path / "options.toml"
    options.write_text(text, "utf-8")
    assert main(["feed", "try", "telegram", str(written(tmp_path, [GOOD])), "--options", str(options)]) == EXIT_OK
    assert json.loads(capsys.readouterr().out)["accepted"][0]["category"] == "banjir"


def test_that_a_feed_of_the_profile_lends_its_options(tmp_path: Path, capsys: Captured) -> None:
    quake = {"DateTime": "2026-11-21T02:00:00+00:00", "Coordinates": "-6.5,108.3", "Magnitude": "3.1"}
    path = written(tmp_path, {"Infogempa": {"gempa": quake}})
    assert main(["feed", "try", "bmkg-earthquake", str(path), "--feed", "bmkg_autogempa"]) == EXIT_OK
    assert json.loads(capsys.readouterr().out)["accepted"][0]["source"] == "bmkg_autogempa"


def test_that_a_mapping_is_guessed_and_told_where_the_options_name_none(tmp_path: Path, capsys: Captured) -> None:
    rows = [{"id": n, "lat": -6.3, "lng": 108.3, "keterangan": "Lampu padam", "created_at": "2026-11-21T02:00:00Z"}
            for n in range(3)]  # fmt: skip
    assert main(["feed", "try", "mapped", str(written(tmp_path, rows))]) == EXIT_OK
    told = json.loads(capsys.readouterr().out)
    assert len(told["accepted"]) == 3
    assert told["mapping"]["fields"]


def test_that_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps([GOOD]).encode())))
    assert main(["feed", "try", "telegram", "-"]) == EXIT_OK
    assert json.loads(capsys.readouterr().out)["file"] == "-"


def test_that_a_file_too_big_for_the_feed_is_refused_unread(tmp_path: Path, capsys: Captured) -> None:
    path = written(tmp_path, " " * (8 * 1024 * 1024 + 1))
    assert main(["feed", "try", "telegram", str(path), "--lang", "en"]) == EXIT_ARGUMENTS
    assert "bigger than 8 MiB" in json.loads(capsys.readouterr().out)["reason"]


def test_that_nothing_heavy_is_loaded(payload: Path) -> None:
    code = (
        "import sys; from console.__main__ import main; code = main(sys.argv[1:]);"
        "heavy = [name for name in ('PySide6', 'sqlalchemy', 'cv2', 'requests') if name in sys.modules];"
        "sys.exit(f'loaded: {heavy}' if heavy else code)"
    )
    words = [sys.executable, "-c", code, "feed", "try", "telegram", str(payload)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_that_help_of_the_whole_names_the_subcommand(capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "feed try FORMAT FILE" in capsys.readouterr().out
