"""Seeded sections of many made-up units: independent texts, and copies with the name, numbers and some words changed."""

from random import Random

from tonghop.quality.rules.copy_index import CopyDocument

SUBJECTS = "Văn phòng|Phòng Kinh tế|công chức địa chính|Tổ công nghệ số|Ban Chỉ huy quân sự|trạm y tế|trường mầm non|Đoàn Thanh niên|cán bộ văn thư|bộ phận kế toán"
VERBS = "đã rà soát|đã lập danh mục|đang hoàn thiện|đã trình phê duyệt|thường xuyên cập nhật|đã tổ chức tập huấn|đã kiểm kê|chưa bố trí được|đã thay mới|đã chuyển giao"
OBJECTS = "hồ sơ đất đai còn tồn|máy tính phục vụ một cửa|trụ sở cũ dôi dư|quy chế làm việc nội bộ|chế độ cho người nghỉ sớm|đường truyền tới thôn xa|tài liệu lưu trữ chưa chỉnh lý|dự toán chi thường xuyên|nhà công vụ cho cán bộ ở xa|danh sách hộ nghèo"
REASONS = "do địa bàn chia cắt và mưa lũ kéo dài|vì biên chế thiếu so với vị trí việc làm|nhờ sự đồng thuận của bà con các thôn|trên cơ sở ý kiến của cử tri vùng cao|theo phân công tại phiên họp thường kỳ|bằng nguồn xã hội hóa và ngày công|trong khi phần mềm dùng chung hay gián đoạn|để kịp phục vụ năm học mới|song tiến độ so với yêu cầu còn chậm|và niêm yết công khai tại nhà văn hóa"
NAMES = "Bản Liền|Văn Bàn|Tả Phìn|Hòa Bình|A Mú Sung|Y Tý|Nậm Chày|Dền Sáng|Mường Hum|Cốc San"


class Chance(Random):
    """Seeded chance for samples, no secret."""


def sentence(chance: Random, unit: str) -> str:
    pick = [chance.choice(words.split("|")) for words in (SUBJECTS, VERBS, OBJECTS, REASONS)]
    extra = " ".join(chance.choice(words.split("|")) for words in (VERBS, OBJECTS))
    where = f"xã {unit}" if chance.random() < 0.4 else f"{chance.randint(2, 90)} thôn"
    return f"{pick[0].capitalize()} {pick[1]} {pick[2]} ở {where}, {extra} {pick[3]}; đạt {chance.randint(20, 99)}%."


def section(chance: Random, unit: str, sentences: int = 12) -> tuple[str, ...]:
    made = [sentence(chance, unit) for _ in range(sentences)]
    return (" ".join(made[: sentences // 2]), " ".join(made[sentences // 2 :]))


def copied(chance: Random, blocks: tuple[str, ...], old: str, new: str, *, changed: float = 0.04) -> tuple[str, ...]:
    """The blocks with the unit's name swapped, every number drawn anew and a share of the words replaced."""
    out = []
    for block in blocks:
        words = []
        for word in block.replace(old, new).split(" "):
            if word.rstrip("%.;").isdigit():
                words.append(str(chance.randint(2, 99)) + word.lstrip("0123456789"))
            else:
                words.append("nhiều" if word.islower() and chance.random() < changed else word)
        out.append(" ".join(words))
    return tuple(out)


def document(owner: int, blocks: tuple[str, ...], key: str = "s1") -> CopyDocument:
    name = NAMES.split("|")[owner % 10]
    return CopyDocument(owner, 1000 + owner, f"UBND xã {name}", key, "mục 1 “Chỉ đạo”", blocks)
