"""Every paragraph of every document, and every mark behind a sentence, is accounted for by a claim."""

from pathlib import Path

import pytest

from kyphoview.content import Source, load_documents, load_words
from kyphoview.content.evidence.claims import load_claims
from kyphoview.content.lint.claims import forgotten, place_of
from kyphoview.content.lint.words import check_words
from kyphoview.content.words import in_order

SPOILS = [
    ("claims.toml", 'shown_by = ["closing/small"]', 'shown_by = ["closing/tiny"]', "no statement 'closing/tiny'"),
    ("claims.toml", 'shown_by = ["placing/slides care"]', 'shown_by = ["ready/who care"]', "'ready/who' has no care"),
    ("claims.toml", 'shown_by = ["cementing/sets 2"]', 'shown_by = ["cementing/sets 3"]', "has no sentence 3"),
    ("claims.toml", 'id = "cut"', 'id = "needle"', "two claims have the id 'needle'"),
    ("claims.toml", 'part = ["D2 12"]', 'part = ["D2 8"]', "D2 8 says it or says part of it, not both"),
    ("claims.toml", 'says = ["D1 1"], shown_by', 'says = ["D1 2"], shown_by', "D1 2: this paragraph is left out"),
    ("claims.toml", ', left_out = "It is advertising."', "", "or a reason is given why it is left out"),
    ("claims.toml", 'says = ["D4 5", "D0 2"]', 'says = ["D0 2"]', "D4 5: no claim speaks of this paragraph"),
    ("steps/access.toml", '"D1 3", "D2 5", "D3 6"]', '"D1 3", "D3 6"]', "what shows it does not name D2 5"),
    ("steps/access.toml", 'sources = ["D4 10"]', 'sources = ["D3 6", "D4 10"]', "expected the marks D4 10, which"),
    ("differences.toml", 'sources = ["D4 15"]', 'sources = ["D4 14"]', "what shows it does not name D4 15"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "problem"), SPOILS, ids=[spoil[3] for spoil in SPOILS])
def test_a_problem_is_found_with_its_file(text_copy: Path, name: str, old: str, new: str, problem: str) -> None:
    path = text_copy / name
    text = path.read_text(encoding="utf-8").replace('says = ["D0 2", "D4 5"]', 'says = ["D4 5", "D0 2"]')
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [line for line in check_words(text_copy) if problem in line and str(text_copy) in line]


def test_a_sentence_without_a_claim_is_found(text_copy: Path) -> None:
    path = text_copy / "claims.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('shown_by = ["ready/calm"]', 'left_out = "It is left out."'), encoding="utf-8")
    (found,) = check_words(text_copy)
    assert found.endswith(".sentences[0] ('calm'): no claim stands behind it.")


def test_every_paragraph_is_spoken_of_or_left_out_for_a_reason() -> None:
    words = load_words()
    assert forgotten(load_claims(), words) == []
    unused = {document.id: sorted(document.unused) for document in words.documents}
    assert sum(map(len, unused.values())) < 0.5 * sum(document.paragraph_count for document in words.documents)
    without_d4_14 = [claim for claim in load_claims() if Source("D4", 14) not in claim.says]
    assert forgotten(without_d4_14, words) == [Source("D4", 14)]


def test_every_verdict_is_given_once() -> None:
    """Over all claims and all paragraphs: each stands to each in one way."""
    paragraphs = [Source(d.id, number) for d in load_documents() for number in range(1, d.paragraph_count + 1)]
    for claim in load_claims():
        given = [source for source in paragraphs if claim.verdict(source) != "silent"]
        assert set(given) == {*claim.says, *claim.part}
        assert claim.says == in_order(claim.says)
        assert claim.part == in_order(claim.part)


def test_what_two_documents_do_not_speak_of_at_all_is_told() -> None:
    """The care about the risks says how many name none."""
    risks = ("has-risks", "infection", "nerve-harm", "bleeding", "leaks", "grave")
    speaking = {source.document for claim in load_claims() if claim.id in risks for source in claim.says}
    assert {document.id for document in load_documents()} - speaking == {"D0", "D2"}
    (care,) = [s.care for s in load_words().step("weighing").statements if s.id == "risks"]
    assert care
    assert care.endswith("Two pages do not speak of risks at all.")


@pytest.mark.parametrize(
    ("shown_by", "place"),
    [
        ("access/cut", ("access", "cut", 1)),
        ("access/x-ray 4", ("access", "x-ray", 4)),
        ("access/cut care", ("access", "cut", 0)),
    ],
)
def test_where_a_claim_is_shown(shown_by: str, place: tuple[str, str, int]) -> None:
    assert place_of(shown_by) == place
