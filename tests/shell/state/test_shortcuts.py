"""No key stands for two things at once: Qt would do neither."""

from collections import Counter

import pytest

from kyphoview.shell.state.shortcuts import KEYS


@pytest.mark.parametrize("where", ["picture", "solid"])
def test_each_key_does_one_thing(where: str) -> None:
    names = Counter(name for key in KEYS if key.where in ("everywhere", where) for name in key.names)
    assert [name for name, count in names.items() if count > 1] == []
