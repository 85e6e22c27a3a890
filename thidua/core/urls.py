from django.urls import path

from thidua.core import views

app_name = "core"
urlpatterns = [
    path("kieu-dang/", views.style, name="style"),
    path("ngay-gia-dinh/", views.assume_day, name="assume_day"),
]
