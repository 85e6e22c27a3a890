"""Keeps one LibreOffice open and turns files into PDF: a program of its own, run by a Python that has `uno` (Debian: /usr/bin/python3).

    python3 office_host.py FOLDER SOFFICE IDLE_SECONDS

It reads one JSON line a file from stdin (`{"source": path, "target": path, "filter": name}`) and answers with one
(`{"done": true}` or `{"error": words}`, with `"full"` when there is no room); the first line it writes says that LibreOffice listens.
It ends, and LibreOffice with it, when stdin closes or nothing was asked for a while. Start it in a process group of its own:
LibreOffice is in it too, and its end is the end of the group.
"""

import importlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

START_SECONDS = 60
NEVER = 0
"""No macro runs and no link is brought up to date: both modes of that name are 0."""
PDF_A_2B = 2
CANNOT_WRITE = 0xC10
"""LibreOffice's ERRCODE_IO_CANTWRITE. In a folder of one's own: the disk is full."""


def main() -> None:
    folder, program, idle = sys.argv[1:]
    uno: Any = importlib.import_module("uno")
    office = start(Path(folder), program)
    try:
        desktop = connect(uno, office, pipe=Path(folder).name)
        answer(ready=True)
        while line := asked(float(idle)):
            answer(**convert(uno, desktop, **json.loads(line)))
    finally:
        os.killpg(os.getpgrp(), signal.SIGKILL)


def start(folder: Path, program: str) -> "subprocess.Popen[bytes]":
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo", "--nodefault"]
    command += [f"--accept=pipe,name={folder.name};urp;"]
    quiet: Any = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=folder, **quiet)


def connect(uno: Any, office: "subprocess.Popen[bytes]", *, pipe: str) -> Any:
    """LibreOffice's desktop, as soon as it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    not_yet = uno.getClass("com.sun.star.connection.NoConnectException")
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except not_yet:
            if office.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.05)


def asked(idle: float) -> str:
    """The next line; empty when nobody is there any more."""
    readable, _, _ = select.select([sys.stdin], [], [], idle)
    return sys.stdin.readline() if readable else ""


def answer(**words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def convert(uno: Any, desktop: Any, *, source: str, target: str, filter: str) -> "dict[str, object]":
    """Opened unseen, read-only, without macros, links not updated; a document that cannot be opened is an error in words."""
    failed = uno.getClass("com.sun.star.uno.Exception")
    lost = uno.getClass("com.sun.star.lang.DisposedException")
    how = {"Hidden": True, "ReadOnly": True, "MacroExecutionMode": NEVER, "UpdateDocMode": NEVER, "FilterName": filter}
    try:
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, values(uno, how))
        if document is None:
            return {"error": "not opened"}
        try:
            pdf = uno.Any("[]com.sun.star.beans.PropertyValue", values(uno, {"SelectPdfVersion": PDF_A_2B}))
            document.storeToURL(Path(target).as_uri(), values(uno, {"FilterName": "writer_pdf_Export", "FilterData": pdf}))
        finally:
            document.close(True)
    except lost:
        raise
    except failed as error:
        return {"error": str(error), **({"full": True} if getattr(error, "ErrCode", 0) == CANNOT_WRITE else {})}
    return {"done": True}


def values(uno: Any, words: "dict[str, object]") -> "tuple[Any, ...]":
    made = []
    for name, value in words.items():
        one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


if __name__ == "__main__":
    main()
