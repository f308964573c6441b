"""Makes the face for formulas of the file that Google Fonts builds.

    pip install fonttools==4.68.0
    npm pack @expo-google-fonts/stix-two-math@0.4.0
    python3 mathsubset.py FOLDER

FOLDER holds the package's file STIXTwoMath_400Regular.ttf. The same file and
the same fonttools make the same bytes.
"""

import os
import sys

from fontTools import subset

CHARS = [(0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x237, 0x237), (0x2C6, 0x2C7), (0x2D8, 0x2DD), (0x300, 0x30C),
         (0x311, 0x311), (0x323, 0x323), (0x331, 0x332), (0x338, 0x338), (0x391, 0x3C9), (0x3D0, 0x3D6), (0x3DC, 0x3DD),
         (0x3F0, 0x3F6), (0x2010, 0x2026), (0x2030, 0x2037), (0x203C, 0x203E), (0x2040, 0x2044), (0x2057, 0x2057),
         (0x20D0, 0x20F0), (0x2100, 0x214F), (0x2190, 0x22FF), (0x2300, 0x2313), (0x2322, 0x2323), (0x23B0, 0x23B1),
         (0x23B4, 0x23B5), (0x23DC, 0x23E1), (0x24C8, 0x24C8), (0x25A0, 0x25EF), (0x2605, 0x2606), (0x2660, 0x266F),
         (0x2713, 0x2713), (0x2720, 0x2720), (0x27C2, 0x27C2), (0x27D0, 0x27FF), (0x290C, 0x2911), (0x294A, 0x2965),
         (0x2980, 0x2998), (0x29C4, 0x29C6), (0x29EB, 0x29EB), (0x29F5, 0x29F9), (0x2A00, 0x2A1C), (0x2A2F, 0x2A2F),
         (0x2A3F, 0x2A3F), (0x2A5E, 0x2A5E), (0x2A7D, 0x2ABA), (0x2AC5, 0x2ACC), (0x2AE4, 0x2AE5), (0x1D400, 0x1D7FF)]

# Primes for superscripts have no character of their own: they get private ones.
PRIMES = [0xE032, 0xE033, 0xE034, 0xE035, 0xE057]


def script_forms(font):
    """The first alternates of feature ssty."""
    table, forms = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "ssty":
            continue
        for index in record.Feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                if hasattr(sub, "alternates"):
                    forms.update({k: v[0] for k, v in sub.alternates.items()})
                elif hasattr(sub, "mapping"):
                    forms.update(sub.mapping)
    return forms


def main(folder):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["STAT", "DSIG", "vhea", "vmtx", "gasp", "GPOS", "GSUB", "GDEF"]
    font = subset.load_font(os.path.join(folder, "STIXTwoMath_400Regular.ttf"), options)
    forms, cmap = script_forms(font), font.getBestCmap()
    private = {}
    for code in PRIMES:
        name = cmap[code - 0xE000 + 0x2000]
        private[code] = forms.get(name, name)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(private)
    s = subset.Subsetter(options)
    chars = {c for first, last in CHARS for c in range(first, last + 1)}
    s.populate(unicodes=chars | set(private))
    s.subset(font)
    out = os.path.join(os.path.dirname(os.path.abspath(__file__)), "STIXTwoMath.ttf")
    subset.save_font(font, out, options)
    print(f"STIXTwoMath.ttf: {os.path.getsize(out)} bytes, {len(font.getBestCmap())} characters, {private}")


if __name__ == "__main__":
    main(sys.argv[1])
