"""The page that calls a document back: what goes with it, what stays, then all of it at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents.forms.documents import WhyForm
from thidua.documents.models import OfficialDocument
from thidua.obligations import actions
from thidua.obligations.permissions import recalling as permissions
from thidua.obligations.queries.recalling import finished_of, plans_bound, unfinished_of


@login_required
@require_http_methods(["GET", "POST"])
def recall(request: UserRequest, pk: int) -> HttpResponse:
    seen = OfficialDocument.objects.visible_to(request.user, clock.today())
    document = get_object_or_404(seen.select_related("issuer", "bloc_year__bloc"), pk=pk)
    reason = permissions.why_not_recall(request.user, document, clock.now())
    if reason and request.method != "POST":
        raise PermissionDenied(reason)
    form = WhyForm(request.POST) if request.method == "POST" else WhyForm()
    if form.is_bound and form.is_valid():
        try:
            gone = actions.recall_document(document, reason=form.cleaned_data["why"], by=request.user)
            messages.success(request, "Đã thu hồi và báo các nơi nhận." + (f" {gone} việc chưa xong đã thôi." if gone else ""))
            return redirect("documents:document", pk)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
    plans = plans_bound(document)
    told = {"document": document, "form": form, "plans": plans, "going": unfinished_of(plans), "staying": finished_of(plans)}
    return render(request, "obligations/recall.html", told, status=422 if form.is_bound else 200)
