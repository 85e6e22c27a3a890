"""The handover: draft, signed and offered by the giver, signed or refused by the taker."""

from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.years import permissions
from thidua.years.actions.telling import _tell
from thidua.years.enums import HandoverMove, HandoverState
from thidua.years.models import Handover
from thidua.years.queries.handover import content_of, digest, giver_of, taker_of
from thidua.years.rules.life import HANDOVER


@transaction.atomic
def start_handover(bloc_year: BlocYear, *, by: User) -> Handover:
    """A draft to the head that was decided; the one under way if there is one, else the one that was signed."""
    bloc_year, today = lock(bloc_year), clock.today()
    proposal, giver = taker_of(bloc_year), giver_of(bloc_year, today)
    require(permissions.why_not_start_handover(by, bloc_year, proposal.head if proposal else None, today))
    assert proposal is not None and giver is not None and proposal.effective_on is not None  # the permission and the constraint say so
    known = bloc_year.handovers.filter(taker=proposal.head).first()
    if known is not None:
        return known
    made = Handover.objects.create(
        bloc_year=bloc_year,
        giver=giver,
        taker=proposal.head,
        effective_on=proposal.effective_on,
        made_at=clock.now(),
    )
    record(by, "years.start_handover", made, unit=made.taker, effective_on=made.effective_on)
    return made


@transaction.atomic
def write_handover(handover: Handover, *, effective_on: date, note: str, by: User) -> Handover:
    handover = lock(handover)
    require(permissions.why_not_write(by, handover, clock.today()))
    handover.effective_on, handover.note = effective_on, note.strip()
    handover.save(update_fields=["effective_on", "note"])
    record(by, "years.write_handover", handover, effective_on=effective_on, note=note)
    return handover


@transaction.atomic
def offer_handover(handover: Handover, *, by: User) -> Handover:
    """Freeze the content as it is now and sign it for the giver. Again after something changed: frozen and signed anew."""
    lock(handover.bloc_year)
    handover, now = lock(handover), clock.now()
    require(permissions.why_not_offer(by, handover, now))
    handover.content = content_of(handover, now.date())
    handover.sha256, handover.refusal = digest(handover.content), ""
    handover.giver_signed_at, handover.giver_name, handover.giver_user = now, by.actor_name[:200], by
    handover.state = HANDOVER[HandoverMove.OFFER][HandoverState(handover.state)]
    handover.save(update_fields=["content", "sha256", "refusal", "giver_signed_at", "giver_name", "giver_user", "state"])
    record(by, "years.offer_handover", handover, sha256=handover.sha256)
    title = f"Có hồ sơ bàn giao {handover.bloc_year} chờ đơn vị ký nhận"
    _tell(handover.taker, f"handover:{handover.pk}:{handover.sha256[:12]}", title, handover, by=by)
    return handover


@transaction.atomic
def take_back_handover(handover: Handover, *, by: User) -> Handover:
    """Back to a draft; the giver's signature goes with the content it stood under."""
    handover = lock(handover)
    require(permissions.why_not_take_back(by, handover, clock.today()))
    _unfreeze(handover, HandoverMove.TAKE_BACK)
    record(by, "years.take_back_handover", handover)
    return handover


@transaction.atomic
def refuse_handover(handover: Handover, *, words: str, by: User) -> Handover:
    handover = lock(handover)
    require(permissions.why_not_answer(by, handover, clock.now(), HandoverMove.REFUSE))
    require("Ghi điều chưa nhận được, để bên giao bổ sung." if not one_line(words) else None)
    handover.refusal = one_line(words)[:500]
    _unfreeze(handover, HandoverMove.REFUSE)
    record(by, "years.refuse_handover", handover, words=words)
    _tell(
        handover.giver, f"refused:{handover.pk}:{clock.now():%Y%m%d%H%M}", f"{handover.taker} chưa nhận bàn giao: {words}", handover, by=by
    )
    return handover


def _unfreeze(handover: Handover, move: HandoverMove) -> None:
    handover.state = HANDOVER[move][HandoverState(handover.state)]
    handover.content, handover.sha256 = None, ""
    handover.giver_signed_at, handover.giver_name, handover.giver_user = None, "", None
    handover.save(update_fields=["state", "content", "sha256", "giver_signed_at", "giver_name", "giver_user", "refusal"])


@transaction.atomic
def sign_handover(handover: Handover, *, seen: str, by: User) -> Handover:
    """The taker signs what the page showed (`seen`: its hash), if the year still holds the same. Nothing of it changes afterwards."""
    lock(handover.bloc_year)
    handover, now = lock(handover), clock.now()
    require(permissions.why_not_answer(by, handover, now, HandoverMove.SIGN))
    require("Bên giao vừa ký giao lại với nội dung mới. Xem lại rồi ký." if seen != handover.sha256 else None)
    require(permissions.why_not_same(handover, now.date()))
    handover.taker_signed_at, handover.taker_name, handover.taker_user = now, by.actor_name[:200], by
    handover.state = HANDOVER[HandoverMove.SIGN][HandoverState(handover.state)]
    handover.save(update_fields=["taker_signed_at", "taker_name", "taker_user", "state"])
    record(by, "years.sign_handover", handover, sha256=handover.sha256)
    _tell(handover.giver, f"signed:{handover.pk}", f"{handover.taker} đã ký nhận bàn giao {handover.bloc_year}", handover, by=by)
    return handover
