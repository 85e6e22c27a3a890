from django.urls import path

from thidua.plans import views

app_name = "plans"
urlpatterns = [
    path("", views.plan_list, name="list"),
    path("tai-len/", views.upload, name="upload"),
    path("cho-duyet/", views.queue, name="queue"),
    path("soan/", views.begin, name="begin"),
    path("<int:pk>/", views.plan, name="plan"),
    path("<int:pk>/soan/", views.write, name="write"),
    path("<int:pk>/soan/dau/", views.write_head, name="write_head"),
    path("<int:pk>/soan/them/<slug:kind>/", views.add_part, name="add_part"),
    path("<int:pk>/soan/<int:part>/sua/", views.edit_part, name="edit_part"),
    path("<int:pk>/soan/<int:part>/chuyen/", views.move_part, name="move_part"),
    path("<int:pk>/soan/<int:part>/bo/", views.remove_part, name="remove_part"),
    path("<int:pk>/soan/ban-in.pdf", views.printed, name="printed"),
    path("<int:pk>/soan/van-ban-di/", views.make_document, name="make_document"),
    path("<int:pk>/tep/", views.original, name="original"),
    path("<int:pk>/dau-van-ban/", views.head, name="head"),
    path("<int:pk>/trinh/", views.propose, name="propose"),
    path("<int:pk>/rut-ve/", views.take_back, name="take_back"),
    path("<int:pk>/bo/", views.discard, name="discard"),
    path("<int:pk>/them/", views.add, name="add"),
    path("<int:pk>/nhom/<slug:group>/dung/", views.accept_group, name="accept_group"),
    path("<int:pk>/dieu/<int:fact>/dung/", views.accept, name="accept"),
    path("<int:pk>/dieu/<int:fact>/bo/", views.reject, name="reject"),
    path("<int:pk>/dieu/<int:fact>/sua/", views.edit, name="edit"),
    path("<int:pk>/dieu/<int:fact>/don-vi/", views.units, name="units"),
    path("<int:pk>/dieu/<int:fact>/da-xem/", views.settle, name="settle"),
    path("<int:pk>/dieu/<int:fact>/ap-dung/", views.apply, name="apply"),
]
