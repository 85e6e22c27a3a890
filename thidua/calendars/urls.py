from django.urls import URLPattern, path

from thidua.calendars import views

app_name = "calendars"
urlpatterns: list[URLPattern] = [
    path("", views.days, name="list"),
    path("them/", views.add, name="add"),
    path("nap/", views.seed, name="seed"),
    path("<int:pk>/sua/", views.edit, name="edit"),
    path("<int:pk>/bo/", views.remove, name="remove"),
]
