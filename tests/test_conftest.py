"""What holds in every test, tested: the network ends at this machine, and a missing PostgreSQL is told loudly."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NetworkUsed

ROOT = Path(__file__).parents[1]
WITHOUT_POSTGRES = """
import sys, pytest, tests.postgres.server as server
server.packaged = server.of_the_system = lambda: []
sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "tests/bot/commands/test_databases.py", "-k", "template"]))
"""


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "api.telegram.org"])
def test_no_test_leaves_this_machine(host: str) -> None:
    with pytest.raises(NetworkUsed, match=host):
        socket.create_connection((host, 443), timeout=0.1)
    with socket.socket() as raw, pytest.raises(NetworkUsed):
        raw.connect((host, 443))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()[:2]):
        pass


def test_no_setting_comes_from_outside() -> None:
    assert not [name for name in os.environ if name.startswith("HELPDESK_")]


def test_a_missing_postgres_is_told_at_the_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_POSTGRES], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PostgreSQL: none found; 1 tests skipped" in done.stdout
