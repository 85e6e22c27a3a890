"""Make the five plans of the demo and their ledger from their sources.

python -m demo.plans.build            the Word files, the text copy, text/ and ledger.json
python -m demo.plans.build --pdf      the PDF copy too (needs LibreOffice)
python -m demo.plans.build --check    write nothing; say what differs from the sources
"""

import argparse
import io
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

from demo.plans.src import cluster_2023, conference_2020, department_2018, mountain_2021, seminar_2019
from demo.plans.src.parts import Label, Plan, Value
from demo.plans.word import NATION, NATION_MOTTO, docx_of

HERE = Path(__file__).resolve().parent
PLANS = (seminar_2019.PLAN, mountain_2021.PLAN, department_2018.PLAN, cluster_2023.PLAN, conference_2020.PLAN)
NOTE = (
    "What a careful clerk reads out of each plan. quote = words of the plan; at = its [start, end) in the plain text: NFC, "
    "no marks, white space folded, without the numbers that Word draws by itself (a PDF and a text copy do print them)."
)
ELLIPSIS = " … "


def folded(text: str) -> str:
    """The plain text that positions refer to."""
    return " ".join(re.sub(r"[*~]", "", unicodedata.normalize("NFC", text)).split())


def text_lines(plan: Plan, *, labels: bool) -> list[str]:
    """The paragraphs of a plan in reading order, cell by cell."""
    head = [*plan.issuer, NATION, NATION_MOTTO] if plan.issuer else []
    if plan.number and plan.place_date:
        head += [f"Số: {plan.number}", plan.place_date]
    if plan.title:
        head += ["KẾ HOẠCH", " ".join(plan.title)]
    body = [f"{line.label} {line.plain}" if labels and line.label else line.plain for line in plan.lines]
    end = ["Nơi nhận:", *plan.recipients, *plan.signature] if plan.recipients else []
    return [folded(line) for line in (*head, *body, *end) if line]


def text_copy(plan: Plan) -> str:
    """The plan as plain text that came out of a scan: marks kept, pages broken inside sentences."""
    head = [*plan.issuer, "", NATION, NATION_MOTTO, "", "KẾ HOẠCH", "", " ".join(plan.title)]
    body = [f"{line.label} {line.text}".strip().replace("¶", "\n\n") for line in plan.lines]
    end = ["Nơi nhận:", "", *plan.recipients, ""]
    signature = "\n".join(plan.signature[:-1]).strip().replace("\n\n", "**\n\n**")
    return "\n".join([*head, "", *("\n\n".join(body)).split("\n"), "", *end, f"**{signature}", f"{plan.signature[-1]}**", ""])


def ledger_entry(plan: Plan, *, kind: str, text: str) -> Value:
    return {
        "file": f"{plan.name}.{kind}",
        "format": kind,
        "source": "composed",
        "meta": plan.meta,
        "facts": [placed(label, text) for label in plan.facts],
        "not_facts": list(plan.not_facts),
    }


def placed(label: Label, text: str) -> Label:
    """The label with its quote in full and where it stands."""
    start, end = locate(text, label["quote"], after=label["after"])
    rest = {key: value for key, value in label.items() if key not in {"kind", "quote", "after"}}
    return {"kind": label["kind"], "quote": text[start:end], "at": [start, end], **rest}


def locate(text: str, quote: str, *, after: str | None) -> tuple[int, int]:
    first, _, last = quote.partition(ELLIPSIS)
    begin = text.index(after) + len(after) if after else 0
    start = text.find(first, begin)
    if start < 0 or (after is None and text.find(first, start + 1) >= 0):
        raise SystemExit(f"{'missing' if start < 0 else 'ambiguous'}: {first!r}")
    end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
    if end < start + len(first):
        raise SystemExit(f"missing after {first!r}: {last!r}")
    return start, end


def built() -> dict[str, bytes]:
    """Every file but the PDF: its path below this folder, and its bytes."""
    files: dict[str, bytes] = {}
    entries = []
    for plan in PLANS:
        copies = {"docx": docx_of(plan), **({"txt": text_copy(plan).encode()} if "txt" in plan.copies else {})}
        files |= {f"{plan.name}.{kind}": content for kind, content in copies.items()}
        for kind in ("docx", *plan.copies):
            lines = text_lines(plan, labels=kind != "docx")
            text = copies[kind].decode() if kind == "txt" else " ".join(lines)
            entries.append(ledger_entry(plan, kind=kind, text=folded(text)))
            if kind != "txt":
                files[f"text/{plan.name}.{kind}.txt"] = ("\n".join(lines) + "\n").encode()
    ledger = {"note": NOTE, "plans": entries}
    return files | {"ledger.json": (json.dumps(ledger, ensure_ascii=False, indent=1) + "\n").encode()}


def contents(data: bytes, *, name: str) -> object:
    """What a file says, whatever its compression."""
    if not name.endswith(".docx"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def differing(files: dict[str, bytes]) -> list[str]:
    paths = {name: HERE / name for name in files}
    return [
        name
        for name, path in paths.items()
        if not path.exists() or contents(path.read_bytes(), name=name) != contents(files[name], name=name)
    ]


def make_pdf(plan: Plan) -> None:
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf", "--outdir", str(HERE)]
        subprocess.run([*command, str(HERE / f"{plan.name}.docx")], check=True, timeout=120, stdout=subprocess.DEVNULL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pdf", action="store_true")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    files = built()
    changed = differing(files)
    for name in changed:
        print(name)
        if not asked.check:
            (HERE / name).parent.mkdir(exist_ok=True)
            (HERE / name).write_bytes(files[name])
    for plan in PLANS if asked.pdf and not asked.check else ():
        if "pdf" in plan.copies:
            make_pdf(plan)
    return 1 if asked.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
