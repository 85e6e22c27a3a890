"""What must be right before the house is opened; each with what to do (docs/settings.md)."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from thidua.core.clock import assumed_file

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "testserver"}


@register(Tags.security)
def demo_data_is_not_served_as_real(**_options: Any) -> list[CheckMessage]:
    """Always: a folder of the demo (sign-ins with a printed password, an assumed day) is not opened as a real office."""
    if settings.DEMO or not assumed_file().exists():
        return []
    hint = "Đặt THIDUA_DATA sang một thư mục trống, hoặc chạy bản trình diễn bằng `make demo`."
    return [Error("Thư mục dữ liệu này là của bản trình diễn.", hint=hint, id="thidua.E001")]


@register(Tags.security, deploy=True)
def demo_defaults_are_gone(**_options: Any) -> list[CheckMessage]:
    """Before production: no demo mode, TLS in front, a host name of the office."""
    found: list[CheckMessage] = []
    if settings.DEMO:
        found.append(Error("Đang ở chế độ trình diễn.", hint="Bỏ THIDUA_DEMO khỏi môi trường.", id="thidua.E002"))
    if not settings.HTTPS:
        hint = "Đặt THIDUA_HTTPS=1 và cho nginx phục vụ TLS (deploy/nginx.conf)."
        found.append(Error("Chưa bật HTTPS: mật khẩu đi qua mạng không mã hóa.", hint=hint, id="thidua.E003"))
    if set(settings.ALLOWED_HOSTS) <= LOOPBACK or "*" in settings.ALLOWED_HOSTS:
        found.append(Error("Chưa khai tên miền của cơ quan.", hint="Đặt THIDUA_HOSTS=tên-miền.", id="thidua.E004"))
    return found
