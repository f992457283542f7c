"""Finds personal data in what people write and masks it, before anything is stored or logged.

Masked: e-mail addresses, telephone numbers, Italian fiscal codes (D.M. 23/12/1976: 16 characters), IBANs (ISO 13616)
and payment card numbers.  Codes of calls, years, amounts and dates stay readable.
"""

import re

_EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"

# Without blanks, an IBAN is told from a word like EU2020something by its many digits.  In groups of four, only the
# first group (the bank) may be without digits: the others would be words.  Italian banks also print it field by field.
_IBAN = r"\b[A-Z]{2}(?=(?:[A-Z]*\d){10})\d{2}[A-Z0-9]{11,30}\b"
_GROUP = r" (?=[A-Z]*\d)[A-Z0-9]"
_IBAN_IN_GROUPS = rf"\b[A-Z]{{2}}\d{{2}} [A-Z0-9]{{4}}(?:{_GROUP}{{4}}){{1,6}}{_GROUP}{{1,4}}\b"
_IBAN_IN_FIELDS = r"\bIT ?\d{2} ?[A-Z] ?\d{5} ?\d{5} ?[A-Z0-9]{12}\b"

# Where two people would have the same code, letters from L to V stand for digits ("omocodia").
_DIGIT = r"[\dL-NP-V]"
_FISCAL_CODE = rf"\b[A-Z]{{6}}{_DIGIT}{{2}}[A-EHLMPRST]{_DIGIT}{{2}}[A-Z]{_DIGIT}{{3}}[A-Z]\b"

_CARD = r"\b\d{4}(?:[ -]?\d{4}){3}\b"

_START = r"(?<![\w+])(?<!\d[.,])"
"""A telephone number does not begin inside a word, another number or an amount such as 2.300.000.000."""

_END = r"(?!\w|:\d)(?! ?(?:€|euro?\b))"
"""A telephone number ends where a word ends; what minutes follow is a time, what euros follow an amount."""

_ITALY = r"(?:(?:\+|00)39[ ./-]?)?"

# A mobile number has ten digits (once nine), the first of them 3.  Three groups of three digits are an amount.
_AMOUNT = r"\d{3}([ .])\d{3}\1\d{3}(?![ ./-]?\d)"
_MOBILE = rf"{_START}{_ITALY}(?!{_AMOUNT})3\d\d(?:[ ./-]?\d){{6,7}}{_END}"

# A landline number has eight to eleven digits, the first of them 0 and the second not; no amount is written so.  A date
# has a day, a month and a year, with the same character between them.
_DATE = r"[0-3]\d([ ./-])[01]?\d\1(?:(?:19|20)\d\d(?!\d)|\d\d(?!\1?\d))"
_LANDLINE = rf"{_START}(?<!\d[/-]){_ITALY}(?!{_DATE})\(?0[1-9](?:\)?[ ./-]?\d){{6,9}}{_END}"

# A number of another country begins with + or 00 and its prefix, and has eight to fifteen digits (ITU-T E.164).
_ABROAD = rf"(?:\+|(?<!\w)00)[1-9](?:[ ./-]?\(?\d\)?){{7,14}}{_END}"

_PATTERNS = [
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        ("[e-mail]", _EMAIL),
        ("[IBAN]", _IBAN),
        ("[IBAN]", _IBAN_IN_GROUPS),
        ("[IBAN]", _IBAN_IN_FIELDS),
        ("[codice fiscale]", _FISCAL_CODE),
        ("[carta]", _CARD),
        ("[telefono]", _MOBILE),
        ("[telefono]", _LANDLINE),
        ("[telefono]", _ABROAD),
    )
]


def mask(text: str) -> str:
    """The text with each piece of personal data replaced by what it was, in brackets."""
    for what, pattern in _PATTERNS:
        text = pattern.sub(what, text)
    return text
