"""The ledger's acts in the office's words. Every action that any app records has its row here (tests/test_house.py)."""

ACTIONS = {
    "accounts.change_own_data": "Sửa thông tin liên hệ của mình",
    "accounts.change_second_factor": "Đổi xác thực hai lớp của mình",
    "accounts.choose_password": "Đặt mật khẩu",
    "accounts.disable": "Khóa tài khoản",
    "accounts.enable": "Mở lại tài khoản",
    "accounts.end_sessions": "Kết thúc các phiên làm việc",
    "accounts.first_sign_in": "Đăng nhập lần đầu",
    "accounts.grant_administration": "Giao quản trị hệ thống",
    "accounts.make_account": "Lập tài khoản",
    "accounts.make_first_administrator": "Lập quản trị đầu tiên",
    "accounts.remove_second_factor": "Gỡ xác thực hai lớp",
    "accounts.renew_code": "Cấp lại mã một lần",
    "accounts.withdraw_administration": "Thôi quản trị hệ thống",
}


def words_of(action: str) -> str:
    return ACTIONS.get(action, action)
