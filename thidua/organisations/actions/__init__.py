"""Every write on units, their history, their people and their rights."""

from thidua.organisations.actions.imports import import_people, import_units
from thidua.organisations.actions.people import add_person, correct_person, end_post, give_post, link_account, make_accounts, renew_codes
from thidua.organisations.actions.rights import choose_paper_way, delegate, revoke_delegation
from thidua.organisations.actions.units import add_unit, correct_unit, record_event

__all__ = [
    "add_person",
    "add_unit",
    "choose_paper_way",
    "correct_person",
    "correct_unit",
    "delegate",
    "end_post",
    "give_post",
    "import_people",
    "import_units",
    "link_account",
    "make_accounts",
    "record_event",
    "renew_codes",
    "revoke_delegation",
]
