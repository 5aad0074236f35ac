"""The words of the page to discuss, in plain Dutch (B1) and in English."""

from praktijkleren.study.labels import Language

NL = {
    "title": "Verschillen bespreken",
    "lead": (
        "{names} codeerden dezelfde verhalen. Hieronder staat elke zin die zij anders lazen: {number} van de "
        "{total} zinnen."
    ),
    "lead_one": (
        "{names} codeerden dezelfde verhalen. Hieronder staat de ene zin die zij anders lazen, van de {total} zinnen."
    ),
    "lead_none": "{names} codeerden dezelfde verhalen, en lazen alle {total} zinnen hetzelfde.",
    "private": ("Hier staat tekst uit de verhalen. Bewaar de pagina net zo veilig als de verhalen, en deel haar niet."),
    "how": "Zo bespreek je dit",
    "steps": (
        "Lees de zin, met de zin ervoor en de zin erna.",
        "Ieder vertelt eerst waarom hij of zij dit koos.",
        "Lees dan de definitie. Klik daarvoor op de factor.",
        "Kies samen. Schrijf het besluit in het consensusformulier, niet in de eigen codering.",
        "Zegt de definitie niet genoeg? Schrijf op wat er beter kan.",
    ),
    "figures": "Wat de cijfers zeggen",
    "factors": "Over welke factoren gaat het?",
    "factors_lead": "Bovenaan staat de factor met de meeste verschillen.",
    "factor": "Factor",
    "both": "Allebei",
    "all": "Allemaal",
    "only": "Alleen {name}",
    "differ": "Verschil",
    "swapped": "Vaak verwisseld",
    "swap": "{number} keer koos {first} <b>{one}</b> waar {second} <b>{other}</b> koos.",
    "sentences": "De verschillen, verhaal voor verhaal",
    "count": "{number} zinnen",
    "count_one": "1 zin",
    "more": "Nog {number} factoren met minder verschillen",
    "sentence": "Zin {number}",
    "nothing": "geen factor",
    "doubt": "Twijfelde over",
    "note": "Schreef erbij",
    "decision": "Besluit",
    "definitions": "Wat de factoren betekenen",
    "include": "Wel",
    "exclude": "Niet",
    "back": "terug naar boven",
    "no_text": "(de tekst van deze zin is hier niet bekend)",
    "legend": "Een volle kleur: hierover verschillen jullie. Een lichte kleur met ✓: dit vond iedereen.",
}

EN = {
    "title": "Talk about the differences",
    "lead": (
        "{names} coded the same narratives. Below is every sentence that they read differently: {number} of "
        "{total} sentences."
    ),
    "lead_one": (
        "{names} coded the same narratives. Below is the one sentence that they read differently, of {total} sentences."
    ),
    "lead_none": "{names} coded the same narratives, and read all {total} sentences alike.",
    "private": "This page holds text of the narratives. Keep it as safe as the narratives, and do not share it.",
    "how": "How to talk about this",
    "steps": (
        "Read the sentence, with the one before and the one after.",
        "Everyone first says why he or she chose this.",
        "Then read the definition. Click on the factor to see it.",
        "Choose together. Write what you decide in the consensus form, not in your own coding.",
        "Does the definition not say enough? Write down what can be better.",
    ),
    "figures": "What the figures say",
    "factors": "Which factors is it about?",
    "factors_lead": "The factor with most differences is at the top.",
    "factor": "Factor",
    "both": "Both",
    "all": "All",
    "only": "Only {name}",
    "differ": "Differ",
    "swapped": "Often taken for each other",
    "swap": "{number} times {first} chose <b>{one}</b> where {second} chose <b>{other}</b>.",
    "sentences": "The differences, narrative by narrative",
    "count": "{number} sentences",
    "count_one": "1 sentence",
    "more": "{number} more factors with fewer differences",
    "sentence": "Sentence {number}",
    "nothing": "no factor",
    "doubt": "Hesitated over",
    "note": "Wrote",
    "decision": "Decision",
    "definitions": "What the factors mean",
    "include": "Include",
    "exclude": "Exclude",
    "back": "back to the top",
    "no_text": "(the text of this sentence is not known here)",
    "legend": "A full colour: you differ on this. A light colour with ✓: everyone gave this.",
}

WORDS = {Language.EN: EN, Language.NL: NL}
