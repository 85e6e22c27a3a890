"""Writes the sample plans, their plain texts and labels.json: `python build.py [--pdf]`.

A PDF that is already there stays as it is (LibreOffice stamps each one with its time) unless --pdf is given.
"""

import importlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from src import word  # noqa: E402
from src.markup import without_marks  # noqa: E402
from src.plan import Plan  # noqa: E402

PAGE_MARGIN = re.compile(r"[ \t]+$", re.MULTILINE)


def plans() -> list[Plan]:
    names = sorted(path.stem for path in (HERE / "src").glob("p[0-9]*.py"))
    return [importlib.import_module(f"src.{name}").PLAN for name in names]


def write(plan: Plan, again: bool) -> None:
    path = HERE / plan.file
    if isinstance(plan.body, str):
        path.write_text(_words(plan, plan.body), encoding="utf-8")
    elif plan.format == "docx":
        word.write(plan.body, path, plan.meta["title"], plan.decomposed, plan.page_numbers)
    elif again or not path.exists():
        _write_pdf(plan, path)


def _words(plan: Plan, body: str) -> str:
    text = without_marks(body).lstrip("\n")
    if not plan.wrap:
        return text
    lines = [textwrap.fill(line, plan.wrap, break_long_words=False, break_on_hyphens=False) if line else "" for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def _write_pdf(plan: Plan, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        word.write(plan.body, source, plan.meta["title"], plan.decomposed, plan.page_numbers)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)], check=True, capture_output=True, timeout=180
        )
        shutil.copyfile(source.with_suffix(".pdf"), path)


def main(arguments: list[str]) -> None:
    texts = HERE / "text"
    texts.mkdir(exist_ok=True)
    labels = []
    for plan in plans():
        write(plan, "--pdf" in arguments)
        (texts / f"{plan.file}.txt").write_text(plan.marked().lines.strip() + "\n", encoding="utf-8")
        labels.append(plan.labels())
    text = json.dumps({"plans": labels}, ensure_ascii=False, indent=1)
    (HERE / "labels.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
