"""A small valid codebook, and ways to change a part of it."""

import re

PARTS = {
    "schema": "schema: 1\n",
    "id": "id: proef\n",
    "version": "version: 1.0.0\n",
    "language": "language: nl\n",
    "title": "title: Proef\n",
    "lists": "lists:\n  begeleider: |\n    begeleider\n    mentor\n",
    "themes": "themes:\n  - {id: contact, label: {nl: Contact, en: Contact}}\n",
}
FIRST = {
    "id": "id: contact.vast\n",
    "theme": "theme: contact\n",
    "polarity": "polarity: success\n",
    "opposite": "opposite: contact.wisselend\n",
    "label": "label: {nl: Vast, en: Fixed}\n",
    "definition": "definition: Er blijft iemand.\n",
    "indicators": "indicators: |\n  vaste @begeleider\n",
}
SECOND = """\
  - id: contact.wisselend
    theme: contact
    polarity: blocking
    opposite: contact.vast
    label: {nl: Wisselend, en: Changing}
    definition: Er komt steeds iemand anders.
    indicators: |
      steeds iemand anders
      andere @begeleider
"""
OVERLAY = "schema: 1\nid: regio\nversion: 1.0.0\nlanguage: nl\ntitle: Regio\nextends: basis.yaml\n"


def codebook(fragment: str = "") -> str:
    """Give the codebook with the keys of the fragment in place of its own."""
    keys = _keys(fragment)
    kept = [text for key, text in PARTS.items() if key not in keys]
    return "".join(kept) + fragment + ("" if "factors" in keys else _factors(""))


def with_factor(fragment: str) -> str:
    """Give the codebook with the fragment in its first factor."""
    return "".join(PARTS.values()) + _factors(fragment)


def _factors(fragment: str) -> str:
    keys = _keys(fragment)
    lines = "".join([text for key, text in FIRST.items() if key not in keys] + [fragment]).splitlines()
    return "factors:\n  - " + "\n    ".join(lines) + "\n" + SECOND


def _keys(fragment: str) -> list[str]:
    return re.findall(r"^(\w+):", fragment, re.MULTILINE)
