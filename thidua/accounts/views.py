from django.http import HttpRequest, HttpResponse


def slowed_down(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    return HttpResponse(status=429)
