"""Addresses of scoring, under /cham-diem/."""

from django.urls import URLPattern, path

from thidua.scoring.views import periods

app_name = "scoring"

urlpatterns: list[URLPattern] = [
    path("", periods.periods, name="list"),
    path("nam/<int:pk>/moi/", periods.begin, name="begin"),
    path("<int:pk>/", periods.period, name="period"),
    path("<int:pk>/don-vi/", periods.units, name="units"),
    path("<int:pk>/vong/", periods.rounds, name="rounds"),
    path("<int:pk>/mo/", periods.open_period, name="open"),
    path("<int:pk>/phan-cong/", periods.scorers, name="scorers"),
    path("vong/<int:pk>/khep/", periods.close_round, name="close_round"),
    path("luot/<int:pk>/doi-don-vi/", periods.change_scorer, name="change_scorer"),
    path("phieu/<int:pk>/khong-xep-hang/", periods.exclude, name="exclude"),
]
