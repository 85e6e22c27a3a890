"""Files are sent by the page that owns them; this is how."""

from django.http import FileResponse

from thidua.files.models import StoredFile
from thidua.files.queries import path_of


def send(stored: StoredFile) -> FileResponse:
    """The file as a download that a browser neither shows nor guesses at."""
    response = FileResponse(path_of(stored).open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
