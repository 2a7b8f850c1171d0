import pytest

from services.feeds.connectivity import Reachability
from services.feeds.errors import Contact

A, B, C = "a.example:443", "b.example:443", "c.example:443"


@pytest.fixture
def network() -> Reachability:
    return Reachability([A, B, C])


def note(network: Reachability, *outcomes: tuple[str, Contact]) -> None:
    note.at_s += 1.0
    for host, contact in outcomes:
        note.at_s += 1.0
        network.note(host, contact, at_s=note.at_s)


note.at_s = 0.0


def test_that_nothing_is_said_before_anything_is_known(network: Reachability) -> None:
    assert not network.is_offline()
    assert not network.is_doubtful()


def test_that_one_host_without_a_route_is_a_doubt_and_two_are_certainty(network: Reachability) -> None:
    note(network, (A, Contact.ANSWERED), (B, Contact.ANSWERED), (A, Contact.NO_ROUTE))
    assert network.is_doubtful()
    assert not network.is_offline()
    note(network, (B, Contact.NO_ROUTE))
    assert network.is_offline()


def test_that_one_answer_ends_it(network: Reachability) -> None:
    note(network, (A, Contact.NO_ROUTE), (B, Contact.NO_ROUTE), (C, Contact.ANSWERED))
    assert not network.is_offline()
    assert not network.is_doubtful()


def test_that_a_host_that_never_has_a_route_does_not_hide_or_fake_an_outage(network: Reachability) -> None:
    note(network, (A, Contact.NO_ROUTE), (B, Contact.ANSWERED), (C, Contact.ANSWERED), (A, Contact.NO_ROUTE))
    assert not network.is_doubtful()
    note(network, (B, Contact.NO_ROUTE), (C, Contact.NO_ROUTE), (A, Contact.NO_ROUTE))
    assert network.is_offline()


def test_that_silence_everywhere_is_an_outage_too(network: Reachability) -> None:
    note(network, (A, Contact.ANSWERED), (A, Contact.SILENT), (B, Contact.SILENT))
    assert network.is_offline()


def test_that_a_lone_host_that_is_silent_has_failed_but_one_without_a_route_means_offline() -> None:
    network = Reachability([A])
    note(network, (A, Contact.SILENT))
    assert not network.is_doubtful()
    note(network, (A, Contact.NO_ROUTE))
    assert network.is_offline()


def test_that_hosts_of_this_machine_tell_nothing(network: Reachability) -> None:
    note(network, ("127.0.0.1:8000", Contact.NO_ROUTE), ("127.0.0.1:8000", Contact.SILENT))
    assert not network.is_doubtful()
    assert not network.concerns("127.0.0.1:8000")
    assert not Reachability([]).is_offline()


def test_that_the_system_is_believed_until_a_host_answers(network: Reachability) -> None:
    network.deny(at_s=10_000.0)
    assert network.is_offline()
    network.note(A, Contact.ANSWERED, at_s=10_001.0)
    assert not network.is_offline()
    network.deny(at_s=10_002.0)
    network.allow()
    assert not network.is_offline()
