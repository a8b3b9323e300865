"""What was measured, beside what it is compared with and what it should reach."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `target` is the most it may be: of `ratio` where it is measured beside something, else of `value`."""

    name: str
    value: float
    unit: str
    beside: str = ""  # what it is compared with
    beside_value: float | None = None
    target: float | None = None
    asked: int | None = None  # pictures, where the row is about pictures
    painted: int | None = None

    @property
    def ratio(self) -> float | None:
        """How many times what it is compared with."""
        return self.value / self.beside_value if self.beside_value else None

    @property
    def is_painted(self) -> bool:
        """Whether every picture that was asked for has been painted; without them the figure says nothing."""
        return self.asked is None or self.painted is None or 0 < self.asked <= self.painted

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached; None without a target. What was not painted reaches none."""
        if not self.is_painted:
            return False
        if self.target is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.target


@dataclass(frozen=True, slots=True)
class Report:
    """Everything of one run: the machine and its display, and the rows."""

    about: dict[str, str]
    rows: tuple[Row, ...]

    @property
    def unpainted(self) -> tuple[Row, ...]:
        """The rows that say nothing, because pictures were missing."""
        return tuple(row for row in self.rows if not row.is_painted)


def as_json(report: Report) -> dict[str, Any]:
    """The report as plain data, numbers not rounded."""
    rows = [{**asdict(row), "ratio": row.ratio, "is_met": row.is_met} for row in report.rows]
    return {"about": report.about, "rows": rows}


def as_text(report: Report) -> str:
    """The report as a table for people; a last column says whether each target is met."""
    cells = [_HEADINGS, *(tuple(cell(row) for cell in _COLUMNS) for row in report.rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_COLUMNS))]
    lines = ["  ".join(f"{text:{width}}" for text, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    about = "; ".join(f"{name}: {value}" for name, value in report.about.items())
    return "\n".join([about, "", *lines])


def _measured(row: Row) -> str:
    return f"{_short(row.value)} {row.unit}".rstrip()


def _beside(row: Row) -> str:
    return f"{_short(row.beside_value)} {row.unit} ({row.beside})" if row.beside_value is not None else ""


def _ratio(row: Row) -> str:
    return f"{row.ratio:.2f}" if row.ratio is not None else ""


def _at_most(row: Row) -> str:
    if row.target is None:
        return ""
    return f"{row.target:g} times" if row.ratio is not None else f"{row.target:g} {row.unit}".rstrip()


def _verdict(row: Row) -> str:
    if not row.is_painted:
        return f"NOT painted: {row.painted} of {row.asked} pictures"
    return {None: "", True: "met", False: "NOT met"}[row.is_met]


_HEADINGS: tuple[str, ...] = ("what", "measured", "beside it", "ratio", "at most", "")
_COLUMNS: tuple[Callable[[Row], str], ...] = (lambda row: row.name, _measured, _beside, _ratio, _at_most, _verdict)


def _short(value: float) -> str:
    return f"{value:.4g}" if value < 1000 else f"{value:.0f}"
