"""The map leads somewhere: what a page names is there, folders say what they are for, a name stands for one thing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "helpdesk", "storage", "sandbox", "bench", "phrases", "tests", "docs")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "sandbox/README.md",
    ROOT / "sandbox/jira/README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
PLACE = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]*)`")
# A table of cases is one, and the first migration is as long as the desk was.
TABLES = ("expected.py", "test_routes.py", "0001_create_the_desk.py")
FOLDERS = sorted({path.parent for room in ROOMS[:-2] for path in (ROOT / room).rglob("*.py")})
OTHERS = {".venv", "node_modules"}  # of the little bots that the look-alike is tried with
TESTED = sorted(
    {path.parent for room in ROOMS[:-1] for path in (ROOT / room).rglob("*.py") if not OTHERS & {*path.parts}}
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    named = PLACE.findall(page.read_text(encoding="utf-8"))
    assert [place for place in named if not (ROOT / place).exists()] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_says_in_its_init_what_it_is_for_and_exports_nothing(folder: Path) -> None:
    if folder.name == "versions":
        return
    said = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(said)
    assert len(said.body) == 1


@pytest.mark.parametrize("folder", TESTED, ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_folder_has_few_files_and_none_is_long(folder: Path) -> None:
    files = [path for path in folder.glob("*.py") if path.name not in ("__init__.py", "conftest.py")]
    assert len(files) <= 15 or folder.name == "versions"
    long = [path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 250]
    assert [name for name in long if name not in TABLES] == []


@pytest.mark.parametrize("room", ROOMS[:-2])
def test_no_class_name_stands_for_two_things_in_one_room(room: str) -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / room).rglob("*.py")]
    names = Counter(n.name for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1 and not name.startswith("_")] == []
