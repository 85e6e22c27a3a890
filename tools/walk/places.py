"""Every page of the house: who opens it, with which sample. A route of the resolver that is not here must refuse GET.

`args` name samples of `tools.walk.stage`; "=word" is the word itself. The first visit of a route gives the picture its plain name.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tools.walk.places_of_scoring import SCORING
from tools.walk.visit import NOBODY, Visit


def _unit(**more: str) -> dict[str, str]:
    return {"pk": "unit", **more}


def _year(**more: str) -> dict[str, str]:
    return {"pk": "year", **more}


PORTAL = [
    Visit("portal:home", "yenbai", ends_at="portal:work"),
    Visit("portal:work", "langson"),
    Visit("portal:work", "yenbai", note="truong"),
    Visit("portal:work", "tuyenquang", note="hai-khoi"),
    Visit("portal:work", "room", note="phong"),
    Visit("portal:work", "admin", note="chua-co-viec"),
    Visit("portal:year", "yenbai", _year()),
    Visit("portal:year", "ninhthuan", {"pk": "agency_year"}, note="co-quan"),
    Visit("portal:year", "yenbai", {"pk": "coming_year"}, note="chua-co-ke-hoach"),
    Visit("portal:board", "yenbai", _year()),
    Visit("portal:board", "thanhtra", {"pk": "khoi_year"}, note="khoi"),
    Visit("portal:board", "yenbai", {"pk": "coming_year"}, note="trong"),
    Visit("portal:board_print", "yenbai", _year()),
    Visit("portal:board_xlsx", "yenbai", _year(), is_file=True),
    Visit("portal:calendar", "langson"),
    Visit("portal:calendar", "yenbai", query="?cua=tat-ca&thang=2021-06", note="tat-ca"),
    Visit("portal:feed", NOBODY, {"secret": "secret"}, is_file=True),
    Visit("portal:search", "yenbai", query="?q=so+ket"),
    Visit("portal:search", "yenbai", note="chua-go"),
    Visit("portal:search", "yenbai", query="?q=xyzxyz", note="khong-thay"),
    Visit("portal:administration", "admin"),
]
OBLIGATIONS = [
    Visit("obligations:obligation", "langson", {"pk": "soon_duty"}),
    Visit("obligations:obligation", "yenbai", {"pk": "late_duty"}, note="cham"),
    Visit("obligations:obligation", "langson", {"pk": "done_duty"}, note="xong"),
    Visit("obligations:obligation", "yenbai", {"pk": "waits_duty"}, note="cho-moc"),
    Visit("obligations:obligation", "yenbai", {"pk": "stands_duty"}, note="thuong-xuyen"),
    Visit("obligations:date_milestone", "yenbai", {"pk": "milestone"}),
    Visit("obligations:date_milestone", "langson", {"pk": "milestone"}, note="nguoi-xem"),
    Visit("obligations:bring", "tapchi", {"pk": "ready"}),
    Visit("obligations:bring", "yenbai_leader", {"pk": "waiting"}, note="lanh-dao"),
    Visit("obligations:issue_plan", "yenbai_leader", {"pk": "to_issue"}),
    Visit("obligations:issue_plan", "yenbai", {"pk": "written"}, note="chua-du"),
]
PAPERS = [
    Visit("obligations:submit", "langson", {"pk": "soon_duty"}),
    Visit("obligations:submit", "langson", {"pk": "empty_duty"}, note="trong"),
    Visit("obligations:submit", "yenbai", {"pk": "soon_duty"}, note="nguoi-xem"),
    Visit("obligations:submission", "tuyenquang", {"pk": "sent_paper"}),
    Visit("obligations:submission", "langson", {"pk": "returned_paper"}, note="bi-tra"),
    Visit("obligations:submission", "yenbai", {"pk": "post_paper"}, note="nhap-ho"),
    Visit("obligations:submission", "yenbai", {"pk": "proposed_paper"}, note="cho-lanh-dao"),
    Visit("obligations:submission", "yenbai_leader", {"pk": "proposed_paper"}, note="lanh-dao"),
    Visit("obligations:submission_pieces", "yenbai", {"pk": "sent_paper"}, is_part=True),
    Visit("obligations:receipt", "tuyenquang", {"pk": "sent_paper"}, is_file=True),
    Visit("obligations:piece_file", "tuyenquang", {"pk": "piece"}, is_file=True),
    Visit("obligations:desk", "yenbai", _year()),
    Visit("obligations:desk", "yenbai", _year(), query="?xem=tat-ca", note="tat-ca"),
    Visit("obligations:desk", "superior", _year(), note="cap-tren"),
    Visit("obligations:desk", "yenbai", _year(), query="?xem=khong-nhan", note="trong"),
    Visit("obligations:desk_late", "yenbai", _year()),
    Visit("obligations:desk_late", "superior", _year(), note="cap-tren"),
    Visit("obligations:desk_above", "yenbai", _year()),
    Visit("obligations:desk_above", "langson", _year(), note="thanh-vien"),
    Visit("obligations:desk_length", "yenbai", _year()),
    Visit("obligations:desk_length", "superior", _year(), note="cap-tren"),
    Visit("obligations:extend", "yenbai", _year(), query="?viec={silent_duty}&viec={soon_duty}"),
    Visit("obligations:extend", "langson", _year(), query="?viec={soon_duty}", note="thanh-vien"),
    Visit("obligations:excuse", "yenbai", {"pk": "silent_duty"}),
    Visit("obligations:excuse", "langson", {"pk": "soon_duty"}, note="thanh-vien"),
    Visit("obligations:enter", "yenbai", {"pk": "silent_duty"}),
    Visit("obligations:enter", "langson", {"pk": "silent_duty"}, note="thanh-vien"),
    Visit("obligations:send_outside", "yenbai", {"pk": "above_duty"}),
    Visit("obligations:take_in", "yenbai", _year()),
    Visit("obligations:take_in", "langson", _year(), note="thanh-vien"),
    Visit("obligations:take_in", "yenbai", {"pk": "coming_year"}, note="trong"),
    Visit("obligations:by_document", "yenbai", {"pk": "issued_document"}),
    Visit("obligations:by_document", "langson", {"pk": "issued_document"}, note="noi-nhan"),
    Visit("obligations:by_document", "yenbai", {"pk": "draft_document"}, note="chua-duoc"),
    Visit("obligations:of_document", "yenbai", {"pk": "issued_document"}, is_part=True),
    Visit("obligations:recall", "yenbai", {"pk": "issued_document"}),
    Visit("obligations:orders", "yenbai", {"pk": "letter"}),
    Visit("obligations:orders", "admin", {"pk": "letter"}, note="nguoi-xem"),
    Visit("obligations:remind_text", "yenbai", {"pk": "silent_duty"}),
    Visit("obligations:month_sheet", "langson", {"unit": "lone_unit", "year": "=2021", "month": "=6"}),
    Visit("obligations:month_sheet", "langson", {"unit": "lone_unit", "year": "=2021", "month": "=1"}, note="trong"),
]
CONSULTATIONS = [
    Visit("consultations:list", "yenbai"),
    Visit("consultations:list", "langson", note="thanh-vien"),
    Visit("consultations:list", "tapchi", note="trong"),
    Visit("consultations:start", "yenbai", _year()),
    Visit("consultations:start", "yenbai", _year(), query="?van-ban={draft_document}", note="du-thao-van-ban"),
    Visit("consultations:round", "yenbai", {"pk": "round"}),
    Visit("consultations:round", "langson", {"pk": "round"}, note="thanh-vien"),
    Visit("consultations:round", "tuyenquang", {"pk": "round"}, note="da-gop-y"),
    Visit("consultations:round", "yenbai", {"pk": "prepared"}, note="chuan-bi"),
    Visit("consultations:round", "thanhtra", {"pk": "khoi_round"}, note="da-chot"),
    Visit("consultations:edit", "yenbai", {"pk": "prepared"}),
    Visit("consultations:final", "langson", {"pk": "settled"}, is_file=True),
    Visit("consultations:draft", "langson", {"pk": "round_draft"}, is_file=True),
    Visit("consultations:write", "langson", {"pk": "round", "unit": "lone_unit"}),
    Visit("consultations:enter", "yenbai", {"pk": "round"}),
    Visit("consultations:record", "yenbai", {"pk": "round"}),
    Visit("consultations:record", "thanhtra", {"pk": "khoi_round"}, note="da-chot"),
    Visit("consultations:record_file", "thanhtra", {"pk": "khoi_round"}, is_file=True),
    Visit("consultations:opinion_file", "yenbai", {"pk": "opinion"}, is_file=True),
    Visit("consultations:of_document", "yenbai", {"pk": "draft_document"}, is_part=True),
    Visit("consultations:questions", "yenbai"),
    Visit("consultations:questions", "langson", note="thanh-vien"),
    Visit("consultations:questions", "tapchi", note="trong"),
    Visit("consultations:ask", "langson", _year()),
    Visit("consultations:ask_about_duty", "langson", {"pk": "soon_duty"}),
    Visit("consultations:ask_about_clause", "langson", {"pk": "plan_fact"}),
    Visit("consultations:about_duty", "langson", {"pk": "soon_duty"}, is_part=True),
    Visit("consultations:about_clause", "langson", {"pk": "plan_fact"}, is_part=True),
    Visit("consultations:question", "langson", {"pk": "answered"}),
    Visit("consultations:question", "yenbai", {"pk": "unanswered"}, note="cho-tra-loi"),
    Visit("consultations:question", "langson", {"pk": "question"}, note="co-tep"),
    Visit("consultations:question_file", "yenbai", {"pk": "question"}, is_file=True),
    Visit("consultations:answer_file", "langson", {"pk": "reply"}, is_file=True),
]
REPORTS = [
    Visit("reports:list", "yenbai"),
    Visit("reports:list", "langson", note="thanh-vien"),
    Visit("reports:list", "tapchi", note="trong"),
    Visit("reports:start", "yenbai", _year()),
    Visit("reports:report", "yenbai", {"pk": "report"}),
    Visit("reports:report", "langson", {"pk": "final_report"}, note="da-chot"),
    Visit("reports:report", "yenbai", {"pk": "final_report"}, note="cho-nop"),
    Visit("reports:describe", "yenbai", {"pk": "report"}),
    Visit("reports:draft_file", "yenbai", {"pk": "report"}, is_file=True),
    Visit("reports:final", "langson", {"pk": "final_report"}, is_file=True),
    Visit("reports:gather", "yenbai", {"pk": "report"}),
    Visit("reports:unread", "yenbai", {"pk": "report"}, is_part=True),
    Visit("reports:tables", "yenbai", {"pk": "report"}),
    Visit("reports:edit_part", "yenbai", {"pk": "report_part"}),
    Visit("reports:ask", "yenbai", {"pk": "report"}),
]
YEARS = [
    Visit("years:succession", "thanhtra", {"pk": "khoi_year"}),
    Visit("years:succession", "yenbai", _year(), note="chua-de-xuat"),
    Visit("years:succession", "tapchi", {"pk": "cluster"}, note="dang-de-xuat"),
    Visit("years:succession", "langson", _year(), note="thanh-vien"),
    Visit("years:close_year", "yenbai", _year()),
    Visit("years:close_year", "admin", {"pk": "bare_year"}, note="xong-het"),
    Visit("years:succession", "admin", {"pk": "closed_year"}, note="da-khep"),
    Visit("years:reopen_year", "admin", {"pk": "closed_year"}),
    Visit("years:register", "thanhtra", {"pk": "khoi"}),
    Visit("years:register", "yenbai", {"pk": "bloc"}, note="chua-co-quy-tac"),
    Visit("years:register", "langson", {"pk": "bloc"}, note="thanh-vien"),
    Visit("years:register_file", "thanhtra", {"pk": "khoi"}, is_file=True),
    Visit("years:rule", "yenbai", {"pk": "bloc"}),
    Visit("years:rule", "admin", {"pk": "khoi"}, note="da-co"),
    Visit("years:add_past", "yenbai", {"pk": "bloc"}),
    Visit("years:pass_over", "yenbai", {"pk": "bloc"}),
    Visit("years:propose", "yenbai", _year()),
    Visit("years:proposal", "thanhtra", {"pk": "khoi_proposal"}),
    Visit("years:proposal", "tapchi", {"pk": "proposal"}, note="cho-quyet-dinh"),
    Visit("years:decide", "tapchi", {"pk": "proposal"}),
    Visit("years:withdraw", "tapchi", {"pk": "proposal"}),
    Visit("years:decision_file", "tapchi", {"pk": "decided"}, is_file=True),
    Visit("years:handover", "congan", {"pk": "signed"}),
    Visit("years:handover", "tapchi", {"pk": "handover"}, note="dang-soan"),
    Visit("years:minutes_docx", "congan", {"pk": "signed"}, is_file=True),
    Visit("years:minutes_pdf", "congan", {"pk": "signed"}, is_file=True),
    Visit("years:next_year", "yenbai", _year()),
    Visit("years:next_year", "thanhtra", {"pk": "khoi_year"}, note="da-mo"),
    Visit("years:next_plan", "congan", {"pk": "khoi_plan"}),
    Visit("years:next_plan", "yenbai", {"pk": "plan"}, note="khu-vuc"),
]
PLANS = [
    Visit("plans:list", "yenbai"),
    Visit("plans:list", "langson", note="thanh-vien"),
    Visit("plans:queue", "yenbai_leader"),
    Visit("plans:queue", "langson", note="trong"),
    Visit("plans:plan", "yenbai", {"pk": "draft"}),
    Visit("plans:plan", "tapchi", {"pk": "ready"}, note="tu-van-ban"),
    Visit("plans:plan", "yenbai", {"pk": "amended"}, note="sua-doi"),
    Visit("plans:plan", "yenbai_leader", {"pk": "waiting"}, note="lanh-dao"),
    Visit("plans:plan", "langson", {"pk": "plan"}, note="dang-thuc-hien"),
    Visit("plans:original", "yenbai", {"pk": "plan"}, is_file=True),
    Visit("plans:head", "yenbai", {"pk": "draft"}),
    Visit("plans:propose", "yenbai", {"pk": "draft"}),
    Visit("plans:add", "yenbai", {"pk": "draft"}),
    Visit("plans:edit", "yenbai", {"pk": "draft", "fact": "fact"}),
    Visit("plans:edit", "yenbai", {"pk": "draft", "fact": "event_fact"}, note="su-kien"),
    Visit("plans:units", "yenbai", {"pk": "draft", "fact": "loose_fact"}),
    Visit("plans:begin", "yenbai"),
    Visit("plans:begin", "langson", query="?tu={plan}", note="tu-ke-hoach"),
    Visit("plans:write", "yenbai", {"pk": "written"}),
    Visit("plans:write", "yenbai", {"pk": "written_empty"}, note="mau-trong"),
    Visit("plans:write", "admin", {"pk": "written"}, note="nguoi-xem"),
    Visit("plans:write_head", "yenbai", {"pk": "written"}),
    Visit("plans:add_part", "yenbai", {"pk": "written", "kind": "=obligation"}),
    Visit("plans:add_part", "yenbai", {"pk": "written", "kind": "=doan"}, note="doan-van"),
    Visit("plans:edit_part", "yenbai", {"pk": "written", "part": "written_duty"}),
    Visit("plans:edit_part", "yenbai", {"pk": "written", "part": "written_text"}, note="doan-van"),
    Visit("plans:printed", "yenbai", {"pk": "written"}, is_file=True),
]
DOCUMENTS = [
    Visit("documents:list", "yenbai"),
    Visit("documents:list", "yenbai", query="?muc=cho-ky", note="cho-ky"),
    Visit("documents:list", "yenbai", query="?muc=da-phat-hanh", note="da-phat-hanh"),
    Visit("documents:list", "langson", note="den"),
    Visit("documents:list", "tapchi", note="trong"),
    Visit("documents:begin", "yenbai"),
    Visit("documents:document", "yenbai", {"pk": "draft_document"}),
    Visit("documents:document", "yenbai_leader", {"pk": "proposed_document"}, note="cho-ky"),
    Visit("documents:document", "yenbai", {"pk": "signed_document"}, note="cho-so"),
    Visit("documents:document", "yenbai", {"pk": "issued_document"}, note="da-phat-hanh"),
    Visit("documents:document", "langson", {"pk": "issued_document"}, note="noi-nhan"),
    Visit("documents:document", "langson", {"pk": "recalled_document"}, note="thu-hoi"),
    Visit("documents:edit", "yenbai", {"pk": "draft_document"}),
    Visit("documents:file", "langson", {"pk": "issued_document", "version": "signed_version"}, is_file=True),
    Visit("documents:issue", "yenbai", {"pk": "signed_document"}),
    Visit("documents:issue", "yenbai", {"pk": "draft_document"}, note="du-thao"),
    Visit("documents:send_further", "yenbai", {"pk": "issued_document"}),
    Visit("documents:enter", "yenbai"),
    Visit("documents:incoming", "yenbai", {"pk": "incoming_outside"}),
    Visit("documents:incoming", "langson", {"pk": "incoming_recalled"}, note="thu-hoi"),
    Visit("documents:incoming_file", "tuyenquang", {"pk": "incoming_received"}, is_file=True),
    Visit("documents:out_book", "yenbai"),
    Visit("documents:out_book", "tapchi", note="trong"),
    Visit("documents:out_print", "yenbai"),
    Visit("documents:out_xlsx", "yenbai", is_file=True),
    Visit("documents:in_book", "yenbai"),
    Visit("documents:in_book", "langson", note="thanh-vien"),
    Visit("documents:in_print", "yenbai"),
    Visit("documents:in_xlsx", "yenbai", is_file=True),
    Visit("documents:series_list", "yenbai"),
    Visit("documents:series_list", "tapchi", note="trong"),
    Visit("documents:open_series", "yenbai"),
    Visit("documents:series", "yenbai", {"pk": "series"}),
]
SIGNATURES = [
    Visit("documents:roots", "langson"),
    Visit("documents:roots", "admin", note="quan-tri"),
    Visit("documents:load_root", "admin"),
    Visit("documents:withdraw_root", "admin", {"pk": "root"}),
    Visit("documents:load_list", "admin"),
    Visit("documents:withdraw_list", "admin", {"pk": "revocations"}),
    Visit("documents:check_file", "langson"),
    Visit("documents:check_format", "langson"),
    Visit("documents:to_sign", "yenbai", {"pk": "to_sign"}, is_file=True),
]
TEMPLATES = [
    Visit("documents:templates", "yenbai"),
    Visit("documents:upload_template", "yenbai"),
    Visit("documents:template", "yenbai", {"pk": "template"}),
    Visit("documents:template_file", "yenbai", {"pk": "template"}, is_file=True),
    Visit("documents:template_sample", "yenbai", {"pk": "template", "shape": "=in-thu.docx"}, is_file=True),
    Visit("documents:template_fields", "yenbai", {"kind": "=bien-ban"}),
    Visit("documents:built_in_sample", "yenbai", {"kind": "=giay-moi", "shape": "=mau.docx"}, is_file=True),
    Visit("documents:compose", "yenbai", {"kind": "=quyet-dinh"}),
]
PRINTING = [
    Visit("documents:prints", "yenbai"),
    Visit("documents:prints", "tapchi", note="trong"),
    Visit("documents:begin_print", "yenbai", {"kind": "=GK"}),
    Visit("documents:begin_print", "yenbai", {"kind": "=GM"}, note="giay-moi"),
    Visit("documents:print", "yenbai", {"pk": "wrong_print"}),
    Visit("documents:print", "yenbai", {"pk": "printed"}, note="da-in"),
    Visit("documents:print_file", "yenbai", {"pk": "printed"}, is_file=True),
    Visit("documents:print_sheet", "yenbai", {"kind": "=GK"}, is_file=True),
]
BLOCS = [
    Visit("blocs:list", "admin"),
    Visit("blocs:list", "tuyenquang", note="thanh-vien"),
    Visit("blocs:open_year", "admin"),
    Visit("blocs:members", "admin", _year()),
    Visit("blocs:members", "langson", _year(), note="thanh-vien"),
    Visit("blocs:join", "admin", _year()),
    Visit("blocs:member_template", "admin", _year(), is_file=True),
    Visit("blocs:import_members", "admin", _year()),
    Visit("blocs:import_members_check", "admin", _year(file_pk="thanh-vien")),
    Visit("blocs:correct_member", "admin", _year(member_pk="member")),
    Visit("blocs:invite", "yenbai", _year(member_pk="not_here")),
    Visit("blocs:invite", "admin", _year(member_pk="member"), note="quan-tri"),
    Visit("blocs:leave", "admin", _year(member_pk="member")),
    Visit("blocs:leaders", "admin", _year()),
    Visit("blocs:appoint", "admin", _year()),
    Visit("blocs:end_leadership", "admin", _year(lead_pk="lead")),
    Visit("blocs:contacts", "admin", _year()),
    Visit("blocs:add_contact", "admin", _year()),
    Visit("blocs:remove_contact", "admin", _year(contact_pk="contact")),
]
ORGANISATIONS = [
    Visit("organisations:list", "admin"),
    Visit("organisations:list", "langson", note="thanh-vien"),
    Visit("organisations:add", "admin"),
    Visit("organisations:event", "admin"),
    Visit("organisations:import_template", "admin", {"what": "=don-vi"}, is_file=True),
    Visit("organisations:import", "admin", {"what": "=don-vi"}),
    Visit("organisations:import", "admin", {"what": "=nguoi"}, note="nguoi"),
    Visit("organisations:import_check", "admin", {"what": "=don-vi", "file_pk": "don-vi"}),
    Visit("organisations:import_check", "admin", {"what": "=nguoi", "file_pk": "nguoi"}, note="nguoi"),
    Visit("organisations:unit", "yenbai", _unit()),
    Visit("organisations:unit", "langson", {"pk": "lone_unit"}, note="khong-quan-tri"),
    Visit("organisations:unit", "admin", {"pk": "old_unit"}, note="da-doi-ten"),
    Visit("organisations:unit", "admin", {"pk": "top_unit"}, note="nhieu-don-vi"),
    Visit("organisations:correct", "admin", _unit()),
    Visit("organisations:add_person", "yenbai", _unit()),
    Visit("organisations:give_post", "yenbai", _unit(person_pk="person")),
    Visit("organisations:correct_person", "yenbai", _unit(person_pk="person")),
    Visit("organisations:end_post", "yenbai", _unit(post_pk="post")),
    Visit("organisations:choose_way", "yenbai", _unit(paper="=plan")),
    Visit("organisations:delegate", "yenbai_leader", _unit()),
    Visit("organisations:revoke", "yenbai_leader", _unit(delegation_pk="delegation")),
]
ACCOUNTS = [
    Visit("accounts:me", "langson"),
    Visit("accounts:list", "admin"),
    Visit("accounts:make", "admin"),
    Visit("account_login", NOBODY),
    Visit("account_logout", "langson"),
    Visit("account_change_password", "langson"),
    Visit("account_change_password", "newcomer", note="lan-dau"),
    Visit("account_reauthenticate", "langson"),
    Visit("mfa_authenticate", "half_in"),
    Visit("mfa_reauthenticate", "two_factors"),
    Visit("mfa_index", "langson"),
    Visit("mfa_index", "two_factors", note="dang-bat"),
    Visit("mfa_activate_totp", "langson"),
    Visit("mfa_deactivate_totp", "two_factors"),
    Visit("mfa_view_recovery_codes", "two_factors"),
    Visit("mfa_generate_recovery_codes", "two_factors"),
    Visit("mfa_download_recovery_codes", "two_factors", is_file=True),
]
REST = [
    Visit("notices:address", "yenbai"),
    Visit("notices:address", "langson", note="da-lap"),
    Visit("notices:messages", "langson"),
    Visit("notices:messages", "yenbai", query="?xem=tat-ca", note="tat-ca"),
    Visit("notices:messages", "admin", note="trong"),
    Visit("notices:quiet", "langson"),
    Visit("notices:outbox", "admin"),
    Visit("notices:outbox", "langson", note="cua-toi"),
    Visit("notices:mail", "langson", {"pk": "mail"}),
    Visit("notices:mail_body", "langson", {"pk": "mail"}, is_part=True),
    Visit("files:state", "langson", {"key": "incoming"}, is_file=True),
    Visit("calendars:list", "admin"),
    Visit("calendars:list", "langson", query="?start=10%2F06%2F2021&days=5", note="tinh-thu"),
    Visit("calendars:add", "admin"),
    Visit("calendars:edit", "admin", {"pk": "day"}),
    Visit("calendars:remove", "admin", {"pk": "day"}),
    Visit("ledger:entries", "admin"),
    Visit("ledger:entries", "langson", note="viec-toi-da-lam"),
    Visit("ledger:entry", "admin", {"pk": "entry"}),
    Visit("core:style", "admin"),
    Visit("/khong-co-trang-nay/", "langson", note="404", status=404),
    Visit("/khong-co-trang-nay/", NOBODY, note="404-chua-dang-nhap", status=404),
]
OFFICE = [*PLANS, *DOCUMENTS, *SIGNATURES, *TEMPLATES, *PRINTING]
VISITS = [*PORTAL, *OBLIGATIONS, *PAPERS, *CONSULTATIONS, *REPORTS, *YEARS, *OFFICE, *BLOCS, *ORGANISATIONS, *ACCOUNTS, *REST, *SCORING]
FIRST_RUN = ["portal:first_run", "portal:own_unit", "portal:first_year", "portal:members", "portal:ready"]
"""There only while an empty house is set up; `tools.walk.first_days` walks them in their order."""


def routes() -> dict[str, URLPattern]:
    """Every named route of the house by the name that `reverse` knows."""
    return dict(_named(get_resolver(), ""))


def _named(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            inner = f"{space}{item.namespace}:" if item.namespace else space
            yield from _named(item, inner)
        elif item.name:
            yield space + item.name, item


def unlisted() -> dict[str, str]:
    """Routes without a visit, each with an address to try: they must be for POST only."""
    known = {visit.route for visit in VISITS} | set(FIRST_RUN)
    return {name: reverse(name, kwargs=_anything(item)) for name, item in routes().items() if name not in known}


def _anything(item: URLPattern) -> dict[str, Any]:
    """Arguments of any value: a view for POST only refuses before it looks at them."""
    return dict.fromkeys(item.pattern.regex.groupindex, "1")
