"""Whether a message asks for simpler or shorter words: "in parole povere", "plain English, please", "ELI5"."""

import re

_SIMPLER = re.compile(
    r"""
    \b(?:(?:più|piu['`]?)\s+(?:semplic\w+|chiar\w+|facil\w+|brev\w+|cort\w+|terra)
    | (?:in\s+(?:modo|maniera|forma)|versione)\s+(?:più\s+)?(?:semplic\w+|brev\w+|cort\w+) | semplicemente | semplif\w*
    | terra\s+terra | alla\s+buona | in\s+breve | in\s+sintesi | in\s+(?:due|poche)\s+parole | come\s+mangi
    | (?:parole|lingua|linguaggio)\s+(?:povere|semplic\w+|facil\w+|comun\w+|normal\w+|uman\w+)
    | riassum\w+ | sintetizz\w+ | accorci\w+ | meno\s+(?:tecnic\w+|burocrat\w+|parole|lung\w+) | burocratese | paroloni
    | (?:non|nn)\s+(?:ci\s+)?(?:ho|abbiamo|sto|si)?\s*(?:ben\s+|proprio\s+)?cap(?:ito|isco|endo|iamo|isce)
    | (?:non|nn)\s+(?:mi\s+)?(?:è|e['’]?)\s+(?:molto\s+|per\s+niente\s+)?chiar\w+ | (?:a|fossi)\s+un\s+bambin\w+
    | troppo\s+(?:difficil\w+|complicat\w+|tecnic\w+|lung\w+) | spiega(?:mi|melo|temelo|ti)?\s+meglio
    | simpl(?:er|y|ify|ified) | simple\s+(?:words|terms|english|language|version|way) | plain(?:er)?
    | eli5 | easier | shorter | briefly | in\s+(?:brief|short|a\s+nutshell) | tl;?dr | sum\s+(?:it|that|this)\s+up
    | summari[sz]e | less\s+technical | layman\S* | jargon | bureaucratese | clearer | dumb\s+it\s+down
    | (?:like|as\s+if)\s+i(?:['’]?m|\s+am|\s+were|\s+was)?\s+(?:five|5|a\s+child|a\s+kid)
    | (?:do(?:\s*n['’]?t|\s+not)|did(?:\s*n['’]?t|\s+not)|not)\s+(?:really\s+|quite\s+)?
      (?:understand|get\s+(?:it|that)|follow|clear)
    | i['’]?m\s+lost | too\s+(?:complicated|difficult|technical|long|hard)
    | (?:fewer|easy|easier|everyday|other|normal|human)\s+words
    )(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)


def asks_simpler(text: str) -> bool:
    """Whether the words ask for the same in simpler or shorter form, or say that it was not understood.

    Meant for messages that ask to hear something again: "a simple company" would pass too.
    """
    return _SIMPLER.search(text) is not None
