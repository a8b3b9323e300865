"""Figures from publications: each stands here under the publication in which it was read, or it may not appear."""

import re

import pytest

from kyphoview.content import load_words
from kyphoview.content.pages import Chance, Page, load_pages

PUBLISHED: dict[str, set[str]] = {
    "AAOS 2010, NICE TA279 2013, SIR 2014, ACR 2018, ASBMR 2019": {"2010", "2013", "2014", "2018", "2019"},
    "AAOS 2010": {"2010"},
    "ACR 2018": {"2018"},
    "ARCH 2017 and VERO, read in PMC8170684": {"48", "2", "56"},
    "ASBMR 2019": {"2019"},
    "Alberta and Tristate leaflets, read in 2026": {"5", "3", "2"},
    "BayCare and Alberta leaflets, read in 2026": {"24", "5", "48", "20"},
    "Belkoff and Molloy 2003": {"6", "10", "49", "112", "39", "57"},
    "Buchbinder 2009": {"78"},
    "CAFE trial: Berenson 2011": {"134", "24", "17.6", "9.1"},
    "Cochrane 2018": {"2018"},
    "European Spine Journal 2010, volume 19": {"3", "4", "L1"},  # 2.6 and 4.1 degrees
    "FIT trial: Black 1996": {"8", "15", "3"},
    "FREE trial: Boonen 2011": {"48", "44", "52", "56", "47.5", "44.1"},
    "FREE trial: Van Meirhaeghe 2013": {"2.4", "3.1", "0.8"},
    "FREE trial: Wardlaw 2009; Boonen 2011": {
        "300", "5", "7.2", "2.0", "5.2", "95", "2.9", "7.4", "24", "3.2", "12", "1.7", "SF-36", "0.8", "0.2", "1.4",
        "10",
    },
    "HORIZON trial: Black 2007": {"3.3", "3", "10.9"},
    "Hsieh, Journal of Orthopaedic Surgery and Research 2019": {"1", "99", "4", "3,175", "26"},
    "INVEST trial: Kallmes 2009": {"131", "0.7", "10"},
    "Jasper 2002": {"2", "2.7"},
    "KAVIAR trial: Dohm 2014": {"40", "32", "73", "82", "27", "18", "1", "191", "2", "190", "99"},
    "KAVIAR trial: Dohm 2014; Evans 2016": {"381", "115", "2016", "3.0", "2.3", "10"},
    "Kurtz 2005": {"30"},
    "Lai 2012": {"22", "5", "3"},
    "Li 2017": {"30", "42", "10", "41"},
    "Lieberman, read in a textbook, year not seen": {"30", "70", "4.1"},
    "Lindsay 2001; McCarthy 2016": set(),
    "Li 2015": {"200", "69.5", "98"},
    "Moon 2010; Kim 2025": {"47", "23,868"},
    "NICE TA279, 2013": {"2013"},
    "Osterhoff 2022": {"16", "0.4", "6"},
    "Papanastassiou 2012": {"4.8", "1.7"},
    "Perez 2021": {"98", "9"},
    "Perisinakis, 11 people, year not seen": {"10", "8.5", "12.7"},
    "Robinson 2008": {"102", "6", "7", "8", "2", "1"},
    "Saifuddin 1998": {"L1", "T12"},
    "Klazen 2010": {"41", "12"},  # 35 of 85, 11 of 91
    "McCarthy 2016": {"2016"},
    "SIR 2014": {"2014"},
    "Sanli 2020": {"18", "2020"},
    "Sanli 2020; Cochrane 2018": set(),
    "Scientific Reports 2020": {"2020", "2026"},
    "Scientific Reports 2020; Cochrane 2018": set(),
    "Scientific Reports 2020; Cochrane 2018; VAPOUR trial: Clark 2016": {"2020", "44", "21"},
    "Silva 1994": {"L1"},
    "VAPOUR trial: Clark 2016": {"44", "56", "21", "79", "4", "0", "10"},
    "VAPOUR trial: Clark 2016; Cochrane 2018": set(),
    "VERTOS IV trial: Firanescu 2018": {"180"},
    "Venmans 2012": {"60", "40", "95", "3", "10"},
    "Wang 2012": {"1.5", "0.7"},
    "Wang 2019": {"0", "1", "2", "3", "20", "25", "40"},
    "Wang XR 2020": {"1.9", "12.6"},
    "Wegrzyn 2011": {"25", "31", "53"},
    "Winkelmann 2018": {"1.3", "1.5", "156"},
    "Xiao 2025, 35 trials": {"35"},
}  # fmt: skip


DATES = {"1", "29", "2020", "2026", "2027"}  # of the page about the words


def figures_of(text: str) -> set[str]:
    """Every number of a text, with the letters that belong to it; the hundred that chances are told of aside."""
    return set(re.findall(r"[A-Z]*-?[A-Z]*\d+(?:[.,]\d+)*", text)) - {"100"}


@pytest.fixture(params=load_pages(), ids=lambda page: page.id)
def page(request: pytest.FixtureRequest) -> Page:
    return request.param  # type: ignore[no-any-return]


def test_notes_show_no_other_figure() -> None:
    for step in load_words().steps:
        for note in step.notes:
            if note.kind == "beyond":
                assert figures_of(note.text) <= PUBLISHED[note.cite or ""], note.id


def test_pages_show_no_other_figure(page: Page) -> None:
    for said in page.said:
        if said.cite is not None:
            assert figures_of(said.text) <= PUBLISHED[said.cite], said.text
        elif not said.sources:
            assert figures_of(said.text) <= {"D0", "D4", "X", *DATES} or said.text.startswith("None of this"), said.text


def test_chances_show_no_other_figure(page: Page) -> None:
    for block in page.blocks:
        if isinstance(block, Chance):
            told = " ".join(sentence for group in block.groups for sentence in group.sentences)
            assert figures_of(f"{told} {block.sure} {block.more or ''}") <= PUBLISHED[block.cite], block.title


def test_every_publication_is_used_and_has_a_year() -> None:
    used = {note.cite for words in (load_words().steps, load_words().full) for step in words for note in step.notes}
    used |= {said.cite for page in load_pages() for said in page.said}
    used |= {block.cite for page in load_pages() for block in page.blocks if isinstance(block, Chance)}
    assert used - {None} ^ set(PUBLISHED) == set()
    assert [cite for cite in PUBLISHED if not re.search(r"\b(19|20)\d\d\b|year not seen", cite)] == []
