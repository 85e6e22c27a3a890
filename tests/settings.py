"""Settings of the tests: the product's own, with a folder of their own and quick password hashing."""

import os
import tempfile

os.environ.setdefault("THIDUA_DATA", tempfile.mkdtemp(prefix="thidua-test-"))
os.environ.setdefault("THIDUA_HOSTS", "localhost,127.0.0.1,testserver")

from thidua.settings import *  # noqa: F403
from thidua.settings import STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
