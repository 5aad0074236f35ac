"""Problems as annotations of a GitHub workflow, followed by the ordinary lines: GitHub shows ten annotations only."""

from praktijkleren.problems import Problem
from praktijkleren.reporters import text
from praktijkleren.reporters.report import Report


def render(report: Report) -> str:
    """Give a workflow command for each problem, and then the lines to read."""
    return "".join(f"{_annotation(report, problem)}\n" for problem in report.problems) + text.render(report)


def _annotation(report: Report, problem: Problem) -> str:
    properties = {"file": report.path(problem.place), "title": problem.code}
    if problem.place.line:
        properties |= {"line": str(problem.place.line), "col": str(problem.place.column or 1)}
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    written = ",".join(f"{key}={_escaped(value, property_too=True)}" for key, value in properties.items())
    return f"::{problem.severity.value} {written}::{_escaped(message)}"


def _escaped(value: str, *, property_too: bool = False) -> str:
    value = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return value.replace(":", "%3A").replace(",", "%2C") if property_too else value
