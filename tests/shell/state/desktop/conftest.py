"""A bus that nobody else is on."""

import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def bus() -> Iterator[str]:
    """Its address. One for all tests, for a process keeps the first that it has used."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.communicate(timeout=60)
