"""Keep docs/glossary.md, the list that joins English names and Vietnamese words: `python -m tools.glossary [--write]`.

Without --write it prints the rows that are missing or different and the rows that speak of nothing. With it, missing rows are added and
changed words corrected; an app's words are written by hand.
"""

import argparse
import importlib
import inspect
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import django
from django.apps import apps
from django.db.models import Choices
from django.utils.text import camel_case_to_spaces

PAGE = Path(__file__).resolve().parent.parent / "docs" / "glossary.md"
HEAD = """# Từ vựng · Glossary

Code is English, the screen is Vietnamese; this page joins the two. One row for each app, model and value of a closed list; a test keeps it
(`tests/test_house.py`), `python -m tools.glossary --write` adds what is new. The last column is written by hand.

| English | Tiếng Việt | Where | Note |
|---|---|---|---|
"""
ROW = re.compile(r"^\| `(?P<english>[^`]+)` \| (?P<vietnamese>.*?) \| (?P<where>.*?) \| (?P<note>.*?) \|$")


@dataclass(frozen=True, slots=True)
class Row:
    english: str
    vietnamese: str
    where: str
    note: str = ""

    def __str__(self) -> str:
        return f"| `{self.english}` | {self.vietnamese} | {self.where} | {self.note} |"


def of_code() -> Iterator[Row]:
    """What the code has, in the order of the house. The words of an app are empty: only the page knows them."""
    for config in apps.get_app_configs():
        if not config.name.startswith("thidua."):
            continue
        yield Row(config.label, "", "app")
        for model in config.get_models():
            yield Row(f"{config.label}.{model.__name__}", str(model._meta.verbose_name), "model")
        yield from _values(config.label)


def _values(app: str) -> Iterator[Row]:
    module = f"thidua.{app}.enums"
    if find_spec(module) is None:
        return
    for name, kind in inspect.getmembers(importlib.import_module(module), inspect.isclass):
        if issubclass(kind, Choices) and kind.__module__ == module:
            yield from (Row(f"{app}.{name}.{value.name}", str(value.label), f"`{value.value}`") for value in kind)


def of_page() -> dict[str, Row]:
    found = (ROW.match(line) for line in PAGE.read_text(encoding="utf-8").splitlines()) if PAGE.exists() else []
    return {match["english"]: Row(**match.groupdict()) for match in found if match}


def wrong() -> list[str]:
    """What the page lacks, says differently, or says of nothing."""
    page, code = of_page(), {row.english: row for row in of_code()}
    lines = [f"+ {row}" for key, row in code.items() if key not in page]
    lines += [f"- {row}" for key, row in page.items() if key not in code]
    for key, row in code.items():
        said = page.get(key)
        if said and not _agree(row, said):
            lines.append(f"~ {said}  →  {row.vietnamese}, {row.where}")
    return lines + [f"? {row.english}: no Vietnamese words" for row in page.values() if not row.vietnamese]


def unnamed_models() -> list[str]:
    """Models whose Vietnamese name is only Django's guess."""
    models = (model for config in apps.get_app_configs() if config.name.startswith("thidua.") for model in config.get_models())
    return [model._meta.label for model in models if model._meta.verbose_name == camel_case_to_spaces(model.__name__)]


def _agree(row: Row, said: Row) -> bool:
    return said.where == row.where and (row.where == "app" or said.vietnamese == row.vietnamese)


def write() -> None:
    """The page in the order of the code, with the words of apps and all notes kept."""
    page = of_page()
    rows = []
    for row in of_code():
        said = page.get(row.english)
        words = said.vietnamese if said and row.where == "app" else row.vietnamese
        rows.append(Row(row.english, words, row.where, said.note if said else ""))
    PAGE.write_text(HEAD + "\n".join(map(str, rows)) + "\n", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="add and correct rows")
    if parser.parse_args().write:
        write()
    left = wrong()
    print("\n".join(left) or "docs/glossary.md is whole.")
    return 1 if left else 0


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sys.exit(main())
