"""What an interview is told to do, as whole messages."""

import re

from assistant.interview.words.patterns import whole

COMMANDS = {
    "restart": whole(
        r"ricomincia\w*(?:\s+(?:tutto|da\s+capo|dall['’]inizio))?",
        r"(?:tutto\s+)?da\s+capo",
        r"ripart\w+(?:\s+da\s+(?:zero|capo))?",
        r"(?:dall['’]inizio)",
        r"start\s+(?:again|over|afresh)",
        r"(?:from\s+the\s+(?:beginning|start))",
        r"restart(?:\s+(?:it|the\s+interview))?",
        r"begin\s+again",
        r"ricominci(?:amo|are)(?:\s+da(?:ll['’]inizio|\s+capo))?",
    ),
    "stop": whole(
        r"(?:basta|stop|fine|esci|annulla|cancel|quit|exit|interromp\w+|smett\w+|termina\w*|ferma\w*"
        r"|abort)(?:\s+(?:cos[iì]|here|it|the\s+"
        r"(?:interview|check|questions?|test)|(?:l['’]intervista|il\s+controllo|il\s+test|le\s+domande|tutto"
        r"|everything)))?",
        r"lasc\w+\s+(?:perdere|stare)",
        r"non\s+(?:mi\s+)?(?:interessa|serve)\s+più",
        r"(?:non\s+)?(?:voglio|vogliamo)\s+(?:smettere|fermarmi|uscire)",
        r"non\s+voglio\s+(?:più\s+)?(?:continuare|rispondere)(?:\s+più)?",
        r"(?:that['’]?s\s+)?enough",
        r"never\s*mind",
        r"forget\s+(?:it|about\s+it)",
        r"i\s+(?:give\s+up|quit)",
        r"(?:i\s+)?(?:don['’]?t|do\s+not)\s+want\s+to\s+(?:go\s+on|continue|answer)(?:\s+any\s*more)?",
        r"chiud\w+(?:\s+qui)?",
        r"stop\s+(?:the\s+)?(?:eligibility\s+)?(?:test|check|interview)",
        r"no\s+more\s+questions",
    ),
    "pause": whole(
        r"(?:mett\w*\s+in\s+)?pausa",
        r"(?:facciamo|fare|fai)\s+(?:una\s+)?pausa",
        r"pause(?:\s+(?:it|the\s+interview|here))?",
        r"sospend\w+",
        r"(?:continu\w+|riprend\w+|finisc\w+|finiamo)\s+(?:\w+\s+)?(?:dopo|domani|più\s+tardi"
        r"|un['’]altra\s+volta|un\s+altro\s+giorno)",
        r"(?:continue|resume|finish|go\s+on)\s+(?:this\s+|it\s+)?(?:later|tomorrow|another\s+(?:day|time))",
        r"(?:i['’]ll\s+)?(?:be\s+back|come\s+back)\s+later",
        r"salva(?:\w*)?(?:\s+(?:tutto|le\s+risposte|l['’]intervista))?",
        r"save(?:\s+(?:it|my\s+answers|the\s+interview|for\s+later))?",
        r"take\s+a\s+break",
        r"(?:più\s+tardi|later)",
        r"(?:devo|dobbiamo)\s+(?:andare|interrompere)",
        r"(?:we|i)\s+have\s+to\s+go",
    ),
    "back": whole(
        r"(?:torn\w+\s+)?indietro",
        r"(?:alla\s+|la\s+)?domanda\s+(?:di\s+prima|precedente)",
        r"torn\w+\s+alla\s+domanda\s+(?:di\s+prima|precedente)",
        r"(?:go\s+)?back(?:\s+one)?",
        r"(?:(?:go\s+)?(?:back\s+)?to\s+)?(?:the\s+)?(?:previous|last)\s+(?:one|question)",
        r"un\s+passo\s+indietro",
        r"one\s+step\s+back",
        r"(?:annulla|cancella)\s+l['’]ultima(?:\s+risposta)?",
        r"undo(?:\s+that)?",
    ),
    "why": whole(
        r"(?:ma\s+|e\s+|but\s+)?perch[eéè]['’]?(?:\s+(?:me|ce)\s+lo\s+(?:chied\w+|domand\w+))?(?:\s+(?:lo|mi"
        r"|ci|questa|è|serve|serve\s+saperlo|vuole\s+saperlo|lo\s+vuoi\s+sapere|questa\s+domanda|lo\s+chied\w+"
        r"|mi\s+chied\w+\s+questo|importa|vi\s+serve|ti\s+serve))*",
        r"a\s+(?:che|cosa|che\s+cosa)\s+serve(?:\s+(?:saperlo|questa\s+domanda|questo))?",
        r"(?:but\s+)?why(?:\s+(?:do|are|is|would)\s+(?:you|that|it|this)(?:\s+\w+){0,6})?",
        r"(?:but\s+)?why\s+(?:this\s+question|that|the\s+question|ask)",
        r"what\s+(?:is|['’]s)\s+(?:that|it|this)\s+for",
        r"what\s+do\s+you\s+need\s+(?:that|it|this)\s+for",
        r"per\s+quale\s+motivo(?:\s+\w+){0,4}",
        r"come\s+mai(?:\s+\w+){0,5}",
    ),
    "help": whole(
        r"(?:che\s+)?(?:cosa\s+)?(?:significa|vuol\s+dire)(?:\s+(?:questo|questa\s+domanda|la\s+domanda))?",
        r"(?:che\s+)?cosa\s+(?:devo|si\s+deve|dovrei)\s+(?:rispondere|scrivere|dire)",
        r"(?:non\s+(?:ho\s+)?cap(?:ito|isco))(?:\s+la\s+domanda)?",
        r"in\s+che\s+senso",
        r"(?:cioè|ovvero)",
        r"(?:un\s+|fa\w*\s+un\s+)?esempio",
        r"aiuto",
        r"(?:can\s+you\s+)?help(?:\s+me)?",
        r"what\s+do(?:es)?\s+(?:you|that|it|this)\s+mean",
        r"what\s+(?:should|do|can)\s+i\s+(?:answer|say|write)",
        r"i\s+(?:don['’]?t|do\s+not)\s+(?:understand|get)(?:\s+(?:it|that|the\s+question))?",
        r"(?:give\s+me\s+)?an\s+example",
        r"(?:spieg\w+)(?:\s+(?:meglio|la\s+domanda))?",
        r"explain(?:\s+(?:that|it|the\s+question))?",
        r"dove\s+(?:lo|la)\s+(?:trovo|verifico|controllo|vedo)",
        r"where\s+(?:can|do)\s+i\s+(?:find|check|see)(?:\s+(?:it|that|this))?",
        r"come\s+(?:faccio\s+a\s+saperlo|si\s+(?:sa|verifica|controlla))",
        r"how\s+(?:do|can|would)\s+i\s+(?:know|find\s+out|tell)(?:\s+that)?",
    ),
    "repeat": whole(
        r"ripet\w+(?:\s+(?:la\s+domanda|per\s+favore))?",
        r"(?:qual\s+(?:è|era)|com['’]era)\s+la\s+domanda",
        r"repeat(?:\s+(?:that|it|the\s+question))?",
        r"(?:what\s+was\s+the\s+question)",
        r"(?:dove\s+eravamo(?:\s+rimasti)?)",
        r"where\s+were\s+we",
        r"(?:continu\w+|prosegu\w+|go\s+on|continue|andiamo\s+avanti|riprendiamo|resume|riprendi)",
        r"say\s+(?:that|it)\s+again",
        r"what\??",
        r"(?:come|scusi)\s*\?",
    ),
    "menu": whole(
        r"menu",
        r"(?:che\s+)?cosa\s+(?:posso|si\s+può)\s+fare",
        r"opzioni",
        r"options",
        r"(?:altro|altre\s+azioni|more)",
        r"what\s+can\s+i\s+do",
    ),
    "summary": whole(
        r"(?:mostra\w*\s+|vedere\s+|fammi\s+vedere\s+)?(?:(?:il|un|le)\s+)?(?:riepilogo|riassunto"
        r"|risposte(?:\s+date)?)(?:\s+(?:da\s+stampare|finora))?",
        r"stampa\w*",
        r"(?:show\s+(?:me\s+)?)?(?:(?:the|a|my)\s+)?(?:summary|answers(?:\s+so\s+far)?)(?:\s+(?:to\s+print"
        r"|so\s+far))?",
        r"print(?:\s+it)?",
        r"(?:che\s+)?cosa\s+(?:ho|abbiamo)\s+risposto",
        r"what\s+(?:did|have)\s+(?:i|we)\s+(?:say|said|answer\w*)(?:\s+so\s+far)?",
    ),
    "skip": whole(
        r"(?:salta\w*|passa\w*|passo|skip|pass)(?:\s+(?:it|this(?:\s+(?:one|question))?|(?:questa"
        r"|la)(?:\s+domanda)?|oltre|avanti))?",
        r"(?:prossima|next)(?:\s+(?:domanda|question|one))?",
        r"(?:andiamo\s+)?avanti",
        r"move\s+on",
        r"(?:preferisco|prefer)\s+(?:non|not\s+to)(?:\s+\w+)*",
    ),
}
"""What a whole message may tell the interview to do."""
RESUME = re.compile(
    r"^\W*(?:(?:vorrei|voglio|ciao|buongiorno|hello|hi|please|i\s+want\s+to"
    r"|i['’]d\s+like\s+to)\W+)*(?:riprend\w+|resume|continu\w+|ripristin\w+|restore|recuper\w+|codice|code)\b"
    r"(?:\W+(?:il|la|the|con|with|verifica|intervista|interview|check|my|mio|codice|code|da|from|is|è|l)\b)*\W*",
    re.IGNORECASE,
)
