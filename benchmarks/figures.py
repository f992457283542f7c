"""The little arithmetic of the benchmark, and how its figures are written."""

import statistics
from collections.abc import Sequence


def percentile(values: Sequence[float], percent: int) -> float:
    """Interpolate the value below which ``percent`` (1 to 99) of the values lie; of one value, that value."""
    if len(values) == 1:
        return values[0]
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def written(value: float) -> str:
    """Write the figure with about three digits that count."""
    decimals = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{decimals}f}"


def spread(values: Sequence[float]) -> str:
    """Write the median and, in brackets, the least and the most."""
    median, least, most = statistics.median(values), min(values), max(values)
    return written(median) if len(values) == 1 else f"{written(median)} ({written(least)}–{written(most)})"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a Markdown table; all columns but the first stand to the right."""
    rule = ["---", *("---:" for _ in header[1:])]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, rule, *rows])
