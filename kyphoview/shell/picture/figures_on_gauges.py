"""Figures stand on a picture's gauges for those who read in full, and plain words where a patient looks."""

from kyphoview.shell.picture.picture_pane import PicturePane
from kyphoview.shell.state.session import Session


def show_figures(picture: PicturePane, session: Session, has_plain_caption: bool) -> None:
    """Show them, or plain words in their place.

    Args:
        has_plain_caption: whether a patient looks at this picture.
    """
    has_figures = session.reading_level == "full" and not has_plain_caption
    if has_figures != picture.has_figures:
        picture.has_figures = has_figures
        picture.show_views(session.views)
