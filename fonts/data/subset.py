"""Makes the faces for symbols of the files that Google Fonts builds.

    pip install fonttools==4.68.0
    npm pack @expo-google-fonts/noto-emoji@0.4.7                (and so on, see ../README.md)
    python3 subset.py FOLDER

FOLDER holds the .ttf files of the packages, which are named in FACES. The same
files and the same fonttools make the same bytes.
"""

import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# What a face is to have, besides what TAKEN says: from and to, both included.
LETTERS = [(0x20, 0x17F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B), (0x370, 0x3FF), (0x400, 0x45F)]
MARKS = [(0x300, 0x36F), (0x20D0, 0x20F0)]
TEXT = [(0x180, 0x2FF), (0x460, 0x52F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2000, 0x20CF), (0x2100, 0x218F),
        (0x2C60, 0x2C7F), (0x2DE0, 0x2E7F), (0xA720, 0xA7FF), (0xFB00, 0xFB06), (0xFE20, 0xFE2F), (0xFFFC, 0xFFFD)]
CODE = [(0x180, 0x2FF), (0x460, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x218F)]
TECHNICAL = [(0x2190, 0x23FF), (0x25A0, 0x27FF)]
MATH = [(0x2034, 0x2037), (0x2057, 0x2057), (0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x25FF), (0x2605, 0x2606),
        (0x2660, 0x2667), (0x266D, 0x266F), (0x27C0, 0x27FF), (0x2900, 0x2BFF), (0x1D400, 0x1D7FF)]
ENCLOSED = [(0x2150, 0x218F), (0x2190, 0x23FF), (0x2460, 0x24FF), (0x2600, 0x27BF), (0x1F100, 0x1F1FF)]
SYMBOLS = [(0x2190, 0x23FF), (0x2400, 0x245F), (0x25A0, 0x28FF), (0x2B00, 0x2BFF), (0x1F300, 0x1F5FF),
           (0x1F650, 0x1F6FF), (0x1F780, 0x1F8FF), (0x1FB00, 0x1FBFF)]
ALL = [(0, 0x10FFFF)]

# File, what it is to have, which faces' characters it need not have, and the
# OpenType features that are kept. Characters that are emoji too are in the other
# faces only where text has them by default.
FACES = [
    ("NotoEmoji", ALL, [], [], ["*"]),
    ("NotoSansMono", CODE + TECHNICAL, ["SourceCodePro-Regular"], MARKS + [(0x61, 0x7A)], ["mark", "mkmk", "ccmp"]),
    ("NotoSans", TEXT, ["SourceSans3-Regular"], LETTERS + MARKS, ["mark", "mkmk", "ccmp", "locl"]),
    ("NotoSansMath", MATH, ["SourceSans3-Regular"], LETTERS[:1] + [(0x391, 0x3C9)] + MARKS[1:], ["mark", "mkmk", "ccmp"]),
    ("NotoSansSymbols", ENCLOSED, ["SourceSans3-Regular", "NotoSansMath"], [], []),
    ("NotoSansSymbols2", SYMBOLS, ["SourceSans3-Regular", "NotoSansMath", "NotoSansSymbols"], [], []),
]


def characters(ranges):
    return {c for first, last in ranges for c in range(first, last + 1)}


def source(folder, name):
    return os.path.join(folder, name + "_400Regular.ttf")


def place(name):
    return os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".ttf")


def make(folder, name, wanted, taken, always, features):
    chars = characters(wanted)
    if name.startswith("NotoSansSymbols"):
        chars -= {c for c in set(TTFont(place("NotoEmoji")).getBestCmap()) if c > 0x2FFF}
    for other in taken:
        chars -= set(TTFont(place(other)).getBestCmap())
    chars |= characters(always)
    options = subset.Options()
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_bounds = False
    options.drop_tables += ["MATH", "STAT", "DSIG", "vhea", "vmtx", "gasp", "GlyphOrder"]
    font = subset.load_font(source(folder, name), options)
    s = subset.Subsetter(options)
    s.populate(unicodes=chars)
    s.subset(font)
    out = place(name)
    subset.save_font(font, out, options)
    print(f"{name}.ttf: {os.path.getsize(out)} bytes, {len(font.getBestCmap())} characters")


if __name__ == "__main__":
    for face in FACES:
        make(sys.argv[1], *face)
