from django.urls import URLPattern, path

from thidua.ledger import views

app_name = "ledger"
urlpatterns: list[URLPattern] = [
    path("", views.entries, name="entries"),
    path("<int:pk>/", views.entry, name="entry"),
]
