"""How a person's questions get onto paper: never by themselves, and in a waiting room not always from its screen."""

from kyphoview.language import _


def way_to_paper(can_print: bool, kiosk_prints: bool) -> str:
    """What to do with the questions before one leaves, in this window or, where it has no printing, in a waiting room.

    Args:
        can_print: whether this window leads to printing.
        kiosk_prints: whether a waiting room's visitors may print their sheet.
    """
    if can_print:
        return _("They are forgotten when you leave. To keep them, print or save your sheet before you go.")
    if kiosk_prints:
        return _("They are forgotten when you leave. To keep them, open My sheet and print it before you go.")
    return _(
        "They are forgotten when you leave, and this screen cannot print. "
        "Before you go, show them to the people here, or write them down."
    )
