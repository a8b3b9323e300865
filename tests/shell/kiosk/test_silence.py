"""A visitor who has gone is not read to: what changes while a visit is put away starts no voice."""

from kyphoview.shell.features.own_process_link import OwnProcessLink
from kyphoview.shell.kiosk.visit import Visit

from .conftest import MakeKiosk, settle


def test_a_visit_that_has_ended_starts_no_voice(make_kiosk: MakeKiosk) -> None:
    kiosk = make_kiosk()
    kiosk.begin_visit()
    visit = kiosk.stage
    assert isinstance(visit, Visit)
    visit.listening.toggle()
    settle()
    assert any(
        link.is_running for link in visit.findChildren(OwnProcessLink) + visit.presentation.findChildren(OwnProcessLink)
    )
    visit.end()
    keeper = visit.presentation.keeper
    for reads_aloud in (False, True):
        keeper.set_one(reads_aloud=reads_aloud)
        visit.presentation.session.set_playing(reads_aloud)
        settle()
    links = visit.findChildren(OwnProcessLink) + visit.presentation.findChildren(OwnProcessLink)
    assert not any(link.is_running for link in links)
