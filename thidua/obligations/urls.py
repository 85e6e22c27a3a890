from django.urls import path

from thidua.obligations.views import duty, joining

app_name = "obligations"
urlpatterns = [
    path("<int:pk>/", duty.obligation, name="obligation"),
    path("<int:pk>/xong/", duty.mark_done, name="mark_done"),
    path("<int:pk>/mo-lai/", duty.reopen, name="reopen"),
    path("moc/<int:pk>/ngay/", duty.date_milestone, name="date_milestone"),
    path("thanh-vien-moi/<int:pk>/", joining.take_in, name="take_in"),
    path("tu-ke-hoach/<int:pk>/", duty.bring, name="bring"),
]
