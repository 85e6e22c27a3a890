from django.urls import include, path

from tools.benches import peers

urlpatterns = [
    path("", include("thidua.urls")),
    path("peer/bang/<int:pk>/", peers.table),
    path("peer/nhan-tep/", peers.take_file),
    path("peer/o/<int:turn>/<int:criterion>/", peers.save_cell),
    path("peer/phieu/<int:pk>/", peers.sheet, name="peer_sheet"),
    path("peer/phieu/<int:pk>/san/", peers.ready, name="peer_ready"),
]
