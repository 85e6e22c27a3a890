from thidua.accounts.models import User
from thidua.notices.models import FeedAddress
from thidua.notices.rules.addresses import hash_of


def living_address(user: User) -> FeedAddress | None:
    return FeedAddress.objects.alive().filter(user=user).first()


def address_of(secret: str) -> FeedAddress | None:
    """The living address of that secret whose owner may still sign in; None else."""
    rows = FeedAddress.objects.alive().filter(secret_hash=hash_of(secret), user__is_active=True)
    return rows.select_related("user").first()
