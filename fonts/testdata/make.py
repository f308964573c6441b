"""Makes the fonts of the tests: python3 make.py, with fonttools."""

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, PrivateDict, SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
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


METRICS = {".notdef": (500, 0), "I": (400, 100), "O": (700, 100)}


def finish(fb, family, path, metrics=METRICS):
    fb.setupHorizontalMetrics(metrics)
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


# The programs of the glyphs of the CID-keyed font, with the Font DICT of each. A
# bar is drawn by a global subroutine, and moved to its place by one of its Font
# DICT; -107 is the first of both.
CID = [
    (".notdef", 0, [500, "endchar"]),
    ("cid00001", 0, [400, -107, "callsubr", -107, "callgsubr", "endchar"]),
    ("cid00002", 1, [700, -107, "callsubr", -107, "callgsubr", "endchar"]),
    ("cid00003", 1, [-106, "callsubr", -107, "callgsubr", -106, "callgsubr", "endchar"]),
    ("cid00004", 2, [100, 50, "rmoveto", 20, 300, 100, 40, 200, -340, "rrcurveto", "endchar"]),
    ("cid00005", 0, [-107, "callsubr", -106, "callgsubr", "endchar"]),
]
GLOBAL = [[700, 200, -700, "vlineto", "return"], [300, 100, 50, 100, 200, -200, "rrcurveto", "return"]]
LOCAL = [[[100, "hmoveto", "return"]], [[300, 20, "rmoveto", "return"], [-50, "hmoveto", "return"]], []]


def cid():
    names = [name for name, _, _ in CID]
    fb = FontBuilder(1000, isTTF=False)
    fb.setupGlyphOrder(names)
    fb.setupCharacterMap({0x49: "cid00001", 0x4F: "cid00002", 0x4E00: "cid00003", 0x4E01: "cid00004", 0x4E02: "cid00005"})
    fb.setupCFF("TestCID", {}, {name: T2CharString(program=program) for name, _, program in CID}, {})
    cff = fb.font["CFF "].cff
    top = cff.topDictIndex[0]
    for program in GLOBAL:
        cff.GlobalSubrs.append(T2CharString(program=program))
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), len(names)
    top.FDArray = FDArrayIndex()
    for i, programs in enumerate(LOCAL):
        font = FontDict()
        font.setCFF2(False)
        font.FontName = "TestCID-%d" % i
        font.Private = PrivateDict()
        font.Private.defaultWidthX, font.Private.nominalWidthX = 500, 0
        if programs:
            font.Private.Subrs = SubrsIndex()
            for program in programs:
                font.Private.Subrs.append(T2CharString(program=program))
        top.FDArray.append(font)
    top.FDSelect = FDSelect(format=3)
    top.FDSelect.gidArray = [font for _, font, _ in CID]
    for name, font, _ in CID:
        program = top.CharStrings[name]
        program.fdSelectIndex, program.private = font, top.FDArray[font].Private
    del top.Private
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
    finish(fb, "Test CID", "cid.otf", {name: (500, 0) for name in names})


cff()
cid()
variable()
