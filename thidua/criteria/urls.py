"""Addresses of the criteria tables, under /tieu-chi/."""

from django.urls import URLPattern, path

from thidua.criteria.views import importing, node, tree

app_name = "criteria"

urlpatterns: list[URLPattern] = [
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
