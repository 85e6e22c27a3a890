from django.urls import path

from thidua.reports.views import course, drafting, gathering, reports

app_name = "reports"
urlpatterns = [
    path("", reports.reports, name="list"),
    path("moi/<int:pk>/", reports.start, name="start"),
    path("<int:pk>/", reports.report_page, name="report"),
    path("<int:pk>/sua/", reports.describe, name="describe"),
    path("<int:pk>/du-thao.docx", reports.draft_file, name="draft_file"),
    path("<int:pk>/ban-chot/", reports.final_file, name="final"),
    path("<int:pk>/chon-doan/", gathering.gather, name="gather"),
    path("<int:pk>/chua-doc/", gathering.unread, name="unread"),
    path("<int:pk>/doc-tep/", gathering.read, name="read"),
    path("<int:pk>/bang-so-lieu/", gathering.tables, name="tables"),
    path("<int:pk>/them/", drafting.add, name="add_part"),
    path("phan/<int:pk>/", drafting.edit, name="edit_part"),
    path("phan/<int:pk>/chuyen/", drafting.move, name="move_part"),
    path("phan/<int:pk>/bo/", drafting.remove, name="remove_part"),
    path("phan/<int:pk>/cap-nhat/", drafting.update, name="update_table"),
    path("<int:pk>/lay-y-kien/", course.ask, name="ask"),
    path("<int:pk>/dua-ban-moi/", course.push, name="push_draft"),
    path("<int:pk>/chot/", course.finalise, name="finalise"),
    path("<int:pk>/nop/", course.hand_in, name="hand_in"),
    path("<int:pk>/mo-lai/", course.reopen, name="reopen"),
]
