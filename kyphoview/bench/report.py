"""What was measured, beside what it is compared with and what it should reach."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kyphoview.bench.targets import Target


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of the table of targets."""

    target: Target
    name: str
    value: float
    beside_value: float | None = None  # of what it is compared with
    asked: int | None = None  # pictures, where the row is about pictures
    painted: int | None = None

    @classmethod
    def of(cls, target: Target, value: float, beside_value: float | None = None, **names: str) -> "Row":
        """The row of a target, with the names that its words ask for."""
        return cls(target, target.what.format(**names), value, beside_value)

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
        """Whether the target is reached; None where there is no bound. What was not painted reaches none."""
        if not self.is_painted:
            return False
        judged = self.value if self.ratio is None else self.ratio
        if self.target.at_most is not None:
            return judged <= self.target.at_most
        if self.target.at_least is not None:
            return judged >= self.target.at_least
        return None


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
    return {"about": report.about, "rows": [_plain(row) for row in report.rows]}


def _plain(row: Row) -> dict[str, Any]:
    target = row.target
    return {
        "name": row.name,
        "value": row.value,
        "unit": target.unit,
        "beside": target.beside,
        "beside_value": row.beside_value,
        "ratio": row.ratio,
        "at_most": target.at_most,
        "at_least": target.at_least,
        "why": target.why,
        "asked": row.asked,
        "painted": row.painted,
        "is_met": row.is_met,
    }


def as_text(report: Report) -> str:
    """The report as a table for people; a last column says whether each target is met."""
    cells = [_HEADINGS, *(tuple(cell(row) for cell in _COLUMNS) for row in report.rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_COLUMNS))]
    lines = ["  ".join(f"{text:{width}}" for text, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    about = "; ".join(f"{name}: {value}" for name, value in report.about.items())
    return "\n".join([about, "", *lines])


def _measured(row: Row) -> str:
    return f"{_short(row.value)} {row.target.unit}".rstrip()


def _beside(row: Row) -> str:
    if row.beside_value is None:
        return ""
    return f"{_short(row.beside_value)} {row.target.unit} ({row.target.beside})".replace("  ", " ")


def _ratio(row: Row) -> str:
    return f"{row.ratio:.2f}" if row.ratio is not None else ""


def _bound(row: Row) -> str:
    unit = "times" if row.ratio is not None else row.target.unit
    for word, bound in (("at most", row.target.at_most), ("at least", row.target.at_least)):
        if bound is not None:
            return f"{word} {bound:g} {unit}".rstrip()
    return ""


def _verdict(row: Row) -> str:
    if not row.is_painted:
        return f"NOT painted: {row.painted} of {row.asked} pictures"
    return {None: "", True: "met", False: "NOT met"}[row.is_met]


_HEADINGS: tuple[str, ...] = ("what", "measured", "beside it", "ratio", "target", "")
_COLUMNS: tuple[Callable[[Row], str], ...] = (lambda row: row.name, _measured, _beside, _ratio, _bound, _verdict)


def _short(value: float) -> str:
    return f"{value:.4g}" if value < 1000 else f"{value:.0f}"
