"""The mail server as the environment names it (docs/settings.md), read by the settings in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ASK = """
from django.conf import settings as s
print(s.MAIL_GOES_OUT, s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.EMAIL_TIMEOUT)
"""


def said(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA_")}
    told = {**kept, "THIDUA_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "thidua.settings", **environment}
    return subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "False localhost 25   False False 20"),
        ({"THIDUA_SMTP": "smtp+tls://thi-dua:m%40t@thu.vidu.example"}, "True thu.vidu.example 587 thi-dua m@t True False 20"),
        ({"THIDUA_SMTP": "smtps://thu.vidu.example"}, "True thu.vidu.example 465   False True 20"),
        ({"THIDUA_SMTP": "smtp://thu.vidu.example:2525"}, "True thu.vidu.example 2525   False False 20"),
        ({"THIDUA_SMTP": "smtps://thu.vidu.example", "THIDUA_DEMO": "1"}, "False thu.vidu.example 465   False True 20"),
    ],
)
def test_the_server_is_read_from_one_word(tmp_path: Path, environment: dict[str, str], expected: str) -> None:
    assert said(tmp_path, **environment).stdout.strip() == expected


def test_a_word_that_names_no_mail_server_stops_the_start(tmp_path: Path) -> None:
    answer = said(tmp_path, THIDUA_SMTP="http://thu.vidu.example")
    assert answer.returncode != 0
    assert "THIDUA_SMTP viết như" in answer.stderr
