"""Problems as lines to read, with a place that editors make clickable."""

from praktijkleren.reporters.report import Report


def render(report: Report) -> str:
    """Give a line for each problem, and its hint below it."""
    return "".join(f"{problem}\n" for problem in report.problems)
