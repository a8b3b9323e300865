"""Numbers as people read them: rounded, without needless zeros."""


def rounded(value: float, places: int = 0) -> str:
    """The number with at most so many decimals: 17.5, 26, 0."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def millimetres(value_mm: float) -> str:
    """A length to a tenth, without its unit."""
    return rounded(value_mm, 1)


def millilitres(value_ml: float) -> str:
    """A volume to a tenth, without its unit."""
    return rounded(value_ml, 1)


def listed(parts: list[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def counted(number: str, unit: str) -> str:
    """ "1 degree", "2 degrees"."""
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
