from django.urls import path

from thidua.files import views

app_name = "files"
urlpatterns = [
    path("gui/", views.begin, name="begin"),
    path("gui/<str:key>/", views.state, name="state"),
    path("gui/<str:key>/phan/", views.take, name="take"),
    path("gui/<str:key>/xong/", views.finish, name="finish"),
    path("gui/<str:key>/bo/", views.drop, name="drop"),
]
