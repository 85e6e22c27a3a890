from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from thidua.core import checks

__all__ = ["CoreConfig", "checks"]


class CoreConfig(AppConfig):
    """The ground floor; importing `checks` registers the system checks."""

    name = "thidua.core"

    def ready(self) -> None:
        """Every app's `jobs.py` tells the queue what it can do."""
        autodiscover_modules("jobs")
