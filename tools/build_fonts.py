"""Build the screen's two font files: Be Vietnam Pro Regular and SemiBold, cut to Latin and Vietnamese, as woff2.

usage: python tools/build_fonts.py WHEEL    (fontpkg-be-vietnam-pro 1.2, SIL OFL; needs fonttools and brotli)
"""

import io
import sys
import zipfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "src/tonghop/web/static/tonghop/fonts"
WEIGHTS = ("Regular", "SemiBold")
# Basic Latin, Latin-1, the Vietnamese letters, combining tones, and the signs our pages use.
UNICODES = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(ord(c) for c in "ĂăĐđĨĩŨũƠơƯư"),
    *range(0x300, 0x304),
    0x309,
    0x323,
    *range(0x1EA0, 0x1EFA),
    *(ord(c) for c in "–—‘’“”…•₫−≤≥×→←↑↓²³"),
]


def main(wheel: str) -> None:
    """Write the two files and the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as package:
        for weight in WEIGHTS:
            font = TTFont(io.BytesIO(package.read(f"fontpkg_be_vietnam_pro/files/BeVietnamPro-{weight}.ttf")))
            options = Options()
            options.flavor = "woff2"
            options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum"]
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=UNICODES)
            subsetter.subset(font)
            font.flavor = "woff2"
            font.save(TARGET / f"BeVietnamPro-{weight}.woff2")
        (TARGET / "OFL.txt").write_bytes(package.read("fontpkg_be_vietnam_pro/LICENSE"))


if __name__ == "__main__":
    main(sys.argv[1])
