"""outbox.toml: whom the room tells, and every mistake in it with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from services.domain.peer import Act, MailSecurity, PeerKind
from services.domain.profile import Profile
from services.outbox.channels import peers_of
from services.outbox.filling import NAMES
from services.profile import schema_outbox
from services.profile.loader import load_profile
from services.profile.problem import Problem

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "resources" / "profiles" / "indramayu"
GUIDE = (ROOT / "docs" / "profile.md").read_text("utf-8")
DRILL = "http://127.0.0.1:8080"
WHOLE = """\
[status]
closed = { id = "selesai", en = "closed" }

[[templates]]
code = "tugas"
text.id = "{number} {title}"

[[peers]]
id = "surel"
name = { id = "Surel" }
kind = "email"
enabled = true
agency = "bpbd"
host = "mail.contoh.go.id"
port = 465
security = "tls"
user = "icc"
secret = "smtp"
sender = "icc@contoh.go.id"
recipient = "piket@contoh.go.id"
templates = { assigned = "tugas" }
"""


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile(FOLDER)


def test_that_indramayu_sends_nothing_yet_and_says_what_each_peer_waits_for(profile: Profile) -> None:
    assert {peer.kind for peer in profile.outbox.peers} >= {PeerKind.OPEN311, PeerKind.WEBHOOK, PeerKind.EMAIL}
    assert [peer.peer_id for peer in profile.outbox.peers if peer.is_enabled or peer.needs is None] == []
    assert peers_of(profile) == ()


def test_that_the_drill_city_takes_everything_without_a_key() -> None:
    drill = load_profile(FOLDER, drill_base_url=DRILL + "/")
    assert {peer.url for peer in drill.outbox.peers} >= {f"{DRILL}/open311", f"{DRILL}/instansi/bpbd"}
    assert all(peer.is_drill and not peer.secret for peer in drill.outbox.peers)
    (answers,) = (peer for peer in drill.outbox.peers if peer.feed)
    assert set(answers.templates) == set(Act)
    assert {code for code, words in drill.outbox.status_words.items() if words.id and words.en} == {
        "new", "verified", "assigned", "in_progress", "on_hold", "resolved", "closed",
    }  # fmt: skip


def test_that_a_profile_without_the_file_sends_nothing(city: Path) -> None:
    assert load_profile(city).outbox.peers == ()


def test_that_a_mailbox_is_read_whole(city: Path) -> None:
    (city / "outbox.toml").write_text(WHOLE, "utf-8")
    (peer,) = load_profile(city).outbox.peers
    assert peer.mailbox is not None
    assert (peer.mailbox.host, peer.mailbox.port, peer.mailbox.security) == (
        "mail.contoh.go.id", 465, MailSecurity.TLS,
    )  # fmt: skip
    assert (peer.agency, peer.secret, peer.templates[Act.ASSIGNED].text.id) == ("bpbd", "smtp", "{number} {title}")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('"{number} {title}"', '"{nomor} {title}"', 6, "{nomor} is none"),
        ('"{number} {title}"', '"{number"', 6, "fields of:"),
        ('agency = "bpbd"', 'agency = "bpdb"', 13, '("bpbd"?)'),
        ('{ assigned = "tugas" }', '{ assigned = "tugaz" }', 21, '("tugas"?)'),
        ('{ assigned = "tugas" }', '{ assign = "tugas" }', 21, "one of 'assigned'"),
        ('{ assigned = "tugas" }', '{ closed = "tugas" }', 8, '"assigned" only'),
        ('agency = "bpbd"', 'agency = "bpbd"\nfeed = "bmkg"', 8, 'either "feed" or "agency"'),
        ('sender = "icc@contoh.go.id"\n', "", 8, "host, sender and recipient"),
        ('secret = "smtp"\n', "", 8, "the user's password"),
        ('security = "tls"', 'security = "none"', 8, '"starttls" or "tls"'),
        ('"piket@contoh.go.id"', '"piket"', 20, "an e-mail address"),
        ('host = "mail.contoh.go.id"', 'host = "http://x/"', 14, "a server name"),
        ("enabled = true", "enabled = false", 8, "what this peer waits for"),
        ('kind = "email"', 'kind = "webhook"', 8, "a url on a peer that is on"),
        ('kind = "email"', 'kind = "webhook"\nurl = "http://x.go.id/a"', 12, "an https address"),
        ('kind = "email"', 'kind = "webhook"\nurl = "https://a:b@x.go.id/a"', 12, "password or key"),
        ("port = 465", "port = 0", 15, "at least 1"),
        ("port = 465", "prot = 465", 15, '"port"?'),
        ("closed = {", "done = {", 2, "one of 'new'"),
    ],
)
def test_that_a_mistake_is_shown_where_it_stands(
    city: Path, problems: Callable[[], tuple[Problem, ...]], old: str, new: str, line: int, said: str
) -> None:
    assert old in WHOLE
    (city / "outbox.toml").write_text(WHOLE.replace(old, new, 1), "utf-8")
    found = [problem for problem in problems() if problem.file == "outbox.toml"]
    assert [problem.line for problem in found] == [line], [problem.in_language("en") for problem in found]
    assert said in found[0].in_language("en")
    assert "a:b" not in found[0].in_language("en")


def test_that_the_guide_names_every_key_and_field() -> None:
    models = (schema_outbox.TemplateModel, schema_outbox.PeerModel, schema_outbox.OutboxFile)
    keys = {key for model in models for key in model.model_fields}
    section = GUIDE[GUIDE.index("### outbox.toml") :]
    assert (
        sorted(
            key
            for key in keys
            if f"`{key}`" not in section and f"[[{key}]]" not in section and f"[{key}]" not in section
        )
        == []
    )
    assert [name for name in NAMES if f"`{{{name}}}`" not in section] == []
