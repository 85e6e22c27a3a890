from django.urls import path

from thidua.obligations import views

app_name = "obligations"
urlpatterns = [
    path("<int:pk>/", views.obligation, name="obligation"),
    path("<int:pk>/xong/", views.mark_done, name="mark_done"),
    path("<int:pk>/mo-lai/", views.reopen, name="reopen"),
    path("moc/<int:pk>/ngay/", views.date_milestone, name="date_milestone"),
    path("tu-ke-hoach/<int:pk>/", views.bring, name="bring"),
]
