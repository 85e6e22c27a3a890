"""A letter and the duties of plans that it changes: proposals out of its text, orders by hand."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.queries import members_in_force
from thidua.core import clock
from thidua.core.errors import report
from thidua.obligations import actions
from thidua.obligations.enums import OrderKind
from thidua.obligations.forms.letters import OrderForm
from thidua.obligations.models import LetterOrder
from thidua.obligations.permissions import letters as permissions
from thidua.obligations.queries import letters as reads
from thidua.plans.enums import PlanForm
from thidua.plans.models import Plan


def _letter_for(request: UserRequest, pk: int) -> Plan:
    seen = Plan.objects.visible_to(request.user, clock.today()).filter(form=PlanForm.LETTER)
    return get_object_or_404(seen.select_related("bloc_year__bloc", "issuer"), pk=pk)


@login_required
@require_safe
def orders(request: UserRequest, pk: int) -> HttpResponse:
    letter = _letter_for(request, pk)
    return _page(request, letter, _form(letter))


def _form(letter: Plan, *data: object) -> OrderForm:
    return OrderForm(*data, duties=reads.changeable(letter), members=members_in_force(letter.bloc_year, clock.today()))


def _page(request: UserRequest, letter: Plan, form: OrderForm, *, status: int = 200) -> HttpResponse:
    why_not = permissions.why_not_order(request.user, letter, clock.today())
    told = {
        "letter": letter,
        "form": form,
        "why_not": why_not,
        "proposals": [] if why_not else reads.proposals(letter),
        "orders": [(order, reads.touched_by(order).count()) for order in reads.orders_of(letter)],
    }
    return render(request, "obligations/letter.html", told, status=status)


@login_required
@require_POST
def order(request: UserRequest, pk: int) -> HttpResponse:
    letter = _letter_for(request, pk)
    form = _form(letter, request.POST)
    if not form.is_valid():
        return _page(request, letter, form, status=422)
    with report(request, done="Đã ghi điều chỉnh. Có hiệu lực khi công văn được đưa vào năm thi đua."):
        actions.order_by_letter(letter, **form.order(), by=request.user)
    return redirect("obligations:orders", pk)


@login_required
@require_POST
def take_proposal(request: UserRequest, pk: int, fact: int) -> HttpResponse:
    """The officer agrees that a duty of the letter is a new deadline of one of the plan."""
    letter = _letter_for(request, pk)
    found = next((one for one in reads.proposals(letter) if one.said.pk == fact), None)
    if found is not None:
        duty, re_date = found.duty, OrderKind.RE_DATE
        with report(request, done="Đã ghi là đổi hạn của việc đã giao, không giao thêm việc mới."):
            actions.order_by_letter(
                letter, fact=duty.fact, period=duty.period, kind=re_date, last_moment=found.last_moment, said=found.said, by=request.user
            )
    return redirect("obligations:orders", pk)


@login_required
@require_POST
def drop_order(request: UserRequest, pk: int) -> HttpResponse:
    years = Plan.objects.visible_to(request.user, clock.today()).values("pk")
    row = get_object_or_404(LetterOrder.objects.filter(letter__in=years).select_related("letter"), pk=pk)
    with report(request, done="Đã bỏ điều chỉnh."):
        actions.drop_order(row, by=request.user)
    return redirect("obligations:orders", row.letter_id)
