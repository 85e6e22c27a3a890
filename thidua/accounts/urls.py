from django.urls import URLPattern, path

from thidua.accounts.views import mine, office

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("", mine.me, name="me"),
    path("ket-thuc-phien-khac/", mine.end_sessions, name="end_sessions"),
    path("danh-sach/", office.people, name="list"),
    path("lap/", office.make, name="make"),
    path("cap-lai-ma/", office.renew, name="renew"),
    path("<int:pk>/khoa/", office.disable, name="disable"),
    path("<int:pk>/mo-lai/", office.enable, name="enable"),
    path("<int:pk>/giao-quan-tri/", office.grant, name="grant"),
    path("<int:pk>/thoi-quan-tri/", office.withdraw, name="withdraw"),
    path("<int:pk>/go-hai-lop/", office.remove_second_factor, name="remove_second_factor"),
]
