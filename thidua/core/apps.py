from django.apps import AppConfig

from thidua.core import checks

__all__ = ["CoreConfig", "checks"]


class CoreConfig(AppConfig):
    """The ground floor; importing `checks` registers the system checks."""

    name = "thidua.core"
