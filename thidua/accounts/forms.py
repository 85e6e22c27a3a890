"""Forms of accounts, and allauth's own forms with Vietnamese words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm as CodeForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thidua.accounts.models import User
from thidua.accounts.rules import BATCH, NewAccount
from thidua.core.text import one_line


def _word(field: forms.Field, label: str, help_text: str = "") -> None:
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["login"], "Tên đăng nhập", "Viết như trên phiếu, ví dụ an.nguyenvan.")
        _word(self.fields["password"], "Mật khẩu", "Lần đầu: nhập mã một lần trên phiếu, có cả dấu gạch nối.")
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}
        del self.fields["remember"]

    def clean(self) -> dict[str, Any]:
        """Office computers are shared: the session ends with the browser."""
        return {**super().clean(), "remember": False}


class PasswordForm(ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.user is not None and self.user.must_change_password
        _word(self.fields["oldpassword"], "Mã một lần trên phiếu" if first else "Mật khẩu hiện nay")
        _word(
            self.fields["password1"],
            "Mật khẩu mới",
            "Ít nhất 10 ký tự, không trùng tên, không phải mật khẩu hay gặp. Một câu ngắn dễ nhớ là tốt nhất.",
        )
        _word(self.fields["password2"], "Nhập lại mật khẩu mới")


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["password"], "Mật khẩu")


class SecondStepForm(CodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["code"], "Mã xác thực", "6 chữ số trong ứng dụng trên điện thoại, hoặc một mã dự phòng.")
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}


class SecondStepAgainForm(CodeAgainForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["code"], "Mã xác thực", "6 chữ số trong ứng dụng trên điện thoại, hoặc một mã dự phòng.")


class TurnOnForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self.fields["code"], "Mã ứng dụng đang hiện", "6 chữ số, đổi sau mỗi 30 giây.")


class OwnDataForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    class Meta:
        model = User
        fields = ["email", "phone"]

    def clean_phone(self) -> str:
        return one_line(self.cleaned_data["phone"])


class NewAccountsForm(forms.Form):
    """People typed one a line, or pasted from a sheet: name, unit, e-mail, telephone, parted by tabs or semicolons."""

    lines = forms.CharField(
        label="Danh sách",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Mỗi người một dòng: họ và tên; đơn vị; thư điện tử; điện thoại. Chỉ họ và tên là bắt buộc. Dán được từ Excel.",
        error_messages={"required": "Gõ ít nhất một người."},
    )
    same_names = forms.BooleanField(label="Lập cả người trùng tên với tài khoản đã có", required=False)

    def clean_lines(self) -> list[NewAccount]:
        typed = [(number, line) for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1) if line.strip()]
        if len(typed) > BATCH:
            message = f"Danh sách có {len(typed)} người; mỗi lần lập tối đa {BATCH}. Chia làm nhiều lần."
            raise ValidationError(message)
        rows, wrong = [], []
        for number, line in typed:
            try:
                rows.append(_read_line(line))
            except ValueError as error:
                wrong.append(f"Dòng {number}: {error}")
        if wrong:
            raise ValidationError(wrong)
        return rows


def _read_line(line: str) -> NewAccount:
    """Raises `ValueError` with a Vietnamese sentence."""
    cells = [one_line(cell) for cell in (line.split("\t") if "\t" in line else line.split(";"))]
    cells += [""] * (4 - len(cells))
    name, unit, email, phone = cells[:4]
    if any(cells[4:]):
        message = "nhiều hơn bốn cột; chỉ nhận họ và tên; đơn vị; thư điện tử; điện thoại."
        raise ValueError(message)
    if not any(sign.isalpha() for sign in name):
        message = f"“{name}” không phải họ và tên."
        raise ValueError(message)
    if len(name) > 120 or len(phone) > 30:
        message = "họ và tên dài quá 120 ký tự hoặc số điện thoại dài quá 30 ký tự."
        raise ValueError(message)
    if email:
        _check_email(email)
    return NewAccount(full_name=name, unit=unit, email=email, phone=phone)


def _check_email(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        message = f"“{email}” không phải địa chỉ thư điện tử."
        raise ValueError(message) from error
