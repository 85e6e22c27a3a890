from django.urls import path

from thidua.years import views

app_name = "years"
urlpatterns = [
    path("nam/<int:pk>/", views.succession, name="succession"),
    path("nam/<int:pk>/khep/", views.close_year, name="close_year"),
    path("nam/<int:pk>/mo-lai/", views.reopen_year, name="reopen_year"),
    path("luan-phien/<int:pk>/", views.register, name="register"),
    path("luan-phien/<int:pk>/so.xlsx", views.register_file, name="register_file"),
    path("luan-phien/<int:pk>/quy-tac/", views.rule, name="rule"),
    path("luan-phien/<int:pk>/nam-cu/", views.add_past, name="add_past"),
    path("luan-phien/<int:pk>/nam-cu/<int:past_pk>/bo/", views.remove_past, name="remove_past"),
    path("luan-phien/<int:pk>/bo-qua/", views.pass_over, name="pass_over"),
    path("luan-phien/<int:pk>/bo-qua/<int:pass_pk>/thoi/", views.undo_pass, name="undo_pass"),
    path("de-xuat/moi/<int:pk>/", views.propose, name="propose"),
    path("de-xuat/<int:pk>/", views.proposal, name="proposal"),
    path("de-xuat/<int:pk>/quyet-dinh/", views.decide, name="decide"),
    path("de-xuat/<int:pk>/rut/", views.withdraw, name="withdraw"),
    path("de-xuat/<int:pk>/tep/", views.decision_file, name="decision_file"),
    path("ban-giao/moi/<int:pk>/", views.start_handover, name="start_handover"),
    path("ban-giao/<int:pk>/", views.handover, name="handover"),
    path("ban-giao/<int:pk>/ky-giao/", views.offer, name="offer"),
    path("ban-giao/<int:pk>/lay-ve/", views.take_back, name="take_back"),
    path("ban-giao/<int:pk>/ky-nhan/", views.sign, name="sign"),
    path("ban-giao/<int:pk>/chua-nhan/", views.refuse, name="refuse"),
    path("ban-giao/<int:pk>/bien-ban.docx", views.minutes_docx, name="minutes_docx"),
    path("ban-giao/<int:pk>/bien-ban.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("mo-tiep/<int:pk>/", views.next_year, name="next_year"),
    path("mo-tiep/<int:pk>/mo/", views.open_next, name="open_next"),
    path("mo-tiep/ke-hoach/<int:pk>/", views.next_plan, name="next_plan"),
]
