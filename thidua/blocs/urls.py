from django.urls import URLPattern, path

from thidua.blocs.views import contacts, invitations, leaders, members, years

app_name = "blocs"
_MEMBERS, _LEADERS, _CONTACTS = "<int:pk>/thanh-vien/", "<int:pk>/truong-pho/", "<int:pk>/dau-moi/"
urlpatterns: list[URLPattern] = [
    path("", years.years, name="list"),
    path("moi/", years.open_year, name="open_year"),
    path(_MEMBERS, members.members, name="members"),
    path(f"{_MEMBERS}them/", members.join, name="join"),
    path(f"{_MEMBERS}mau.xlsx", members.template, name="member_template"),
    path(f"{_MEMBERS}nhap/", members.upload, name="import_members"),
    path(f"{_MEMBERS}nhap/<int:file_pk>/", members.check, name="import_members_check"),
    path(f"{_MEMBERS}<int:member_pk>/sua/", members.correct, name="correct_member"),
    path(f"{_MEMBERS}<int:member_pk>/thoi/", members.leave, name="leave"),
    path(f"{_MEMBERS}<int:member_pk>/moi/", invitations.invite, name="invite"),
    path(f"{_MEMBERS}<int:member_pk>/moi-lai/", invitations.invite_again, name="invite_again"),
    path(_LEADERS, leaders.leaders, name="leaders"),
    path(f"{_LEADERS}cu/", leaders.appoint, name="appoint"),
    path(f"{_LEADERS}<int:lead_pk>/thoi/", leaders.end, name="end_leadership"),
    path(_CONTACTS, contacts.contacts, name="contacts"),
    path(f"{_CONTACTS}them/", contacts.add, name="add_contact"),
    path(f"{_CONTACTS}<int:contact_pk>/thoi/", contacts.remove, name="remove_contact"),
]
