"""The colours of the three themes; the style sheet and every painter read these names."""

from collections.abc import Mapping
from types import MappingProxyType

CLARO, OSCURO, CONTRASTE = "claro", "oscuro", "contraste"

# One line per token: name, claro, oscuro, contraste.
_TABLE = """
bg          F6F4F7 19161C 000000
surface     FFFFFF 232027 000000
sunken      FAF7FB 1D1A20 000000
line        E6E0EA 3A343F FFFFFF
edgesoft    D3CAD9 4A4350 FFFFFF
edge2       B3A8BB 6A6071 FFFFFF
edge        8F8597 857B8E FFFFFF
text        26202B F2EEF4 FFFFFF
text2       4F4657 D2CAD8 FFFFFF
muted       6B6173 AEA4B6 FFFFFF
accent      5A2E79 C9A4E6 FFE14D
onaccent    FFFFFF 231032 000000
hover       6C3B8F D9BDF0 FFF0A0
press       47235F B487D6 E6C800
soft        EFE6F5 3B2C49 3A3A00
soft2       F7F2FA 2C2433 1C1C00
acctext     5A2E79 D9BDF0 FFE14D
ring        7B4B9C D9BDF0 00E5FF
ok          1F6B40 8AD3A6 7CFFB0
okbg        E2F1E8 1E3A2A 000000
warn        7F5200 EBC06D FFD27A
warnbg      FBF0DA 3D2F14 000000
bad         A3301C F5A695 FFB3A3
badbg       FBE5E0 46231C 000000
info        2C5680 A5C8EC A8D8FF
infobg      E6EEF7 1F3145 000000
barok       2E7D4F 5FB883 7CFFB0
barwarn     A66A00 D9A440 FFD27A
barbad      B23A24 E5725B FFB3A3
badge       B23A24 F5A695 FFB3A3
onbadge     FFFFFF 2A0F08 000000
track       ECE6EF 3A343F 444444
chart1      7B4B9C B487D6 FFE14D
shade1      E6DAF0 412F52 333300
shade2      C9B2DC 5B4274 666014
shade3      A484C2 7C599D 998F26
shade4      7B4B9C AF86D0 CCBA38
shade5      4A2268 DCC2F2 FFE14D
onshade     FFFFFF 19161C 000000
cantera     C27C60 E0A58C FFB38F
disabled    F1EDF3 2A262E 000000
distext     857B8D 8F8597 B0B0B0
"""


def _themes() -> dict[str, Mapping[str, str]]:
    rows = [line.split() for line in _TABLE.strip().splitlines()]
    return {
        theme: MappingProxyType({row[0]: f"#{row[column]}" for row in rows})
        for column, theme in enumerate((CLARO, OSCURO, CONTRASTE), start=1)
    }


THEMES: Mapping[str, Mapping[str, str]] = MappingProxyType(_themes())
SCALES = (1.0, 1.25, 1.5)


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio, 1 to 21, of two colours written ``#RRGGBB``."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
