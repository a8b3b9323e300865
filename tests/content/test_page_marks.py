"""What pages and sheet retell from the documents carries the marks of the claims that it makes, and no others."""

from collections.abc import Iterator

import pytest

from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.handout import load_handout_words
from kyphoview.content.pages import Said, load_pages
from kyphoview.content.words import in_order

MADE = {
    "You may have less pain soon after.": {"soon"},
    "The bone may get back some of its lost height.": {"some-height"},
    "You may move more easily and stand more upright.": {"moving", "posture"},
    "Infection, bleeding or nerve harm can happen.": {"infection", "bleeding", "nerve-harm"},
    "So can paralysis, a stroke or a heart attack.": {"leak-nerves", "grave"},
    "A balloon makes room, and cement steadies the bone.": {"cavity", "fills", "steadies"},
    "Medicine numbs your back, or you sleep.": {"local-general"},
    "It may take one to two hours in all.": {"time-in-all"},
    "It may take one to two hours.": {"time-in-all"},
    "More bones take longer.": {"time-number"},
    "You may be told to avoid heavy work for a few weeks.": {"no-hard-work"},
    "You may need a brace, or therapy to get strength and movement back.": {"brace"},
    "Getting fully well may take longer.": {"full-recovery"},
    "You may go home the same day or the next.": {"same-day", "next-day"},
    "You can use pain medicine and a brace.": {"other-care"},
    "You rest, take pain medicine, and may wear a brace.": {"other-care"},
    "A doctor makes a space in the broken vertebra with a balloon. "
    "The balloon comes out, and bone cement fills the space.": {"cavity", "balloon-out", "fills"},
    "X-rays guide the way.": {"guided-x-ray"},
}  # fmt: skip


def sheet() -> tuple[Said, ...]:
    return load_handout_words().said


def retold() -> Iterator[Said]:
    yield from (said for page in load_pages() for said in page.said if said.sources)
    yield from (said for said in sheet() if said.sources)


def test_every_line_that_is_retold_names_its_claims() -> None:
    assert {said.text for said in retold()} == set(MADE)
    assert set.union(*MADE.values()) <= {claim.id for claim in load_claims()}


@pytest.mark.parametrize("said", list(retold()), ids=lambda said: said.text[:40])
def test_its_marks_are_the_paragraphs_that_say_all_of_them(said: Said) -> None:
    claims = [claim for claim in load_claims() if claim.id in MADE[said.text]]
    assert said.sources == in_order(set.intersection(*(set(claim.says) for claim in claims)))


def test_everything_on_the_sheet_has_one_basis() -> None:
    assert all(said.has_one_basis for said in sheet())
