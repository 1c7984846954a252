"""Wrong use of the program is told in Vietnamese, with what is at fault and where the right use is told."""

import subprocess
import sys

import pytest


def tonghop(*words):
    command = [sys.executable, "-m", "tonghop", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8", timeout=60)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["doc"], "Không có lệnh “doc”.\nXem cách dùng: tonghop --help\n"),
        (["--nhanh"], "Không có tùy chọn “--nhanh”.\nXem cách dùng: tonghop --help\n"),
        (["plan", "read"], "Thiếu tham số “file”.\nXem cách dùng: tonghop plan read --help\n"),
        (["plan", "open", "a.txt"], "Thiếu --owner.\nXem cách dùng: tonghop plan open --help\n"),
        (["plan", "read", "a.txt", "b.txt"], "Thừa: “b.txt”.\nXem cách dùng: tonghop plan read --help\n"),
        (["serve", "--port"], "Tùy chọn “--port” cần một giá trị.\nXem cách dùng: tonghop --help\n"),
        (["serve", "--port", "tám"], "--port: phải là một số.\nXem cách dùng: tonghop serve --help\n"),
        (["serve", "--port", "0"], "--port: không được nhỏ hơn 1.\nXem cách dùng: tonghop serve --help\n"),
        (
            ["document", "check", "a.txt"],
            (
                "Chỉ kiểm tra được tệp Word .docx. Hãy mở “a.txt” bằng Word, lưu dạng .docx rồi kiểm tra lại.\n"
                "Xem cách dùng: tonghop document check --help\n"
            ),
        ),
        (
            ["plan", "read", "khong-co.docx"],
            "Không mở được tệp “khong-co.docx”: không có tệp này.\nXem cách dùng: tonghop plan read --help\n",
        ),
    ],
)
def test_wrong_use_says_what_is_wrong_and_ends_with_2(words, said):
    done = tonghop(*words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


def test_a_group_alone_shows_its_commands_and_the_version_is_told():
    assert "read  Đọc một kế hoạch" in tonghop("plan").stderr
    assert "--install-completion" not in tonghop("plan", "--help").stdout
    done = tonghop("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "tonghop")
