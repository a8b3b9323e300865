"""The line that tells how far a film is."""

import io

from kyphoview.export.film.progress import ProgressLine, progress_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_share_and_the_time_that_is_left() -> None:
    assert progress_text(50, 200, 30.0) == "[#######.......................]  25 %, 1:30 left"
    assert progress_text(200, 200, 30.0) == "[##############################] 100 %, 0:00 left"


def test_it_is_gone_in_the_end() -> None:
    terminal = Terminal()
    line = ProgressLine(terminal, 3)
    line.show(3)
    assert "100 %" in terminal.getvalue()
    line.close()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_what_is_no_terminal_sees_nothing() -> None:
    for stream in (io.StringIO(), None):
        line = ProgressLine(stream, 3)
        line.show(3)
        line.close()
        assert stream is None or stream.getvalue() == ""
