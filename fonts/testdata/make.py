"""Makes the fonts of the tests: python3 make.py, with fonttools and Pillow.

All that is in them is made here; they are under Octavo's own licence.
"""

from io import BytesIO

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict, PrivateDict, SubrsIndex
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.BitmapGlyphMetrics import SmallGlyphMetrics
from fontTools.ttLib.tables.C_B_D_T_ import cbdt_bitmap_format_17
from fontTools.ttLib.tables.E_B_L_C_ import BitmapSizeTable, SbitLineMetrics, Strike as EBLCStrike, eblc_index_sub_table_1
from fontTools.ttLib.tables.sbixGlyph import Glyph
from fontTools.ttLib.tables.sbixStrike import Strike
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from PIL import Image

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


SBIT_LINE = ("ascender", "descender", "widthMax", "caretSlopeNumerator", "caretSlopeDenominator", "caretOffset",
             "minOriginSB", "minAdvanceSB", "maxBeforeBL", "minAfterBL", "pad1", "pad2")

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


# The emoji of the colour fonts: all are 1000 units wide, and what they look like
# differs from font to font.
EMOJI = {0x1F600: "grin", 0x1F601: "beam", 0x1F602: "tears", 0x1F603: "smile", 0x1F604: "laugh"}


def box(x0, y0, x1, y1):
    pen = TTGlyphPen(None)
    pen.moveTo((x0, y0))
    pen.lineTo((x0, y1))
    pen.lineTo((x1, y1))
    pen.lineTo((x1, y0))
    pen.closePath()
    return pen.glyph()


def emoji(outlines, more=()):
    names = [".notdef", *EMOJI.values(), *more]
    fb = FontBuilder(1000, isTTF=True)
    fb.setupGlyphOrder(names)
    fb.setupCharacterMap(EMOJI)
    empty = TTGlyphPen(None).glyph()
    fb.setupGlyf({name: outlines.get(name, empty) for name in names})
    return fb, {name: (1000, fb.font["glyf"][name].xMin if name in outlines else 0) for name in names}


def picture(size, format="PNG"):
    """A square of which the top is red and green, the bottom blue and yellow."""
    quarters = Image.new("RGB", (2, 2))
    quarters.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)])
    out = BytesIO()
    quarters.resize((size, size), Image.NEAREST).save(out, format, optimize=True)
    return out.getvalue()


def colr():
    """COLR version 0: a red square with a blue one in it, one in the text's colour
    with a half transparent green one in it, and a square that reaches far out."""
    outlines = {"outer": box(100, -100, 900, 700), "inner": box(300, 100, 700, 500), "far": box(-300, -500, 1300, 1100)}
    fb, metrics = emoji(outlines, outlines)
    fb.setupCPAL([[(1, 0, 0, 1), (0, 0, 1, 1), (0, 1, 0, 0.5)]])
    fb.setupCOLR({
        "grin": [("outer", 0), ("inner", 1)],
        "beam": [("outer", 0xFFFF), ("inner", 2)],
        "tears": [("far", 1)],
    }, version=0)
    finish(fb, "Test COLR", "colr.ttf", metrics)


def sbix():
    """Pictures of 20 and 40 pixels an em. The second emoji is a duplicate of the
    first, the third a JPEG, the fourth only in the smaller size, and the last has an
    outline, whose corner its picture goes by."""
    fb, metrics = emoji({"laugh": box(50, -150, 800, 600)})
    table = fb.font["sbix"] = newTable("sbix")
    for ppem in 20, 40:
        strike = Strike(ppem=ppem, resolution=72)

        def add(name, type, data, x=0, y=0):
            strike.glyphs[name] = Glyph(glyphName=name, graphicType=type, imageData=data, originOffsetX=x, originOffsetY=y)

        add(".notdef", None, None)
        add("grin", "png ", picture(ppem), ppem // 10, -ppem // 5)
        strike.glyphs["beam"] = Glyph(glyphName="beam", graphicType="dupe", referenceGlyphName="grin")
        add("tears", "jpg ", picture(ppem, "JPEG"))
        add("smile", "png " if ppem == 20 else None, picture(ppem) if ppem == 20 else None)
        add("laugh", "png ", picture(ppem), ppem // 10, 0)
        table.strikes[ppem] = strike
    finish(fb, "Test sbix", "sbix.ttf", metrics)


def cbdt():
    """Pictures of 40 pixels an em, 40 high and wide."""
    fb, metrics = emoji({})
    data = newTable("CBDT")
    data.version, data.strikeData = 3.0, [{}]
    for name in EMOJI.values():
        glyph = cbdt_bitmap_format_17(b"", fb.font)
        glyph.metrics = SmallGlyphMetrics()
        glyph.metrics.height = glyph.metrics.width = 40
        glyph.metrics.BearingX, glyph.metrics.BearingY, glyph.metrics.Advance = 4, 32, 40
        glyph.imageData = picture(40)
        data.strikeData[0][name] = glyph
    size = BitmapSizeTable()
    size.colorRef = size.flags = 0
    size.flags, size.bitDepth, size.ppemX, size.ppemY = 1, 32, 40, 40
    size.startGlyphIndex, size.endGlyphIndex = 1, 5
    for line in "hori", "vert":
        metrics_of_line = SbitLineMetrics()
        for field in SBIT_LINE:
            setattr(metrics_of_line, field, 0)
        setattr(size, line, metrics_of_line)
    part = eblc_index_sub_table_1(b"", fb.font)
    part.names, part.imageFormat, part.indexFormat = list(EMOJI.values()), 17, 1
    part.firstGlyphIndex, part.lastGlyphIndex = 1, 5
    strike = EBLCStrike()
    strike.bitmapSizeTable, strike.indexSubTables = size, [part]
    places = newTable("CBLC")
    places.version, places.strikes = 3.0, [strike]
    fb.font["CBDT"], fb.font["CBLC"] = data, places
    finish(fb, "Test CBDT", "cbdt.ttf", metrics)


cff()
cid()
variable()
colr()
sbix()
cbdt()
