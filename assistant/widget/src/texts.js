// Every word that the widget itself says, in both languages.  What Dario answers comes from the server.

const TEXTS = {
  it: {
    name: "Dario",
    launcher: "Chiedi a Dario",
    launcherHint: "assistente sui bandi, un software",
    unread: (count) => (count === 1 ? "1 messaggio nuovo" : `${count} messaggi nuovi`),
    subtitle: "Software, non una persona",
    notice: "Dario è un software: cita le fonti e non decide nulla. Meglio non scrivere dati personali.",
    noticePrivacy: "Che cosa resta, e per quanto",
    otherLanguage: "EN",
    otherLanguageHint: "Switch to English",
    menu: "Menu",
    close: "Chiudi la chat",
    conversation: "Conversazione",
    transcript: "Salva la conversazione",
    transcriptKinds: { txt: "Testo", html: "Pagina", json: "Dati" },
    saved: "Conversazione salvata.",
    newConversation: "Nuova conversazione",
    deleteConversation: "Elimina la conversazione",
    person: "Parlare con una persona",
    personMessage: "Vorrei parlare con una persona",
    privacy: "Privacy",
    accessibility: "Accessibilità",
    about: "Che cos’è Dario",
    opensNewTab: "si apre in un’altra scheda",
    deleteTitle: "Eliminare la conversazione?",
    deleteText: "Domande, risposte e verifica in corso vengono eliminate davvero, qui e sul server. Non si può tornare indietro.",
    deleteYes: "Elimina",
    newTitle: "Iniziare una nuova conversazione?",
    newText: "Questa si può prima salvare dal menu. Se non viene eliminata, da qui non si può più riaprire.",
    newDelete: "Nuova, ed elimina questa",
    newKeep: "Nuova, senza eliminare",
    cancel: "Annulla",
    deleted: "La conversazione è stata eliminata.",
    gone: "Questa conversazione non c’è più: è stata eliminata oppure è scaduta.",
    start: "Inizia una nuova conversazione",
    otherCall: (code) => `Questa conversazione è nata sulla pagina di un altro bando (${code}).`,
    otherCallStart: "Nuova, su questo bando",
    said: { person: "Messaggio scritto:", dario: "Dario risponde:" },
    chosen: "Scelta fatta",
    choices: "Scelte possibili",
    choicesCount: (count) => (count === 1 ? "C’è 1 scelta." : `Ci sono ${count} scelte.`),
    sources: (count) => (count === 1 ? "1 fonte" : `${count} fonti`),
    section: "Sezione",
    readOn: "letta il",
    useful: "Questa risposta è utile?",
    usefulYes: "Sì, utile",
    usefulNo: "No, non utile",
    reasonsTitle: "Che cosa non va?",
    reasons: { wrong: "È sbagliata", unclear: "Non è chiara", incomplete: "È incompleta", not_asked: "Non è ciò che serviva" },
    reasonNone: "Preferisco non dirlo",
    thanks: "Grazie, il parere è registrato.",
    progress: (number, most) => (most > number ? `Domanda ${number} di al massimo ${most}` : `Domanda ${number} di ${most}`),
    progressTitle: "Verifica delle condizioni",
    pause: ["Pausa", " con codice"],
    codeTitle: "Codice per riprendere la verifica",
    codeUntil: (day) => `Vale fino al ${day}. Conviene annotarlo: qui non resta.`,
    copyCode: "Copia il codice",
    copyPacket: "Copia il testo",
    copied: "Copiato.",
    copyFailed: "La copia non è riuscita: il testo si può selezionare a mano.",
    openForm: "Apri il modulo di contatto",
    resultPage: "Salva il risultato da stampare",
    resultData: "Salva i dati (JSON)",
    label: "Scrivi una domanda",
    placeholder: "Scrivi una domanda…",
    keys: "Invio manda, Maiusc+Invio va a capo.",
    send: "Invia",
    counter: (count, most) => `${count} di ${most} caratteri`,
    tooLong: (over) => `Il messaggio è troppo lungo: ${over === 1 ? "c’è 1 carattere" : `ci sono ${over} caratteri`} di troppo. Si può dividere in due messaggi.`,
    typing: "Dario sta preparando la risposta",
    offline: "Manca il collegamento. Quello che si scrive resta qui e parte da solo appena torna.",
    online: "Il collegamento è tornato.",
    unreachable: "Dario non risponde in questo momento: si riprova da soli. Quello che si scrive resta qui.",
    tryNow: "Riprova ora",
    waiting: "In attesa del collegamento",
    sending: "Invio in corso",
    noAnswer: "Non c’è stata risposta.",
    retry: "Riprova",
    notSent: "Non inviato.",
    edit: "Correggi",
    discard: "Scarta",
    jump: "Messaggi nuovi",
    failed: "Qualcosa non ha funzionato. Si può riprovare.",
    meanwhile: "Intanto:",
  },
  en: {
    name: "Dario",
    launcher: "Ask Dario",
    launcherHint: "assistant on calls for funding, a piece of software",
    unread: (count) => (count === 1 ? "1 new message" : `${count} new messages`),
    subtitle: "Software, not a person",
    notice: "Dario is software: it cites its sources and decides nothing. Better not to write personal data.",
    noticePrivacy: "What is kept, and for how long",
    otherLanguage: "IT",
    otherLanguageHint: "Passa all’italiano",
    menu: "Menu",
    close: "Close the chat",
    conversation: "Conversation",
    transcript: "Save the conversation",
    transcriptKinds: { txt: "Text", html: "Page", json: "Data" },
    saved: "Conversation saved.",
    newConversation: "New conversation",
    deleteConversation: "Delete the conversation",
    person: "Talk to a person",
    personMessage: "I would like to talk to a person",
    privacy: "Privacy",
    accessibility: "Accessibility",
    about: "What Dario is",
    opensNewTab: "opens in another tab",
    deleteTitle: "Delete the conversation?",
    deleteText: "Questions, answers and a check under way are really deleted, here and on the server. This cannot be undone.",
    deleteYes: "Delete",
    newTitle: "Start a new conversation?",
    newText: "This one can be saved first, from the menu. If it is not deleted, it cannot be opened again from here.",
    newDelete: "New one, and delete this one",
    newKeep: "New one, without deleting",
    cancel: "Cancel",
    deleted: "The conversation has been deleted.",
    gone: "This conversation is no longer there: it was deleted or has expired.",
    start: "Start a new conversation",
    otherCall: (code) => `This conversation began on the page of another call (${code}).`,
    otherCallStart: "New one, on this call",
    said: { person: "You wrote:", dario: "Dario answers:" },
    chosen: "You chose",
    choices: "Possible choices",
    choicesCount: (count) => (count === 1 ? "There is 1 choice." : `There are ${count} choices.`),
    sources: (count) => (count === 1 ? "1 source" : `${count} sources`),
    section: "Section",
    readOn: "read on",
    useful: "Is this answer useful?",
    usefulYes: "Yes, useful",
    usefulNo: "No, not useful",
    reasonsTitle: "What is wrong with it?",
    reasons: { wrong: "It is wrong", unclear: "It is unclear", incomplete: "It is incomplete", not_asked: "It is not what I asked" },
    reasonNone: "I would rather not say",
    thanks: "Thank you, your view is recorded.",
    progress: (number, most) => (most > number ? `Question ${number} of at most ${most}` : `Question ${number} of ${most}`),
    progressTitle: "Check of the conditions",
    pause: ["Pause", " with a code"],
    codeTitle: "Code to resume the check",
    codeUntil: (day) => `Valid until ${day}. Please note it down: it is not kept here.`,
    copyCode: "Copy the code",
    copyPacket: "Copy the text",
    copied: "Copied.",
    copyFailed: "Copying did not work: the text can be selected by hand.",
    openForm: "Open the contact form",
    resultPage: "Save the result to print",
    resultData: "Save the data (JSON)",
    label: "Write a question",
    placeholder: "Write a question…",
    keys: "Enter sends, Shift+Enter starts a new line.",
    send: "Send",
    counter: (count, most) => `${count} of ${most} characters`,
    tooLong: (over) => `The message is too long by ${over === 1 ? "1 character" : `${over} characters`}. It can be split into two messages.`,
    typing: "Dario is preparing the answer",
    offline: "You are offline. What you write is kept here and goes out by itself when the line is back.",
    online: "The line is back.",
    unreachable: "Dario cannot be reached right now; it is tried again by itself. What you write is kept here.",
    tryNow: "Try now",
    waiting: "Waiting for the line",
    sending: "Sending",
    noAnswer: "There was no answer.",
    retry: "Try again",
    notSent: "Not sent.",
    edit: "Edit",
    discard: "Discard",
    jump: "New messages",
    failed: "Something did not work. It can be tried again.",
    meanwhile: "Meanwhile:",
  },
};

/** The languages that Dario speaks. */
export const LANGUAGES = Object.keys(TEXTS);

/** The nearest language of Dario's for a language tag such as "en-GB"; Italian where it is neither. */
export function known(language) {
  const base = String(language || "").toLowerCase().split("-")[0];
  return LANGUAGES.includes(base) ? base : "it";
}

/** How dates and numbers are written: British for English, the day before the month. */
function locale(language) {
  return known(language) === "en" ? "en-GB" : "it-IT";
}

/** The texts in one language. */
export function textsIn(language) {
  return TEXTS[known(language)];
}

/** A day such as "9 novembre 2020", from an ISO date; the text itself where it is none. */
export function dayIn(language, iso) {
  const date = new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: "Europe/Rome" }).format(date);
}

/** Hour and minute of a moment, with the day where it is not today; in the person's own time zone. */
export function timeIn(language, iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  const today = new Date().toDateString() === date.toDateString();
  const format = today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale(language), format).format(date);
}

/** A whole number as the language writes it. */
export function numberIn(language, number) {
  return new Intl.NumberFormat(locale(language)).format(number);
}
