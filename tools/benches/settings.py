"""The product's own settings, with the peers' addresses beside the house's and no collected static files."""

from thidua.settings import *  # noqa: F403
from thidua.settings import CACHES, STORAGES

ROOT_URLCONF = "tools.benches.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
CACHES = {**CACHES, "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
