from django.urls import include, path

from tools.benches import peers

urlpatterns = [path("", include("thidua.urls")), path("peer/bang/<int:pk>/", peers.table), path("peer/nhan-tep/", peers.take_file)]
