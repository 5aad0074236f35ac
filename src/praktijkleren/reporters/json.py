"""Problems as JSON; the shape of version 1 does not change."""

import json

from praktijkleren.reporters.report import Report

VERSION = 1


def render(report: Report) -> str:
    """Give a JSON object with the problems."""
    problems = [
        {
            "path": report.path(problem.place),
            "line": problem.place.line or None,
            "column": problem.place.column or None,
            "cell": problem.place.cell or None,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in report.problems
    ]
    content = {"schema_version": VERSION, "files": report.files, "problems": problems}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
