"""How a problem names the text file that it is in."""

from pathlib import Path

from kyphoview.content.read_toml import shown


class FileNames:
    """The text files of one folder, as sentences name them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def step(self, step_id: str) -> str:
        """The file of one step."""
        return shown(self.folder / "steps" / f"{step_id}.toml")

    def full(self, step_id: str) -> str:
        """The file of one step told in full."""
        return shown(self.folder / "full" / f"{step_id}.toml")

    def page(self, page_id: str) -> str:
        """The file of one page."""
        return shown(self.folder / "pages" / f"{page_id}.toml")

    def course(self, course_id: str) -> str:
        """The file of one course."""
        return shown(self.folder / "courses" / f"{course_id}.toml")

    def file(self, name: str) -> str:
        """One of the other files."""
        return shown(self.folder / f"{name}.toml")
