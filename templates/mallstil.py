"""Mallarnas gemensamma utseende: formatmallar, numrering, typsnitt och inställningar."""

from __future__ import annotations

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Typsnitt som finns i varje Office, med måttlika ersättare i LibreOffice (Carlito och Caladea).
HEADING_FONT: Final = "Calibri"
BODY_FONT: Final = "Calibri"
INK: Final = "1A1A1A"
ACCENT: Final = "1F3B57"
MUTED: Final = "4D4D4D"
LINE: Final = "8C96A0"
# A4 i tjugondels punkter, med textytan mellan marginalerna.
PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
MARGIN: Final = 1644
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN


def fonts(name: str) -> str:
    """Typsnittet för alla slags tecken."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def paragraph_style(
    key: str,
    name: str,
    ppr: str = "",
    rpr: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    shown: bool = True,
) -> str:
    """Ett styckeformat; med Words inbyggda namn visar Word det på användarens språk."""
    quick = "<w:qFormat/>" if shown else ""
    custom = "" if _built_in(name) else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + f"{quick}<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def _built_in(name: str) -> bool:
    return name.startswith(("heading", "List", "header", "footer")) or name in (
        "Signature",
        "Subtitle",
        "Date",
    )


def _heading(level: int, size: int, before: int, after: int, color: str) -> str:
    return paragraph_style(
        f"Rubrik{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/><w:spacing w:before="{before}" w:after="{after}" '
        'w:line="252" '
        f'w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>',
        f'{fonts(HEADING_FONT)}<w:b/><w:bCs/><w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        following="Normal",
    )


def _list_style(key: str, name: str, number: int) -> str:
    return paragraph_style(
        key,
        name,
        f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="80"/><w:contextualSpacing w:val="0"/>',
    )


def styles() -> str:
    """`styles.xml`: bara formatmallarna som används."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(BODY_FONT)}"
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    basic = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/></w:pPr><w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Standardstycketeckensnitt">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Normaltabell"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="Ingenlista"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{basic}{_text_styles()}{_table_styles()}</w:styles>'


def _text_styles() -> str:
    small = '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    tight = '<w:spacing w:before="0" w:after="0" w:line="252" w:lineRule="auto"/>'
    muted = f'<w:color w:val="{MUTED}"/>'
    return "".join(
        (
            _heading(1, 34, 320, 200, ACCENT),
            _heading(2, 26, 300, 80, ACCENT),
            _heading(3, 23, 220, 60, INK),
            _list_style("Punktlista", "List Bullet", 1),
            _list_style("Numreradlista", "List Number", 2),
            paragraph_style("Sidhuvud", "header", f"{tabs}{tight}", f"{muted}{small}", shown=False),
            paragraph_style(
                "Sidfot", "footer", f'{tabs}{tight}<w:jc w:val="center"/>', f"{muted}{small}", shown=False
            ),
            paragraph_style(
                "Papperstyp",
                "Papperstyp",
                '<w:keepNext/><w:spacing w:before="0" w:after="160" w:line="252" w:lineRule="auto"/>',
                f'{fonts(HEADING_FONT)}<w:b/><w:bCs/><w:color w:val="{MUTED}"/><w:sz w:val="28"/><w:szCs w:val="28"/>',
            ),
            paragraph_style(
                "Ledtext",
                "Ledtext",
                f"<w:keepNext/>{tight}",
                f'{muted}<w:sz w:val="20"/><w:szCs w:val="20"/>',
            ),
            paragraph_style("Uppgift", "Uppgift", tight, '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
            paragraph_style("Tabelltext", "Tabelltext", tight, '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
            paragraph_style("Signatur", "Signature", f"<w:keepNext/><w:keepLines/>{tight}"),
            paragraph_style("Signaturnamn", "Signaturnamn", '<w:spacing w:before="720"/>', based="Signatur"),
            paragraph_style(
                "Underskriftsrad",
                "Underskriftsrad",
                f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="{LINE}"/></w:pBdr>'
                '<w:spacing w:before="0" w:after="620"/><w:ind w:right="360"/>',
                f"{muted}{small}",
                based="Signatur",
            ),
            (
                '<w:style w:type="character" w:styleId="Hyperlnk"><w:name w:val="Hyperlink"/>'
                '<w:basedOn w:val="Standardstycketeckensnitt"/>'
                '<w:rPr><w:color w:val="0B5394"/><w:u w:val="single"/></w:rPr></w:style>'
            ),
        )
    )


def _table_styles() -> str:
    edge = f'w:val="single" w:sz="8" w:space="0" w:color="{ACCENT}"'
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    margins = (
        '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
    )
    bare = margins.replace('<w:left w:w="100"', '<w:left w:w="0"')
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Beslutstabell"><w:name w:val="Beslutstabell"/>'
        '<w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"<w:top {edge}/><w:bottom {edge}/><w:insideH {thin}/></w:tblBorders>{margins}</w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        f"<w:tcPr><w:tcBorders><w:bottom {edge}/></w:tcBorders>"
        '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        f"<w:tcPr><w:tcBorders><w:top {edge}/></w:tcBorders>"
        "</w:tcPr></w:tblStylePr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="Uppgifter"><w:name w:val="Uppgifter"/>'
        f'<w:basedOn w:val="Normaltabell"/><w:qFormat/><w:tblPr>{bare}</w:tblPr></w:style>'
    )


def _level(level: int, kind: str, text: str) -> str:
    left = 425 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + ('<w:pStyle w:val="Punktlista"/>' if (level, kind) == (0, "bullet") else "")
        + ('<w:pStyle w:val="Numreradlista"/>' if (level, kind) == (0, "decimal") else "")
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="425"/></w:pPr></w:lvl>'
    )


def numbering() -> str:
    """`numbering.xml`: punktlista och numrerad lista i tre nivåer."""
    bullets = "".join(_level(level, "bullet", mark) for level, mark in enumerate("•–•"))
    numbers = "".join(
        _level(level, kind, f"%{level + 1}{end}")
        for level, (kind, end) in enumerate((("decimal", "."), ("lowerLetter", ")"), ("lowerRoman", ".")))
    )
    return (
        f'{HEAD}<w:numbering xmlns:w="{W}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{numbers}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        "</w:numbering>"
    )


def settings() -> str:
    """`settings.xml`: svenska skiljetecken, Words senaste sätt att sätta text och inget spår av en dator."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/>'
        '<w:listSeparator w:val=";"/></w:settings>'
    )


def font_table() -> str:
    """`fontTable.xml`: typsnitten med sina måttlika ersättare."""
    other = "Carlito"
    return (
        f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{BODY_FONT}"><w:altName w:val="{other}"/>'
        '<w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """`theme1.xml`: Word räknar med att ett tema finns; färger och typsnitt är formatmallarnas."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colors = {
        "dk1": INK,
        "lt1": "FFFFFF",
        "dk2": ACCENT,
        "lt2": "EEF1F4",
        "accent1": ACCENT,
        "accent2": "5B7083",
    }
    colors |= {
        "accent3": LINE,
        "accent4": MUTED,
        "accent5": "0B5394",
        "accent6": "C00000",
        "hlink": "0B5394",
        "folHlink": ACCENT,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in colors.items())
    font = '<a:latin typeface="{}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{a}" name="Beslut"><a:themeElements><a:clrScheme name="Beslut">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Beslut"><a:majorFont>{font.format(HEADING_FONT)}</a:majorFont>'
        f'<a:minorFont>{font.format(BODY_FONT)}</a:minorFont></a:fontScheme><a:fmtScheme name="Beslut">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
