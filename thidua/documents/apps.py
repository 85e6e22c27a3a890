from django.apps import AppConfig

from thidua.documents import checks

__all__ = ["DocumentsConfig", "checks"]


class DocumentsConfig(AppConfig):
    """Importing `checks` registers the system check."""

    name = "thidua.documents"
