"""Settings of the tests: the product's own, with a folder of their own and quick password hashing."""

import atexit
import os
import shutil
import tempfile

if "THIDUA_DATA" not in os.environ:
    # Workers of one run inherit the folder; only the process that made it takes it away, after they have ended.
    os.environ["THIDUA_DATA"] = tempfile.mkdtemp(prefix="thidua-test-")
    atexit.register(shutil.rmtree, os.environ["THIDUA_DATA"], ignore_errors=True)
os.environ.setdefault("THIDUA_HOSTS", "localhost,127.0.0.1,testserver")

from thidua.settings import *  # noqa: F403
from thidua.settings import CACHES as PRODUCT
from thidua.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "figures": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
KEPT_FIGURES = {**CACHES, "figures": PRODUCT["figures"]}
"""The map's figures as the product keeps them; elsewhere in the tests each page works them out, so that pages cost the same."""
