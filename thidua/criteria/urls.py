"""Addresses of the criteria tables, under /tieu-chi/."""

from django.urls import URLPattern, path

from thidua.criteria.views import conventions, importing, life, node, tables, tree

app_name = "criteria"

urlpatterns: list[URLPattern] = [
    path("", tables.tables, name="list"),
    path("moi/", tables.begin, name="begin"),
    path("mau/", tables.from_sample, name="samples"),
    path("mau/<slug:key>/", tables.begin_from_sample, name="begin_from_sample"),
    path("chep/", tables.to_copy, name="to_copy"),
    path("<int:pk>/", tables.table, name="table"),
    path("<int:pk>/in/", tables.printed, name="print"),
    path("<int:pk>/sua-doi/", life.amend, name="amend"),
    path("ban/<int:version>/chep/", tables.copy, name="copy"),
    path("ban/<int:version>/ten/", life.name, name="name"),
    path("ban/<int:version>/quy-uoc/", conventions.conventions, name="conventions"),
    path("ban/<int:version>/ban-hanh/", life.issue, name="issue"),
    path("ban/<int:version>/bo/", life.discard, name="discard"),
    path("ban/<int:version>/quyet-dinh/", life.decision_file, name="decision_file"),
    path("dong/<int:criterion>/hoi/", life.ask, name="ask"),
    path("ban/<int:version>/soan/", tree.tree, name="tree"),
    path("ban/<int:version>/soan/them/", node.add, name="add"),
    path("ban/<int:version>/soan/chuyen/", tree.move, name="move"),
    path("ban/<int:version>/soan/<int:node>/", node.edit, name="edit"),
    path("ban/<int:version>/soan/<int:node>/bo/", tree.remove, name="remove"),
    path("ban/<int:version>/nhap/", importing.take_in, name="import"),
    path("ban/<int:version>/nhap/buoc/", importing.step, name="import_step"),
    path("ban/<int:version>/nhap/dong/<int:number>/", importing.row, name="import_row"),
    path("ban/<int:version>/nhap/nhan/", importing.accept, name="import_accept"),
    path("ban/<int:version>/nhap/bo/", importing.discard, name="import_discard"),
    path("ban/<int:version>/tai/<str:shape>", importing.export, name="export"),
    path("ban/<int:version>/thu/<int:node>/", node.try_out, name="try"),
]
