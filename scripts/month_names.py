#!/usr/bin/env python3
"""Writes crates/formats/src/dates/months.txt: the names of the months in the languages of CLDR, for reading dates.

    npm pack cldr-dates-full cldr-core && for file in cldr-*.tgz; do tar xzf "$file"; done
    python3 scripts/month_names.py package > crates/formats/src/dates/months.txt

CLDR is published under the Unicode License v3, https://www.unicode.org/license.txt.
"""

import collections
import json
import os
import re
import sys
import unicodedata

# Languages whose newspapers a reader is most likely to have: their abbreviations are taken too.
ABBREVIATED = set(
    """af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fo fr ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn
    ko ky lb lo lt lv mk ml mn mr ms my ne nl nn no or pa pl ps pt ro ru sd si sk sl so sq sr sv sw ta te tg th tk tr uk ur uz vi yo
    zh zu""".split()
)
# What newspapers write beside what CLDR has, by language and month.
MORE = {
    "de": "jänner|feber|maerz mrz||||||||",
    "en": "||||||||sept|||",
    "fr": "janv|fév|||||juil|||||",
    "es": "||||||||setiembre sept set|||",
    "it": "genn|febbr||||||sett sett|||",
    "pt": "|||||||||||",
    "nl": "jän||mrt||||||||",
    "pl": "|||||||||||",
    "id": "|pebruari||||||agt|||nop|",
    "ro": "ian|febr|||||||sept||noiem|",
    "ru": "||||||||сент||нояб|",
    "uk": "||||травн|||||||",
    "vi": "tháng_giêng tháng_một|tháng_hai|tháng_ba|tháng_tư|tháng_năm|tháng_sáu|tháng_bảy|tháng_tám|tháng_chín|tháng_mười|tháng_mười_một|tháng_mười_hai",
    "cs": "lednu|únoru|březnu|dubnu|květnu|červnu|červenci|srpnu||říjnu|listopadu|prosinci",
    "hi": "|फरवरी|||||||सितंबर|अक्तूबर|नवंबर|दिसंबर",
    "ar": "||||أيار|||أغشت||||",
    # Solar Hijri in Latin letters and as Afghans call its months: certain from their names.
    "solar": "farvardin حمل|ordibehesht ثور|khordad جوزا|tir سرطان|mordad اسد|shahrivar سنبله|mehr میزان|aban عقرب|azar قوس|dey جدی|bahman دلو|esfand حوت",
}
# Words that stand between the parts of a date, beside the literals of CLDR's patterns.
BETWEEN = """de del d do da di of the den der am st nd rd th er ère º ª re ngày năm г р року года год rok roku r a e ko m mh gada оны жылдың жылғы жылдын жыл ж yil yili
    ᵉʳ พ_ศ ค_ศ від от dne dana vom le la el o i й го an on ze ta թ"""


def is_word(c):
    """As `is_word` in crates/formats/src/dates/tokens.rs."""
    return c.isalpha() or (unicodedata.category(c) in ("Mn", "Mc", "Lm") and not "\u0300" <= c <= "\u036f")


def key(name):
    """A name as the reader looks for it: its words in lower case, joined by spaces."""
    name = name.lower().replace("\u0307", "")
    name = re.sub("[\u00ad\u200b-\u200f\u2060\u061c\ufeff]", "", name)
    return " ".join("".join(c if is_word(c) else " " for c in name).split())


def bare(name):
    """A name without its accents: as capitals, old systems and decomposed letters have it."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", plain).replace("ı", "i")


def main(package):
    found = collections.defaultdict(lambda: collections.defaultdict(set))
    between = {word.replace("_", " ") for word in BETWEEN.split()}

    def add(name, month, language):
        # "3月", "三月" and "tháng 3" are read as figures; scripts outside the basic plane have no newspapers.
        if any(c.isdigit() or c == "月" or c > "\uffff" for c in name):
            return
        name = re.sub(r"^(de|d) ", "", key(name))
        words = name.split()
        if not words or len(words) > 3:
            return
        is_latin = name[0] < "\u0250"
        if is_latin and len(name) < 3:
            return
        found[name][month].add(language)

    with open(os.path.join(package, "coverageLevels.json"), encoding="utf-8") as file:
        covered = {locale.split("-")[0] for locale in json.load(file)["effectiveCoverageLevels"]} | ABBREVIATED
    root = os.path.join(package, "main")
    for locale in sorted(os.listdir(root)):
        language = locale.split("-")[0]
        # Languages of which CLDR itself says that they are not covered stay out, for the page's sake.
        if language not in covered:
            continue
        with open(os.path.join(root, locale, "ca-gregorian.json"), encoding="utf-8") as file:
            dates = json.load(file)["main"][locale]["dates"]["calendars"]["gregorian"]
        patterns = [dates["dateFormats"][length] for length in ("full", "long", "medium")]
        attached = [""]
        for pattern in patterns:
            if not isinstance(pattern, str):
                pattern = pattern["_value"]
            for literal in re.findall(r"'([^']+)'", pattern):
                between.update(word for word in key(literal).split() if not word.isdigit())
            attached += re.findall(r"MMMM'(\w+)'", pattern)
        for context in ("format", "stand-alone"):
            widths = ["wide"] + (["abbreviated"] if language in ABBREVIATED else [])
            for month, name in ((int(m), n) for width in widths for m, n in dates["months"][context][width].items()):
                for end in set(attached):
                    add(name + end, month, language)
                if language == "he":
                    add("ב" + name, month, language)
    persian = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
    for month, name in enumerate(persian, 1):
        add(name, month, "solar")
    for language, months in MORE.items():
        for month, names in enumerate(months.split("|"), 1):
            for name in names.split():
                add(name.replace("_", " "), month, language)
    # A small language's name does not make another's doubtful.
    large = ABBREVIATED | {"solar"}
    for months in found.values():
        if len(months) > 1 and any(languages & large for languages in months.values()):
            for month in [m for m, languages in months.items() if not languages & large]:
                del months[month]
    for name, months in list(found.items()):
        plain = key(bare(name))
        if plain not in found and all(languages & large for languages in months.values()):
            found[plain] = months
    doubtful = {l for months in found.values() if len(months) > 1 for languages in months.values() for l in languages}
    lines = []
    for word in between:
        if word not in found:
            lines.append(f"{word}\t0")
    for name, months in found.items():
        readings = []
        for month, languages in sorted(months.items()):
            told = sorted(languages & (doubtful | {"solar", "th"}))
            readings.append(" ".join([str(month), *told]))
        lines.append(f"{name}\t{','.join(readings)}")
    lines.sort(key=lambda line: line.split("\t")[0].encode())
    sys.stdout.write("\n".join(lines) + "\n")


main(sys.argv[1])
