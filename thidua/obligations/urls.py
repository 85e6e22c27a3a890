from django.urls import path

from thidua.obligations.views import duty, joining, letters, reminders

app_name = "obligations"
urlpatterns = [
    path("<int:pk>/", duty.obligation, name="obligation"),
    path("<int:pk>/xong/", duty.mark_done, name="mark_done"),
    path("<int:pk>/mo-lai/", duty.reopen, name="reopen"),
    path("moc/<int:pk>/ngay/", duty.date_milestone, name="date_milestone"),
    path("thanh-vien-moi/<int:pk>/", joining.take_in, name="take_in"),
    path("cong-van/<int:pk>/", letters.orders, name="orders"),
    path("cong-van/<int:pk>/dieu-chinh/", letters.order, name="order"),
    path("cong-van/<int:pk>/theo-may/<int:fact>/", letters.take_proposal, name="take_proposal"),
    path("dieu-chinh/<int:pk>/bo/", letters.drop_order, name="drop_order"),
    path("<int:pk>/loi-nhac/", reminders.remind_text, name="remind_text"),
    path("thang/<int:unit>/<int:year>/<int:month>/", reminders.month_sheet, name="month_sheet"),
    path("tu-ke-hoach/<int:pk>/", duty.bring, name="bring"),
]
