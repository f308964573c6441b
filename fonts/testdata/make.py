"""Makes the fonts of the tests: python3 make.py, with fonttools."""

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

NAMES = [".notdef", "I", "O"]
CHARS = {0x49: "I", 0x4F: "O", 0x4E00: "I"}


def bar(pen, width):
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((100 + width, 700))
    pen.lineTo((100 + width, 0))
    pen.closePath()


def ring(pen):
    pen.moveTo((100, 350))
    pen.curveTo((100, 550), (200, 700), (350, 700))
    pen.curveTo((500, 700), (600, 550), (600, 350))
    pen.curveTo((600, 150), (500, 0), (350, 0))
    pen.curveTo((200, 0), (100, 150), (100, 350))
    pen.closePath()


def finish(fb, family, path):
    fb.setupHorizontalMetrics({".notdef": (500, 0), "I": (400, 100), "O": (700, 100)})
    fb.setupHorizontalHeader(ascent=800, descent=-200)
    fb.setupNameTable({"familyName": family, "styleName": "Regular"})
    fb.setupOS2(sTypoAscender=800, sTypoDescender=-200, sxHeight=500, sCapHeight=700)
    fb.setupPost()
    fb.font["head"].created = fb.font["head"].modified = 0
    fb.font.recalcTimestamp = False
    fb.save(path)


def cff():
    fb = FontBuilder(1000, isTTF=False)
    fb.setupGlyphOrder(NAMES)
    fb.setupCharacterMap(CHARS)
    glyphs = {}
    for name, width, draw in ((".notdef", 500, None), ("I", 400, lambda p: bar(p, 200)), ("O", 700, ring)):
        pen = T2CharStringPen(width, None)
        if draw:
            draw(pen)
        glyphs[name] = pen.getCharString()
    fb.setupCFF("TestCFF", {}, glyphs, {})
    finish(fb, "Test CFF", "cff.otf")


def variable():
    fb = FontBuilder(1000, isTTF=True)
    fb.setupGlyphOrder(NAMES)
    fb.setupCharacterMap(CHARS)
    glyphs = {}
    for name, width in ((".notdef", 0), ("I", 100), ("O", 300)):
        pen = TTGlyphPen(None)
        if width:
            bar(pen, width)
        glyphs[name] = pen.glyph()
    fb.setupGlyf(glyphs)
    fb.setupNameTable({"familyName": "Test Variable", "styleName": "Thin"})
    fb.setupFvar([("wght", 100, 100, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (400, 0), (400, 0), (0, 0), (400, 0), (0, 0), (0, 0)]
    fb.setupGvar({".notdef": [], "I": [TupleVariation({"wght": (0, 1, 1)}, wider)], "O": []})
    finish(fb, "Test Variable", "variable.ttf")


cff()
variable()
