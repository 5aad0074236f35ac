"""Problems as SARIF 2.1.0, which code-scanning services read."""

import json
from urllib.parse import quote

from praktijkleren import __version__
from praktijkleren.problems import Problem
from praktijkleren.reporters.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(report: Report) -> str:
    """Give a SARIF log with one run."""
    codes = sorted(set(report.meanings) | {problem.code for problem in report.problems})
    driver = {"name": "praktijkleren", "version": __version__, "rules": [_rule(report, code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, problem, codes) for problem in report.problems],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(report: Report, code: str) -> dict[str, object]:
    meaning = report.meanings.get(code, code)
    return {
        "id": code,
        "shortDescription": {"text": f"{meaning}."},
        "help": {"text": f"{meaning}. See {code} in docs/checks.md for a bad and a good example."},
    }


def _result(report: Report, problem: Problem, codes: list[str]) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(report.path(problem.place))}}
    if problem.place.line:
        location["region"] = {"startLine": problem.place.line, "startColumn": problem.place.column or 1}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}. {problem.hint}".rstrip(" .")},
        "locations": [{"physicalLocation": location}],
    }
