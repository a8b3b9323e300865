"""What the program remembers about its window, and nothing about a patient or a case."""

from typing import Annotated, Literal

import msgspec

from kyphoview.procedure.views import ViewName

ThemeChoice = Literal["system", "light", "dark", "high-contrast"]
MotionChoice = Literal["auto", "full", "reduced"]
LEAST_TEXT_SCALE, MOST_TEXT_SCALE = 1.0, 2.0
SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0)


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
    picture_share: Annotated[float, msgspec.Meta(ge=0.1, le=0.9)] = 0.62
    reads_aloud: bool = False
    voice: str = ""  # as the system calls it; the usual one where it has none of this name
    voice_pace: Annotated[float, msgspec.Meta(ge=-1, le=1)] = 0.0
    documents: tuple[str, ...] = ()  # the files and folders that were opened last
    patient_screen: str = ""  # its serial number or name; none of its own: "none"; empty: the other screen
    window_geometry: str = ""  # Qt's own form, in hexadecimal
    starts_as_kiosk: bool = False
    kiosk_idle_s: Annotated[float, msgspec.Meta(ge=30, le=900)] = 90.0  # without a touch until it asks
    kiosk_ask_s: Annotated[float, msgspec.Meta(ge=20, le=120)] = 30.0  # to answer
    kiosk_cleaning_s: Annotated[float, msgspec.Meta(ge=10, le=120)] = 30.0
    staff_code: CodeHash | None = None
