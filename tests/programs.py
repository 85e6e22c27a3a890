"""Marks of tests that ask a program `make test` installs."""

import shutil

import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="this machine has no LibreOffice")
