"""Who may change units, people and the rights of a unit."""

from datetime import date, datetime

from thidua.accounts.models import User
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Delegation, Person, Post, Unit
from thidua.organisations.queries import administers, leads, posts_of, units_with_people_in_hand


def why_not_manage_units(user: User, parent: Unit | None, day: date) -> str | None:
    """Add or correct units: the system administrator everywhere, a unit's administrator under their own unit."""
    if user.is_system_admin or (parent is not None and administers(user, parent, day)):
        return None
    return "Chỉ quản trị hệ thống, hoặc quản trị của đơn vị cấp trên, được thêm và sửa đơn vị."


def why_not_add_somewhere(user: User, day: date) -> str | None:
    """Open the page for a new unit; the unit above it is judged when it is named."""
    return None if why_not_import(user, day) is None else why_not_manage_units(user, None, day)


def why_not_import(user: User, day: date) -> str | None:
    """Open the page of an import; each line is then judged by its own unit."""
    if user.is_system_admin or posts_of(user, day).filter(role=StaffRole.ADMINISTRATOR).exists():
        return None
    return "Chỉ quản trị hệ thống hoặc quản trị của đơn vị nhập được danh sách từ Excel."


def why_not_record_event(user: User) -> str | None:
    if user.is_system_admin:
        return None
    return "Chỉ quản trị hệ thống ghi được việc đổi tên, sáp nhập, chia tách đơn vị."


def why_not_manage_people(user: User, unit: Unit, day: date) -> str | None:
    """People, posts, accounts and settings of a unit."""
    if administers(user, unit, day) or (unit.parent is not None and administers(user, unit.parent, day)):
        return None
    return f"Chỉ quản trị của {unit} được thêm người, đổi vai trò và cách gửi văn bản."


def why_not_manage_person(user: User, person: Person, day: date) -> str | None:
    """A person's name, account and code. They open every post the person holds, so all those units must be in the user's hand."""
    mine = units_with_people_in_hand(user, day)
    if mine is None:
        return None
    elsewhere = Post.objects.not_over(day).filter(person=person).exclude(unit__in=mine).select_related("unit").first()
    if elsewhere is None and person.posts.filter(unit__in=mine).exists():
        return None
    where = f"{person} còn giữ vai trò ở {elsewhere.unit}. " if elsewhere else ""
    return f"{where}Nhờ quản trị hệ thống lập tài khoản, cấp lại mã hoặc sửa tên người này."


def why_not_choose_way(unit: Unit, paper: Paper, way: PaperWay, day: date) -> str | None:
    """A paper that must be approved needs somebody who can."""
    if way == PaperWay.LEADER and not unit.posts.in_force(day).filter(role=StaffRole.LEADER).exists():
        return f"{unit} chưa có lãnh đạo trong danh sách nên {paper.label.lower()} trình lên sẽ không ai duyệt được. Ghi lãnh đạo trước."
    return None


def why_not_delegate(user: User, giver: Post, *, starts_at: datetime, ends_at: datetime, now: datetime) -> str | None:
    """Ủy quyền: a leader, of their own right, for a time that is still ahead."""
    if giver.role != StaffRole.LEADER or not leads(user, giver.unit, now.date()) or giver.person.user != user:
        return "Chỉ lãnh đạo đơn vị được ủy quyền, và chỉ ủy quyền quyền của mình."
    if ends_at <= starts_at:
        return "Thời hạn ủy quyền kết thúc trước khi bắt đầu. Sửa lại hai ngày."
    if ends_at <= now:
        return "Thời hạn ủy quyền đã qua. Chọn ngày kết thúc ở sau hôm nay."
    return None


def why_not_take(giver: Post, taker: Person, day: date) -> str | None:
    if giver.person == taker:
        return "Không ủy quyền cho chính mình. Chọn người khác trong đơn vị."
    if not taker.posts.in_force(day).filter(unit=giver.unit).exists():
        return f"{taker} không giữ vai trò nào ở {giver.unit}. Ghi vai trò của người này trước."
    return None


def why_not_revoke(user: User, delegation: Delegation, now: datetime) -> str | None:
    if delegation.revoked_at is not None or delegation.ends_at <= now:
        return "Ủy quyền này đã hết hiệu lực."
    own = delegation.giver.person.user == user
    return (
        None
        if own or administers(user, delegation.giver.unit, now.date())
        else "Chỉ người đã ủy quyền hoặc quản trị của đơn vị được thu hồi."
    )


def why_not_first(unit: Unit, day: date) -> str | None:
    """Nobody from outside makes a second account in a unit."""
    people = Person.objects.filter(posts__in=unit.posts.not_over(day), user__isnull=False).distinct()
    if not people:
        return None
    names = ", ".join(map(str, people[:3]))
    return f"{unit} đã có tài khoản ({names}). Người khác của đơn vị do quản trị của đơn vị thêm."


def why_not_invite_again(unit: Unit, day: date) -> str | None:
    """While none of its people ever came, and they work nowhere else: then a new code opens nothing that is in use."""
    held = Post.objects.not_over(day).filter(person__in=unit.posts.not_over(day).filter(person__user__isnull=False).values("person"))
    if not held.exists():
        return f"{unit} chưa có tài khoản nào. Mời trước."
    if held.filter(person__user__first_signed_in_at__isnull=False).exists():
        return f"{unit} đã vào hệ thống. Mất mật khẩu thì quản trị của đơn vị hoặc quản trị hệ thống cấp lại mã."
    elsewhere = held.exclude(unit=unit).select_related("unit").first()
    return f"Người được mời còn giữ vai trò ở {elsewhere.unit}. Nhờ quản trị hệ thống cấp lại mã." if elsewhere else None
