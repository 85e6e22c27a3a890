"""Addresses of scoring, under /cham-diem/."""

from django.urls import URLPattern, path

from thidua.scoring.views import complaints, evidence, explanations, marks, periods, publishing, results, sheets, turns, workbook

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
    path("phieu/<int:pk>/", sheets.sheet, name="sheet"),
    path("phieu/<int:pk>/tong/", sheets.totals, name="totals"),
    path("phieu/<int:pk>/vi-sao/", sheets.why, name="why"),
    path("phieu/<int:pk>/vi-sao/<int:criterion>/", sheets.why_criterion, name="why_criterion"),
    path("phieu/<int:pk>/minh-chung/<int:criterion>/", evidence.evidence, name="evidence"),
    path("minh-chung/<int:pk>/dung/", evidence.use, name="use_evidence"),
    path("minh-chung/<int:pk>/bo/", evidence.remove, name="remove_evidence"),
    path("minh-chung/<int:pk>/tep/", evidence.file, name="evidence_file"),
    path("luot/<int:pk>/o/<int:criterion>/", marks.cell, name="cell"),
    path("luot/<int:pk>/gui/", turns.send, name="send"),
    path("luot/<int:pk>/rut/", turns.take_back, name="take_back"),
    path("luot/<int:pk>/tra-lai/", turns.give_back, name="return"),
    path("luot/<int:pk>/nhap-ho/", turns.enter, name="enter"),
    path("luot/<int:pk>/nhap-ho/tra-loi/", turns.answer_entry, name="answer_entry"),
    path("luot/<int:pk>/giai-trinh/", explanations.explanations, name="explanations"),
    path("luot/<int:pk>/ban-ky/", turns.paper, name="paper"),
    path("luot/<int:pk>/excel/", workbook.workbook, name="workbook"),
    path("luot/<int:pk>/excel/phieu.xlsx", workbook.download, name="workbook_file"),
    path("luot/<int:pk>/excel/nhan/", workbook.take, name="workbook_take"),
    path("<int:pk>/ket-qua/", results.result, name="result"),
    path("<int:pk>/ket-qua/in/", results.print_result, name="print_result"),
    path("<int:pk>/ket-qua/tep/<str:shape>", results.paper, name="result_file"),
    path("<int:pk>/tam-cong-bo/", publishing.announce, name="announce"),
    path("<int:pk>/de-nghi-cong-bo/", publishing.propose, name="propose"),
    path("<int:pk>/cong-bo/", publishing.publish, name="publish"),
    path("<int:pk>/mo-lai/", publishing.reopen, name="reopen"),
    path("<int:pk>/kien-nghi/", complaints.complaints, name="complaints"),
    path("phieu/<int:pk>/ket-qua/", results.unit, name="unit_result"),
    path("phieu/<int:pk>/ket-qua/in/", results.print_unit, name="print_unit_result"),
    path("phieu/<int:pk>/ket-qua/vi-sao/", results.why, name="result_why"),
    path("phieu/<int:pk>/kien-nghi/", complaints.file_complaint, name="complain"),
    path("kien-nghi/<int:pk>/rut/", complaints.withdraw, name="withdraw_complaint"),
    path("kien-nghi/<int:pk>/tra-loi/", complaints.answer, name="answer"),
    path("kien-nghi/<int:pk>/tep/", complaints.file, name="complaint_file"),
]
