"""Writes the sample plans, their plain texts and labels.json: `python build.py [--pdf] [--into FOLDER]`.

A PDF is made only with --pdf: LibreOffice stamps each one with its time, so the one in the repository stays until its plan changes.
"""

import argparse
import importlib
import json
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


def build(folder: Path, *, pdf: bool) -> None:
    texts = folder / "text"
    texts.mkdir(exist_ok=True)
    found = _plans()
    for plan in found:
        if plan.format != "pdf" or pdf:
            _write(plan, folder / plan.file)
        (texts / f"{plan.file}.txt").write_text(plan.marked().lines.strip() + "\n", encoding="utf-8")
    labels = {"plans": [plan.labels() for plan in found]}
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _plans() -> list[Plan]:
    names = sorted(path.stem for path in (HERE / "src").glob("p[0-9]*.py"))
    return [importlib.import_module(f"src.{name}").PLAN for name in names]


def _write(plan: Plan, path: Path) -> None:
    if isinstance(plan.body, str):
        path.write_text(_words(plan.body, plan.wrap), encoding="utf-8")
    elif plan.format == "docx":
        word.write(plan.body, path, plan.meta["title"], decomposed=plan.decomposed, page_numbers=plan.page_numbers)
    else:
        _write_pdf(plan.body, path, plan)


def _words(body: str, wrap: int) -> str:
    text = without_marks(body).lstrip("\n")
    if not wrap:
        return text
    return "\n".join(textwrap.fill(line, wrap, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()) + "\n"


def _write_pdf(body: word.Body, path: Path, plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.docx"
        word.write(body, source, plan.meta["title"], decomposed=plan.decomposed, page_numbers=plan.page_numbers)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        shutil.copyfile(source.with_suffix(".pdf"), path)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--into", type=Path, default=HERE)
    chosen = parser.parse_args()
    build(chosen.into, pdf=chosen.pdf)
