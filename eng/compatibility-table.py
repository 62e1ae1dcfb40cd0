#!/usr/bin/env python3
"""Writes src/Ostiary.Accounts/Users/CompatibilityTable.txt from the Unicode data that Python carries.

Run it to follow a newer Unicode version: stored identifiers keep their folded form, because Unicode never changes
how an assigned character is normalized.
"""
import pathlib
import sys
import unicodedata

HANGUL = range(0xAC00, 0xAC00 + 11172)


def points(text):
    return " ".join(f"{ord(letter):x}" for letter in text)


lines = [
    f"# Unicode {unicodedata.unidata_version}: how characters decompose (d), which pairs compose (c), and combining classes (o).",
    "# Written by eng/compatibility-table.py; Hangul syllables are computed, not listed.",
]
characters = [chr(point) for point in range(sys.maxunicode + 1) if not 0xD800 <= point <= 0xDFFF and point not in HANGUL]
for letter in characters:
    whole = unicodedata.normalize("NFKD", letter)
    if whole != letter:
        lines.append(f"d {points(letter)} {points(whole)}")
for letter in characters:
    pair = unicodedata.decomposition(letter)
    if pair and not pair.startswith("<") and " " in pair and unicodedata.normalize("NFC", letter) == letter:
        first, second = (chr(int(point, 16)) for point in pair.split())
        lines.append(f"c {points(first)} {points(second)} {points(letter)}")
for letter in characters:
    order = unicodedata.combining(letter)
    if order:
        lines.append(f"o {points(letter)} {order:x}")

target = pathlib.Path(__file__).parent.parent / "src/Ostiary.Accounts/Users/CompatibilityTable.txt"
target.write_text("\n".join(lines) + "\n", encoding="ascii")
