"""What stands in sight while the words move by themselves: nothing is left out, and nothing that has room is cut."""

from hypothesis import given
from hypothesis import strategies as st

from kyphoview.shell.words.film_stops import Stretch, stop_at, stops_of

heights = st.lists(st.lists(st.integers(10, 120), min_size=1, max_size=5), min_size=1, max_size=5)


def stretches_of(drawn: list[list[int]]) -> list[Stretch]:
    """Lists below each other; every line has a text of its own, with as many words as it is high in tens."""
    top, made = 0, []
    for number, lines in enumerate(drawn):
        parts = []
        for height in lines:
            text = " ".join([f"{number}.{len(parts)}"] * (height // 10))
            parts.append(Stretch(top, top + height, (text,)))
            top += height
        made.append(Stretch(parts[0].top, top, tuple(part.texts[0] for part in parts), tuple(parts)))
    return made


@given(drawn=heights, room=st.integers(120, 500))
def test_every_text_is_shown_once_in_order_and_what_has_room_is_whole(drawn: list[list[int]], room: int) -> None:
    lists = stretches_of(drawn)
    stops = stops_of(lists, room)
    assert [text for stop in stops for text in stop.texts] == [text for one in lists for text in one.texts]
    assert all(stop.bottom - stop.top <= room for stop in stops)
    for one in lists:
        if one.bottom - one.top <= room:
            assert any(stop.top <= one.top and one.bottom <= stop.bottom for stop in stops)


@given(drawn=heights, room=st.integers(120, 500))
def test_each_stop_has_the_time_of_its_words(drawn: list[list[int]], room: int) -> None:
    stops = stops_of(stretches_of(drawn), room)
    whole, before = sum(stop.words for stop in stops), 0
    for number, stop in enumerate(stops):
        assert stop_at(stops, (before + 0.25) / whole) == number
        before += stop.words
        assert stop_at(stops, (before - 0.25) / whole) == number
    assert stop_at(stops, 1.0) == len(stops) - 1
