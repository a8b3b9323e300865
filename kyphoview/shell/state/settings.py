"""What the program remembers about its window, and nothing about a patient or a case."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec

from kyphoview.procedure.view_names import ViewName

if TYPE_CHECKING:
    from kyphoview.content.clinic import Clinic
from kyphoview.shell.state.text_sizes import LEAST_TEXT_SCALE, MOST_TEXT_SCALE

ThemeChoice = Literal["system", "light", "dark", "high-contrast"]
MotionChoice = Literal["auto", "full", "reduced"]
SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
"""How fast a person can have the picture play: times the usual speed."""


class CodeHash(msgspec.Struct, frozen=True):
    """A staff code as it is kept: a salt of its own and the hash, both in hexadecimal."""

    salt: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


class Settings(msgspec.Struct, frozen=True):
    """Fields the file lacks take these values; fields of another version are passed over."""

    language: str = "en"  # of all words, from the next start on
    theme: ThemeChoice = "system"
    text_scale: Annotated[float, msgspec.Meta(ge=LEAST_TEXT_SCALE, le=MOST_TEXT_SCALE)] = 1.0
    motion: MotionChoice = "auto"
    words: Literal["plain", "full"] = "plain"
    views: tuple[ViewName, ...] = ()  # one, or two side by side; none: as each step offers
    speed: Annotated[float, msgspec.Meta(ge=SPEEDS[0], le=SPEEDS[-1])] = 1.0
    goes_on_by_itself: bool = False
    has_single_keys: bool = True
    picture_share: Annotated[float, msgspec.Meta(ge=0.1, le=0.9)] | None = None  # None: what the words leave it
    reads_aloud: bool = False
    voice: str = ""  # as the system calls it; the usual one where it has none of this name
    voice_pace: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0.0
    volume: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.8
    clinic_name: Annotated[str, msgspec.Meta(max_length=60)] = ""  # on the sheet, as the other three
    clinic_number: Annotated[str, msgspec.Meta(max_length=30)] = ""
    emergency_number: Annotated[str, msgspec.Meta(max_length=30)] = ""
    clinic_logo: str = ""  # a file
    clinic_documents: tuple[str, ...] = ()  # files and folders that the clinic has opened at every start
    paper: Literal["", "A4", "Letter"] = ""  # of the sheet; empty: what this country uses
    patient_screen: str = ""  # its serial number or name; none of its own: "none"; empty: the other screen
    progress_file: str = ""  # of whoever studies here and has agreed to it; empty: nothing is kept
    window_geometry: str = ""  # Qt's own form, in hexadecimal
    starts_as_kiosk: bool = False
    kiosk_idle_s: Annotated[float, msgspec.Meta(ge=30, le=900)] = 90.0  # without a touch until it asks
    kiosk_ask_s: Annotated[float, msgspec.Meta(ge=20, le=120)] = 30.0  # to answer
    kiosk_is_heard: bool = False  # each visit begins with its voice on
    kiosk_prints: bool = False  # a visitor's sheet, on the system's usual printer
    kiosk_cleaning_s: Annotated[float, msgspec.Meta(ge=10, le=120)] = 30.0
    staff_code: CodeHash | None = None

    @property
    def documents_at_start(self) -> list[Path]:
        """The clinic's own; a name that was emptied by hand would be the folder that the program was started in."""
        return [Path(name) for name in self.clinic_documents if name]

    @property
    def clinic(self) -> "Clinic":
        """What stands on the sheet of the clinic, as far as it is set."""
        from kyphoview.content.clinic import Clinic

        logo = Path(self.clinic_logo) if self.clinic_logo else None
        return Clinic(self.clinic_name, self.clinic_number, self.emergency_number, logo)
