from django.urls import URLPattern, path, re_path

from thidua.organisations.views import imports, people, rights, units

app_name = "organisations"
_WHAT = "(?P<what>don-vi|nguoi)"
urlpatterns: list[URLPattern] = [
    path("", units.tree, name="list"),
    path("them/", units.add, name="add"),
    path("thay-doi/", units.event, name="event"),
    re_path(rf"^mau/{_WHAT}\.xlsx$", imports.template, name="import_template"),
    re_path(rf"^nhap/{_WHAT}/$", imports.upload, name="import"),
    re_path(rf"^nhap/{_WHAT}/(?P<file_pk>[0-9]{{1,18}})/$", imports.check, name="import_check"),
    path("<int:pk>/", units.unit, name="unit"),
    path("<int:pk>/sua/", units.correct, name="correct"),
    path("<int:pk>/nguoi/them/", people.add, name="add_person"),
    path("<int:pk>/nguoi/<int:person_pk>/vai-tro/", people.give, name="give_post"),
    path("<int:pk>/nguoi/<int:person_pk>/sua/", people.correct, name="correct_person"),
    path("<int:pk>/vai-tro/<int:post_pk>/thoi/", people.end, name="end_post"),
    path("<int:pk>/lap-tai-khoan/", people.make_accounts, name="make_accounts"),
    path("<int:pk>/cap-lai-ma/", people.renew_codes, name="renew_codes"),
    path("<int:pk>/cach-gui/<slug:paper>/", rights.choose_way, name="choose_way"),
    path("<int:pk>/uy-quyen/", rights.delegate, name="delegate"),
    path("<int:pk>/uy-quyen/<int:delegation_pk>/thu-hoi/", rights.revoke, name="revoke"),
]
