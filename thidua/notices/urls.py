from django.urls import path

from thidua.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.address, name="address"),
    path("lap/", views.make, name="make"),
    path("thu-hoi/", views.revoke, name="revoke"),
]
