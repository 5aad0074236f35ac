"""Folders: which files are read, in which order, and what is said of the others."""

import os
import sys
from itertools import islice

import pytest
from narrative_files import codes, write

from praktijkleren import narratives
from praktijkleren.model import Narrative
from praktijkleren.problems import Severity


def ids(found):
    return [narrative.id for narrative in found]


def test_a_folder_is_read_with_its_subfolders_in_order_without_regard_to_case(tmp_path):
    for name in ("b.md", "A.txt", "sub/c.md", "a2.txt", "Ä.txt", "x.md/echt.md"):
        write(tmp_path, name, "Het ging.")
    found, problems = narratives.collect([tmp_path])
    assert problems == []
    assert ids(found) == ["A", "a2", "b", "c", "echt", "Ä"]
    assert [narrative.source for narrative in found][3] == "sub/c.md"


@pytest.mark.parametrize("name", [".verborgen.md", "~$lock.docx", "README.md", "Leesmij.MD", ".git/x.md"])
def test_hidden_files_locks_and_guides_are_skipped_in_silence(tmp_path, name):
    write(tmp_path, name, "Tekst.")
    write(tmp_path, "a.md", "Het ging.")
    found, problems = narratives.collect([tmp_path])
    assert (ids(found), problems) == (["a"], [])


def test_unknown_endings_are_one_warning(tmp_path):
    for name in ("a.md", "b.mp3", "c.mp3", "d.yaml", "zonder"):
        write(tmp_path, name, "Het ging.")
    found, problems = narratives.collect([tmp_path])
    assert ids(found) == ["a"]
    assert [(problem.code, problem.severity) for problem in problems] == [("NA104", Severity.WARNING)]
    assert "(none) (1), .mp3 (2), .yaml (1)" in problems[0].message


def test_an_empty_folder_is_a_problem(tmp_path):
    found, problems = narratives.collect([tmp_path])
    assert (found, codes(problems)) == ([], ["NA103"])
    assert problems[0].place.path == str(tmp_path)


@pytest.mark.parametrize(("name", "code"), [("er-niet.md", "NA101"), ("x.mp3", "NA105")])
def test_a_given_file_that_cannot_be_read_is_a_problem_and_others_are_read(tmp_path, name, code):
    write(tmp_path, "x.mp3", "x")
    found, problems = narratives.collect([tmp_path / name, write(tmp_path, "a.md", "Het ging.")])
    assert (ids(found), codes(problems)) == (["a"], [code])


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this system opens every file")
def test_a_file_that_may_not_be_read_is_a_problem(tmp_path):
    path = write(tmp_path, "a.md", "Het ging.")
    path.chmod(0)
    assert codes(narratives.collect([path])[1]) == ["NA102"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_is_no_narrative_and_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert codes(narratives.collect([tmp_path])[1]) == ["NA102"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_once(tmp_path):
    write(tmp_path, "sub/a.md", "Het ging.")
    (tmp_path / "sub/terug").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "niets.md").symlink_to(tmp_path / "weg.md")
    found, problems = narratives.collect([tmp_path])
    assert (ids(found), codes(problems)) == (["a"], ["NA101"])


@pytest.mark.parametrize("name", ["verhaal één.md", "ماما.md", "妈妈.txt", "😀.md", "D01.v2.md"])
def test_file_names_may_be_in_any_script(tmp_path, name):
    found, problems = narratives.collect([write(tmp_path, name, "Het ging.")])
    assert (ids(found), problems) == ([name.rpartition(".")[0]], [])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_a_file_name_that_is_no_text_is_a_problem(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.md"
    with open(path, "wb") as file:  # noqa: PTH123 - the name has no path as text
        file.write(b"Het ging.")
    _, problems = narratives.collect([tmp_path])
    assert codes(problems) == ["NA107"]
    assert str(problems[0]).encode("utf-8")


def test_the_second_narrative_with_an_id_is_left_out_and_told(tmp_path):
    write(tmp_path, "a.md", "Het ging.")
    write(tmp_path, "b.md", "---\nstem: a\n---\nHet liep.")
    found, problems = narratives.collect([tmp_path])
    assert [narrative.text for narrative in found] == ["Het ging."]
    assert [(problem.code, problem.place.path) for problem in problems] == [("NA171", str(tmp_path / "b.md"))]


def test_the_order_in_which_files_are_given_does_not_matter(tmp_path):
    paths = [write(tmp_path, name, "Het ging.") for name in ("c.md", "a.md", "sub/b.md")]
    assert narratives.collect(paths) == narratives.collect(list(reversed(paths)))
    assert narratives.collect([tmp_path, *paths])[1] == []


def test_reading_starts_before_all_is_read(tmp_path):
    for number in range(5):
        write(tmp_path, f"{number}.md", "Het ging.")
    first = list(islice(narratives.read([tmp_path]), 1))
    assert [type(found) for found in first] == [Narrative]


def test_the_attribute_table_is_no_narrative_where_it_lies_among_them(tmp_path):
    write(tmp_path, "a.md", "Het ging.")
    table = write(tmp_path, "attributen.csv", "stem,regio\na,Oost\n")
    found, problems = narratives.collect([tmp_path], attributes=table)
    assert (ids(found), problems) == (["a"], [])
