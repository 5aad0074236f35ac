"""Every example in docs/codebook.md is what the program does."""

import json
import re
from pathlib import Path

import pytest
import yaml
from pages import answers, blocks, commands, run

from praktijkleren.codebook.checks.patterns import FLAGS, TEXTS
from praktijkleren.codebook.loading import load
from praktijkleren.coding.coder import Coder
from praktijkleren.model import CodedNarrative, Narrative, Part

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"
LISTS = {"hulpverlener": "hulpverlener\nbegeleider\nmedewerker van het wijkteam\n"}


def rows(*header: str) -> list[tuple[str, ...]]:
    """Give the rows of the table with this header."""
    lines = iter(PAGE.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if cells(line) == header:
            next(lines)
            return [cells(row) for row in iter(lambda: next(lines), "")]
    raise AssertionError(f"docs/codebook.md has no table {header}")


def cells(line: str) -> tuple[str, ...]:
    parts = re.split(r"(?<!\\)\|", line.strip())[1:-1]
    return tuple(part.strip().replace("\\|", "|") for part in parts)


def codebook(folder: Path, *factors: dict[str, object]) -> Coder:
    common = {"theme": "t", "definition": "-", "label": {"nl": "-", "en": "-"}}
    document = {
        "schema": 1, "id": "c", "version": "1.0.0", "language": "nl", "title": "-", "lists": LISTS,
        "themes": [{"id": "t", "label": common["label"]}], "factors": [{**common, **factor} for factor in factors],
    }  # fmt: skip
    path = folder / "c.yaml"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    loaded = load(path)
    assert loaded.codebook is not None, [str(problem) for problem in loaded.problems]
    return Coder(loaded.codebook)


def code(coder: Coder, sentence: str) -> CodedNarrative:
    return coder.code(Narrative("n", "n", sentence, "", (Part(0, len(sentence)),)))


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> tuple[Coder, dict[str, str]]:
    """A codebook with a neutral factor for each indicator of the table."""
    written = dict.fromkeys(indicator.strip("`") for indicator, *_ in rows("indicator", "zin", "gevonden"))
    ids = {indicator: f"t.f{number}" for number, indicator in enumerate(written)}
    factors = [{"id": ids[one], "polarity": "neutral", "indicators": one + "\n"} for one in ids]
    return codebook(tmp_path_factory.mktemp("language"), *factors), ids


@pytest.mark.parametrize(("indicator", "sentence", "found"), rows("indicator", "zin", "gevonden"))
def test_indicator_finds_what_the_page_says(language, indicator: str, sentence: str, found: str) -> None:
    coder, ids = language
    given = {coding.factor_id for coding in code(coder, sentence).codings}
    assert found in ("ja", "nee")
    assert (ids[indicator.strip("`")] in given) == (found == "ja")


@pytest.mark.parametrize(("rule", "sentence", "found"), rows("regel", "zin", "gevonden"))
def test_rule_finds_what_the_page_says(tmp_path: Path, rule: str, sentence: str, found: str) -> None:
    written = yaml.safe_load("{" + rule.strip("`") + "}")
    coder = codebook(tmp_path, {"id": "t.f", "polarity": "neutral", "rules": [written]})
    assert bool(code(coder, sentence).codings) == (found == "ja")


def test_every_setting_of_rules_has_an_example_or_says_that_it_needs_a_model() -> None:
    rules = " ".join(rule for rule, *_ in rows("regel", "zin", "gevonden"))
    settings = {re.match(r"\w+", one.strip("`"))[0] for one, _ in rows("instelling", "betekenis")}
    assert {setting for setting in settings if f"{setting}:" not in rules} == {"pos", "note"}


def test_the_attributes_of_tokens_are_those_that_are_checked() -> None:
    listed = {name for names, _ in rows("kenmerk", "waarde") for name in re.findall(r"`([A-Z_]+)`", names)}
    assert listed == {*TEXTS, *FLAGS, "LENGTH", "OP"}


@pytest.fixture(scope="module")
def poles(tmp_path_factory: pytest.TempPathFactory) -> Coder:
    pairs = [("gehoord", "success", "niet-gehoord", "luisteren"), ("niet-gehoord", "blocking", "gehoord", ""),
             ("snel", "success", "wachten", ""), ("wachten", "blocking", "snel", "wachtlijst")]  # fmt: skip
    factors = [
        {"id": f"t.{one}", "polarity": pole, "opposite": f"t.{other}", "indicators": indicator}
        for one, pole, other, indicator in pairs
    ]
    return codebook(tmp_path_factory.mktemp("poles"), *factors)


@pytest.mark.parametrize(
    ("sentence", "factor", "counts"), [*rows("zin", "krijgt", "telt"), *rows("zinnen", "krijgt", "telt")]
)
def test_sentence_gives_the_factor_the_page_says(poles, sentence: str, factor: str, counts: str) -> None:
    codings = code(poles, sentence).codings
    assert [(coding.factor_id, coding.counted) for coding in codings] == [(f"t.{factor}", counts == "ja")]


def test_every_form_of_the_language_has_an_example() -> None:
    forms = " ".join(indicator for indicator, *_ in rows("indicator", "zin", "gevonden"))
    for sign in ("..", "+", "(", "[", "@", '"', "*", "|", "..2", "+3"):
        assert sign in forms


def test_the_way_from_an_empty_file_works_as_the_page_says(tmp_path: Path) -> None:
    otherwise = []
    for block in blocks(PAGE):
        if "file" in block.settings:
            (tmp_path / block.settings["file"]).write_text(block.body, encoding="utf-8", newline="\n")
        for command in commands(block) if block.kind == "console" else ():
            exit_code, said = run(command.arguments, tmp_path)
            if not answers(command.answer, said) or (command == commands(block)[-1] and exit_code != command.exit_code):
                otherwise.append(f"{' '.join(command.arguments)} ended with {exit_code} and said:\n{said}")
    assert not otherwise, "\n".join(otherwise)
