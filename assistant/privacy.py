"""Finds personal data in what people write and masks it, before anything is stored or logged.

Masked: e-mail addresses, telephone numbers, Italian fiscal codes (D.M. 23/12/1976: 16 characters), IBANs (ISO 13616)
and payment card numbers.  Codes of calls, years, amounts and dates stay readable.
"""

import re

_NO_DATE = r"(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b)"
_PREFIX = r"(?:(?:\+|00)\d{1,3}[ ./-]?)?"
_REST_OF_NUMBER = r"[ ./-]?\d{2,4}(?:[ ./-]?\d{2,4}){1,2}"

_PATTERNS = [
    ("[e-mail]", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("[IBAN]", re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")),
    ("[codice fiscale]", re.compile(r"\b[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)),
    ("[carta]", re.compile(r"\b\d{4}(?:[ -]?\d{4}){3}\b")),
    # An Italian landline (it begins with 0) or mobile number (with 3), with or without an international prefix.
    (
        "[telefono]",
        re.compile(rf"(?<![\w/-]){_NO_DATE}{_PREFIX}(?:\(?0\d{{1,3}}\)?|3\d{{2}}){_REST_OF_NUMBER}(?![\w-])"),
    ),
    ("[telefono]", re.compile(r"(?<!\w)\+\d{1,3}(?:[ ./-]?\d{2,4}){2,5}(?!\w)")),
]


def mask(text: str) -> str:
    """The text with each piece of personal data replaced by what it was, in brackets."""
    for what, pattern in _PATTERNS:
        text = pattern.sub(what, text)
    return text
