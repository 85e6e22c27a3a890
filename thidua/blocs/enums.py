from django.db.models import TextChoices


class BlocKind(TextChoices):
    CUM = "cum", "Cụm thi đua"
    KHU_VUC = "khu_vuc", "Khu vực thi đua"
    KHOI = "khoi", "Khối thi đua"
    AGENCY = "agency", "Cơ quan với các phòng, đơn vị"
    SECTOR = "sector", "Ngành với các cơ quan"


class YearState(TextChoices):
    OPEN = "open", "Đang mở"
    CLOSED = "closed", "Đã khép"


class LeadRole(TextChoices):
    HEAD = "head", "Trưởng"
    DEPUTY = "deputy", "Phó Trưởng"
    STANDING = "standing", "Thường trực"
    NOMINEE = "nominee", "Được đề xuất làm Trưởng năm sau"
