from django.urls import path

from thidua.portal.views import administration, board, first_run, month, search, work, years

app_name = "portal"
urlpatterns = [
    path("", work.home, name="home"),
    path("viec-cua-toi/", work.work, name="work"),
    path("nam/<int:pk>/", years.year, name="year"),
    path("chon-nam/", years.choose, name="choose_year"),
    path("bang-theo-doi/<int:pk>/", board.board, name="board"),
    path("bang-theo-doi/<int:pk>/in/", board.board_print, name="board_print"),
    path("bang-theo-doi/<int:pk>/xlsx/", board.board_xlsx, name="board_xlsx"),
    path("lich/", month.calendar, name="calendar"),
    path("lich/<str:secret>.ics", month.feed, name="feed"),
    path("tim/", search.search, name="search"),
    path("bat-dau/", first_run.first_run, name="first_run"),
    path("bat-dau/don-vi/", first_run.own_unit, name="own_unit"),
    path("bat-dau/nam/", first_run.first_year, name="first_year"),
    path("bat-dau/thanh-vien/", first_run.members, name="members"),
    path("bat-dau/xong/", first_run.ready, name="ready"),
    path("quan-tri/", administration.administration, name="administration"),
    path("quan-tri/sao-luu/", administration.backup, name="backup"),
]
