"""The interview as a page to print or save (HTML), as plain data (JSON), and as a text for the chat."""

import json
from html import escape

from assistant.eligibility.result import Result
from assistant.eligibility.texts import Text, text
from assistant.interview.changes import so_far
from assistant.interview.outcome import GROUPS, answer_to, result_of
from assistant.interview.state import Around, State, label
from assistant.interview.texts import joined, say, written

_STYLE = (
    "body{font-family:system-ui,sans-serif;line-height:1.5;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.5rem;text-align:left;"
    "vertical-align:top}h1{font-size:1.5rem}@media print{body{margin:0;max-width:none}}"
)


def summary_text(state: State, around: Around) -> Text:
    """What is known and how each condition stands, as lines of text."""
    lines = [
        Text(f"**{around.call.title.it}** ({around.call.call})", f"**{around.call.title.en}** ({around.call.call})"),
        say("page", "day", day=written(around.today)),
        Text(
            f"{say('page', 'members').it}: {so_far(state, around).it}.",
            f"{say('page', 'members').en}: {so_far(state, around).en}.",
        ),
    ]
    if state.members:
        result = result_of(state, around)
        for group in GROUPS:
            for one in result.criteria:
                if one.outcome == group:
                    outcome = text("outcome", one.outcome)
                    name = one.condition.name
                    head = Text(f"- {name.it}: **{outcome.it}**.", f"- {name.en}: **{outcome.en}**.")
                    lines.append(joined([head, one.reason]))
        lines.append(result.disclaimer)
    return joined(lines, "\n")


def page(state: State, around: Around, language: str) -> str:
    """The result as a whole HTML page in ``it`` or ``en``, fit to be printed and read aloud."""

    def spoken(said: Text) -> str:
        return escape(said.in_language(language))

    title = f"{spoken(say('page', 'title'))}: {spoken(around.call.title)}"
    parts = [
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
        f"<p>{escape(around.call.call)}. {spoken(say('page', 'day', day=written(around.today)))}.</p>",
        f"<h2>{spoken(say('page', 'members'))}</h2>",
        _members(state, around, language),
    ]
    if state.members:
        result = result_of(state, around)
        parts += [f"<h2>{spoken(say('page', 'conditions'))}</h2>", _conditions(state, result, around, language)]
        parts.append(f"<p>{spoken(result.disclaimer)}</p>")
    return "\n".join([*parts, "</main>\n</body>\n</html>\n"])


def _members(state: State, around: Around, language: str) -> str:
    if not state.members:
        return f"<p>{escape(say('page', 'nobody').in_language(language))}</p>"
    names = [label(state, number, around.places).in_language(language) for number in range(len(state.members))]
    return "<ol>" + "".join(f"<li>{escape(name)}</li>" for name in names) + "</ol>"


def _conditions(state: State, result: Result, around: Around, language: str) -> str:
    def head(name: str) -> str:
        return f'<th scope="col">{escape(say("page", name).in_language(language))}</th>'

    rows = [f"<thead><tr>{''.join(map(head, ('conditions', 'outcome', 'reason', 'remedy', 'sources')))}</tr></thead>"]
    for group in GROUPS:
        for one in result.criteria:
            if one.outcome != group:
                continue
            read_on = escape(say("page", "retrieved").in_language(language))
            sources = "<br>".join(
                f'<a href="{escape(each.url)}">{escape(each.title)}</a>, {escape(each.section)}, '
                f"{read_on} {escape(written(each.retrieved).in_language(language))}"
                for each in one.citations
            )
            answer = escape(answer_to(one, state, around).in_language(language))
            cells = [
                f'<th scope="row">{escape(one.condition.name.in_language(language))}</th>',
                f"<td>{escape(text('outcome', one.outcome).in_language(language))}</td>",
                f"<td>{escape(one.reason.in_language(language))}<br>{answer}</td>",
                f"<td>{escape(one.remedy.in_language(language)) if one.remedy else ''}</td>",
                f"<td>{sources}</td>",
            ]
            rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def as_json(state: State, around: Around) -> str:
    """The answers and the result in the form of the check's contract, to be saved and read by a program."""
    data = {"answers": state.answers(), "eligibility": result_of(state, around).contract() if state.members else None}
    return json.dumps(data, ensure_ascii=False, indent=2)
