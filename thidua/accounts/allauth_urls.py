"""Only the doors of allauth that this house has, under Vietnamese addresses and allauth's own names (it looks them up itself)."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from django.urls import URLPattern, path

from thidua.accounts.views import entrance

urlpatterns: list[URLPattern] = [
    path("dang-nhap/", entrance.SignIn.as_view(), name="account_login"),
    path("dang-nhap/hai-lop/", entrance.SecondStep.as_view(), name="mfa_authenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("xac-nhan/", entrance.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("xac-nhan/hai-lop/", entrance.SecondStepAgain.as_view(), name="mfa_reauthenticate"),
    path("doi-mat-khau/", entrance.ChangePassword.as_view(), name="account_change_password"),
    path("hai-lop/", mfa.index, name="mfa_index"),
    path("hai-lop/bat/", entrance.TurnOn.as_view(), name="mfa_activate_totp"),
    path("hai-lop/tat/", entrance.TurnOff.as_view(), name="mfa_deactivate_totp"),
    path("hai-lop/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("hai-lop/ma-du-phong/lap-lai/", entrance.RenewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("hai-lop/ma-du-phong/tai-ve/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
