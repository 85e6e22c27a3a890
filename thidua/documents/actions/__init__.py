"""Every write of documents and registers."""

from thidua.documents.actions.arriving import enter_incoming, go_on_from_paper
from thidua.documents.actions.issuing import (
    issue_document,
    number_document,
    recall_document,
    receive_document,
    remind_receiver,
    remove_copy,
    send_further,
)
from thidua.documents.actions.printing import ask_for_print, begin_print, fail_print, finish_print
from thidua.documents.actions.registers import change_tail, leave_out_numbers, open_series
from thidua.documents.actions.signatures import check_signatures, load_list, load_root, note_signatures, withdraw_list, withdraw_root
from thidua.documents.actions.templates import put_in_use, upload_template, withdraw_template
from thidua.documents.actions.writing import (
    address_document,
    begin_document,
    cancel_document,
    correct_document,
    edit_document,
    propose_document,
    replace_draft,
    send_back_document,
    sign_document,
    succeed_document,
)

__all__ = [
    "address_document",
    "ask_for_print",
    "begin_document",
    "begin_print",
    "cancel_document",
    "change_tail",
    "check_signatures",
    "correct_document",
    "edit_document",
    "enter_incoming",
    "fail_print",
    "finish_print",
    "go_on_from_paper",
    "issue_document",
    "leave_out_numbers",
    "load_list",
    "load_root",
    "note_signatures",
    "number_document",
    "open_series",
    "propose_document",
    "put_in_use",
    "recall_document",
    "receive_document",
    "remind_receiver",
    "remove_copy",
    "replace_draft",
    "send_back_document",
    "send_further",
    "sign_document",
    "succeed_document",
    "upload_template",
    "withdraw_list",
    "withdraw_root",
    "withdraw_template",
]
