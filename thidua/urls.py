"""Every address of the house, in the order of the apps; each app keeps its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("thidua.portal.urls")),
    path("cac-nam/", include("thidua.years.urls")),
    path("bao-cao/", include("thidua.reports.urls")),
    path("cham-diem/", include("thidua.scoring.urls")),
    path("tieu-chi/", include("thidua.criteria.urls")),
    path("lay-y-kien/", include("thidua.consultations.urls")),
    path("nghia-vu/", include("thidua.obligations.urls")),
    path("ke-hoach/", include("thidua.plans.urls")),
    path("van-ban/", include("thidua.documents.urls")),
    path("nam/", include("thidua.blocs.urls")),
    path("to-chuc/", include("thidua.organisations.urls")),
    path("tep/", include("thidua.files.urls")),
    path("", include("thidua.notices.urls")),
    path("ngay-nghi/", include("thidua.calendars.urls")),
    path("tai-khoan/", include("thidua.accounts.allauth_urls")),
    path("tai-khoan/", include("thidua.accounts.urls")),
    path("nhat-ky/", include("thidua.ledger.urls")),
    path("", include("thidua.core.urls")),
]
