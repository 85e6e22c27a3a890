from django.urls import path

from thidua.notices.views import address, mails, messages, quiet

app_name = "notices"
urlpatterns = [
    path("dia-chi-lich/", address.address, name="address"),
    path("dia-chi-lich/lap/", address.make, name="make"),
    path("dia-chi-lich/thu-hoi/", address.revoke, name="revoke"),
    path("thong-bao/", messages.listing, name="messages"),
    path("thong-bao/<int:pk>/mo/", messages.open_message, name="open_message"),
    path("thong-bao/da-doc-het/", messages.read_all, name="read_all"),
    path("thong-bao/cach-nhan/", quiet.quiet, name="quiet"),
    path("thong-bao/thu/", mails.outbox, name="outbox"),
    path("thong-bao/thu/gui-thu/", mails.trial, name="trial"),
    path("thong-bao/thu/<int:pk>/", mails.mail, name="mail"),
    path("thong-bao/thu/<int:pk>/noi-dung/", mails.mail_body, name="mail_body"),
    path("thong-bao/thu/<int:pk>/gui-lai/", mails.send_again, name="send_again"),
]
