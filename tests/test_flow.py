"""The flow of archive/__init__.py, held: imports run one way, and the first three stages know no Django."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import archive

ROOT = Path(archive.__file__).parent
STAGES = re.findall(r"^ {4}(\w+)/ ", archive.__doc__ or "", re.MULTILINE)
PURE = re.findall(r"^ {4}(\w+)/ .* pure Python$", archive.__doc__ or "", re.MULTILINE)


def modules_of(stage: str) -> list[Path]:
    return sorted((ROOT / stage).rglob("*.py"))


def imports_of(module: Path) -> Iterator[str]:
    """Every module named by an import, also one inside a function."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def upward_imports(stage: str) -> set[str]:
    later = {f"archive.{other}" for other in STAGES[STAGES.index(stage) + 1 :]}
    return {
        f"{module.relative_to(ROOT)} imports {name}"
        for module in modules_of(stage)
        for name in imports_of(module)
        if ".".join(name.split(".")[:2]) in later
    }


def test_the_map_names_every_stage_that_is_there() -> None:
    assert {"documents", "extraction", "models", "web"} <= set(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_no_stage_imports_a_later_one(stage: str) -> None:
    assert upward_imports(stage) == set()


@pytest.mark.parametrize("stage", PURE)
def test_reading_a_text_needs_no_django(stage: str) -> None:
    allowed = {"archive", *(f"archive.{other}" for other in PURE)}
    foreign = {
        f"{module.relative_to(ROOT)} imports {name}"
        for module in modules_of(stage)
        for name in imports_of(module)
        if name.startswith("django") or (name.startswith("archive") and ".".join(name.split(".")[:2]) not in allowed)
    }
    assert foreign == set()


def test_an_import_inside_a_function_is_seen(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("def f():\n    from archive.web import views\n")
    assert set(imports_of(tmp_path / "late.py")) == {"archive.web", "archive.web.views"}
