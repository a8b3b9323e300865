"""What is kept for the treated level is let go with it."""

from kyphoview.view.solid.shapes.kept import kept_for_levels


def test_it_is_found_once_for_each_thing_while_the_level_is_treated() -> None:
    asked: list[tuple[str, str]] = []

    @kept_for_levels
    def found(treated: str, name: str) -> str:
        asked.append((treated, name))
        return treated + name

    for treated, name in [("L1", "a"), ("L1", "b"), ("L1", "a"), ("L2", "a"), ("L2", "a"), ("L1", "b")]:
        assert found(treated, name) == treated + name
    assert asked == [("L1", "a"), ("L1", "b"), ("L2", "a"), ("L1", "b")]


def test_it_is_let_go_when_that_is_asked_for() -> None:
    asked: list[str] = []

    @kept_for_levels
    def found(treated: str) -> str:
        asked.append(treated)
        return treated

    found("L1")
    found.forget()
    assert (found("L1"), found("L1")) == ("L1", "L1")
    assert asked == ["L1", "L1"]
