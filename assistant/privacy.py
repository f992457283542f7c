"""Finds personal data in what people write and masks it, before anything is stored or logged.

Masked: e-mail addresses, telephone numbers, Italian fiscal codes (D.M. 23/12/1976: 16 characters), IBANs (ISO 13616)
and payment card numbers.  Codes of calls, years, amounts and dates stay readable.
"""

import re

_PATTERNS = [
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("iban", re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")),
    ("codice fiscale", re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)),
    ("card", re.compile(r"\b\d{4}(?:[ -]?\d{4}){3}\b")),
    # A telephone number: an international prefix, or an Italian mobile or landline number of nine digits or more.
    ("phone", re.compile(r"(?<![\w-])(?:(?:\+|00)\d{1,3}[ ./-]?)?(?:\(?0\d{1,3}\)?|3\d{2})[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4}){1,2}(?![\w-])")),
    ("phone", re.compile(r"(?<!\w)\+\d{1,3}(?:[ ./-]?\d{2,4}){2,5}(?!\w)")),
]
_MASKS = {
    "it": {"email": "[e-mail]", "iban": "[IBAN]", "codice fiscale": "[codice fiscale]", "card": "[carta]", "phone": "[telefono]"},
    "en": {"email": "[e-mail]", "iban": "[IBAN]", "codice fiscale": "[fiscal code]", "card": "[card]", "phone": "[phone]"},
}


def mask(text: str, language: str = "it") -> str:
    """The text with each piece of personal data replaced by what it was, in brackets."""
    for kind, pattern in _PATTERNS:
        text = pattern.sub(_MASKS.get(language, _MASKS["it"])[kind], text)
    return text
