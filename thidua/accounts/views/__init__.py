"""Pages of accounts: the entrance (sign-in), one's own account, and the administrator's list."""

from thidua.accounts.views.entrance import slowed_down

__all__ = ["slowed_down"]
