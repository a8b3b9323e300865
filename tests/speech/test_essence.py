"""The three minutes with a voice: as long as they say, from the recordings themselves."""

from kyphoview.content.load import load_step
from kyphoview.procedure.running_time import ESSENCE, Leg
from kyphoview.speech.pace import seconds_of
from kyphoview.speech.recordings import find_recording
from kyphoview.speech.script import essence_of
from kyphoview.speech.timeline import Cue, planned


def spoken_s(leg: Leg) -> float:
    """How long a step takes with its voice at the usual speed."""
    lines = essence_of(load_step(leg.step))
    recordings = [find_recording(line.text) for line in lines]
    assert None not in recordings
    cues = [
        Cue(seconds_of(line.text, recording=recording), line.at)
        for line, recording in zip(lines, recordings, strict=True)
    ]
    return planned(cues, leg.moving_s, leg.rest_s).duration_s


def test_three_minutes_are_about_three_minutes_when_they_are_spoken_too() -> None:
    assert 160.0 <= sum(spoken_s(leg) for leg in ESSENCE.legs) <= 208.0


def test_they_begin_with_what_all_of_it_is_and_end_with_what_to_weigh_up() -> None:
    said = [line.text for leg in ESSENCE.legs for line in essence_of(load_step(leg.step))]
    assert said[0].startswith("Kyphoplasty treats a broken bone")
    assert any("get help at once if" in sentence for sentence in said)
    assert said.index("What may help") < said.index("What may harm") < said.index("Other choices")
