"""Write docs/licences.md from the metadata of what requirements.lock installs: `python -m tools.licences [--write]`.

Without --write it says whether the page is up to date. A package of the lock that this machine does not need (another system) is left out.
"""

import argparse
import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
LOCK = ROOT / "requirements.lock"
HEAD = """# Giấy phép · Licences

Mã nguồn của `thidua` theo giấy phép Apache-2.0. Dưới đây là các gói mà bản cài dùng, lấy từ thông tin của chính gói
(`python -m tools.licences --write`; một phép thử giữ trang này đúng với `requirements.lock`).

| Package | Version | Licence |
|---|---|---|
"""
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)")
REFUSED = re.compile(r"\bA?GPL|Proprietary|Commercial", re.IGNORECASE)
"""AGPL and GPL are refused, LGPL is not."""
KNOWN = {"qrcode": "BSD-3-Clause"}
"""Read in the package's LICENSE file; its classifiers say less clearly."""


def pins() -> list[tuple[str, str]]:
    found = (PIN.match(line) for line in LOCK.read_text().splitlines())
    return [(match[1].lower(), match[2]) for match in found if match]


def licence_of(package: Distribution) -> str:
    """The expression; else the classifiers; else the first line of the free text."""
    data = package.metadata
    if known := KNOWN.get(str(data["Name"]).lower()):
        return known
    if "License-Expression" in data:
        return str(data["License-Expression"])
    classified = [line.split(" :: ")[-1] for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    classified = [words for words in classified if words != "OSI Approved"]
    free = " ".join(data.get_all("License") or []).strip().splitlines()
    return ", ".join(classified) or (free[0][:80] if free else "?")


def rows() -> list[tuple[str, str, str]]:
    found = []
    for name, version in pins():
        try:
            found.append((name, version, licence_of(distribution(name))))
        except PackageNotFoundError:
            continue
    return found


def lines() -> list[str]:
    return [f"| {name} | {version} | {licence} |" for name, version, licence in rows()]


def wrong() -> list[str]:
    """Lines that the page lacks, and packages of the page that are not in the lock."""
    said = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")][1:] if PAGE.exists() else []
    pinned = {(name, version) for name, version in pins()}
    return [f"+ {line}" for line in lines() if line not in said] + [
        f"- {line}" for line in said if tuple(line.strip("| ").split(" | ")[:2]) not in pinned
    ]


def doubtful() -> list[str]:
    """Packages without a known licence, or under one that we refuse."""
    return [f"{name}: {licence}" for name, _, licence in rows() if licence == "?" or _is_refused(licence)]


def _is_refused(licence: str) -> bool:
    return bool(REFUSED.search(licence.replace("LGPL", "").replace("Lesser General Public License", "")))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the page")
    if parser.parse_args().write:
        PAGE.write_text(HEAD + "\n".join(lines()) + "\n", encoding="utf-8")
    left = [*wrong(), *doubtful()]
    print("\n".join(left) or "docs/licences.md is up to date.")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
