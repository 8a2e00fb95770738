"""What holds in every test: no network but this machine's own, no settings from outside, fixed chance."""

import gc
import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.databases import (
    database_url,
    postgres,
    postgres_or_none,
    postgres_url,
    pytest_terminal_summary,
    sqlite_url,
)
from tests.postgres.places import fastest

# Every commit is flushed to the disk, and no test is about what a disk loses.
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", fastest())

# A client of httpx reads whom the whole world trusts, for 20 ms each; here nobody speaks with the world.
os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)

# The same examples every time, so that a red run is a change's fault; `make long` looks further, at random.
PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large]  # a busy machine is no reason to fail
settings.register_profile("default", deadline=None, derandomize=True, suppress_health_check=PATIENT)
settings.register_profile("long", deadline=None, max_examples=10_000, print_blob=True, suppress_health_check=PATIENT)
# For `make mutants`, where every call takes longer and the tests run once for each change that they must notice.
# Which example fails is nobody's question there: it is not made smaller.
SEEN = [Phase.explicit, Phase.generate]
settings.register_profile(
    "mutants", deadline=None, derandomize=True, max_examples=25, phases=SEEN, suppress_health_check=PATIENT
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection() -> None:
    """Look for garbage in what tests make only: all that is imported for them is none, and it is a lot."""
    gc.disable()


def pytest_collection_finish() -> None:
    """See there; the little garbage of the imports stays, since to look for it takes longer than it is worth."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a look through what a desk holds costs more than what it finds
    gc.enable()


class NetworkUsed(Exception):
    """A test tried to leave this machine."""


def _on_this_machine(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _checked(address: Any) -> None:
    if isinstance(address, tuple) and not _on_this_machine(address[0]):
        raise NetworkUsed(f"a test reached for {address[0]}:{address[1]}")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets reach this machine only; names are not even looked up.

    Anew for every test: a plugin such as pytest-socket, where installed, puts the real ones back after each.
    """
    connect, connect_ex, look_up = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        _checked(address)
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        _checked(address)
        return connect_ex(self, address)

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _on_this_machine(host):
            raise NetworkUsed(f"a test looked up {host}")
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the HELPDESK_ variables of whoever runs the tests."""
    for name in [name for name in os.environ if name.startswith("HELPDESK_")]:
        monkeypatch.delenv(name)


__all__ = [
    "database_url",
    "no_network",
    "no_settings_from_outside",
    "postgres",
    "postgres_or_none",
    "postgres_url",
    "pytest_terminal_summary",
    "sqlite_url",
]
