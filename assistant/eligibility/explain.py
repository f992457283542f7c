"""Shows the conditions of a call as a table and as a diagram (Mermaid), both made from the data the engine reads."""

from collections.abc import Iterable, Iterator

from assistant.eligibility.member_tests import Combined, CountryIn, InList, Test
from assistant.eligibility.model import CallConditions, Condition
from assistant.eligibility.rules import CombinedRule, Members, Rule
from assistant.eligibility.texts import Text, listed, text

FIELDS = ("kind", "legal_personality", "platform_registration", "country", "region")


def in_words(rule: Rule) -> Text:
    """A rule in words."""
    if isinstance(rule, CombinedRule):
        return _combined(rule.word, [in_words(each) for each in rule.rules])
    if isinstance(rule, Members):
        return text("rule", rule.word).fill({"test": member_test_in_words(rule.test)})
    kind = ("distinct" if rule.field else "count") + ("_where" if rule.where else "")
    values: dict[str, Text | str | int] = {"at_least": rule.at_least}
    values |= {"test": member_test_in_words(rule.where)} if rule.where else {}
    values |= {"field": text("field", rule.field)} if rule.field else {}
    return text("rule", kind).fill(values)


def member_test_in_words(test: Test) -> Text:
    """A test of one member in words."""
    if isinstance(test, Combined):
        return _combined(test.word, [member_test_in_words(each) for each in test.tests])
    if isinstance(test, InList):
        return _field_of("in_list", test.field, _words(test.words))
    if isinstance(test, CountryIn):
        return _field_of("in_list", "country", _words(test.categories))
    kind = "open_in" if test.open_in else "in_list"
    return _field_of(kind, "region", _words(test.categories), _words(test.open_in))


def _combined(word: str, inner: list[Text]) -> Text:
    if word == "not":
        return text("rule", "not").fill({"test": inner[0]})
    return listed(inner, "and" if word == "all" else "or")


def _field_of(kind: str, field: str, words: Text, open_in: Text | None = None) -> Text:
    return text("rule", kind).fill({"field": text("field", field), "words": words, "open": open_in or words})


def _words(words: Iterable[str | bool]) -> Text:
    """Words of a list by their names; a code that has no name stands for itself."""
    return listed([word_of(word) for word in words], "or")


def word_of(word: str | bool) -> Text:
    """A word of a member's answers, or a category, as people say it."""
    try:
        return text("word", str(word))
    except KeyError:
        return Text(str(word), str(word))


def _depends(condition: Condition) -> Text:
    fields = [text("field", name) for name in FIELDS if name in condition.fields]
    return listed(fields, "and") if fields else text("explain", "count_only")


def table(call: CallConditions, language: str) -> str:
    """The conditions as a Markdown table: id, name, rule, what it depends on, and where it is published."""
    heads = [text("explain", name).in_language(language) for name in ("id", "name", "rule", "fields", "sources")]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|---|"]
    for condition in call.conditions:
        said = (condition.name, in_words(condition.rule), _depends(condition))
        sources = "; ".join(f"{each.title}, {each.section}" for each in condition.citations)
        cells = [f"`{condition.id}`", *(each.in_language(language) for each in said), sources]
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


def diagram(call: CallConditions, language: str) -> str:
    """The conditions as a Mermaid flowchart: from answers to conditions to what follows from their outcomes."""
    return "\n".join(["flowchart LR", *(f"    {line}" for line in _diagram(call, language))])


def _diagram(call: CallConditions, language: str) -> Iterator[str]:
    def say(group: str, name: str) -> str:
        return text(group, name).in_language(language).replace('"', "'")

    used = [name for name in FIELDS if any(name in condition.fields for condition in call.conditions)]
    for name in used:
        yield f'answer_{name}(["{say("field", name)}"])'
    if any(not condition.fields for condition in call.conditions):
        yield f'answer_members(["{say("explain", "count_only")}"])'
    for condition in call.conditions:
        rule = in_words(condition.rule).in_language(language).replace('"', "'")
        yield f'{condition.id}["{condition.name.in_language(language)}<br/>{rule}"]'
        for name in [name for name in FIELDS if name in condition.fields] or ["members"]:
            yield f"answer_{name} --> {condition.id}"
        yield f"{condition.id} --> any_not_met"
    yield f'any_not_met{{"{say("explain", "any_not_met")}"}}'
    yield f'any_unknown{{"{say("explain", "any_unknown")}"}}'
    for verdict in ("not_eligible", "undetermined", "eligible"):
        yield f'{verdict}["{say("verdict", verdict)}"]'
    yield f"any_not_met -- {say('explain', 'yes')} --> not_eligible"
    yield f"any_not_met -- {say('explain', 'no')} --> any_unknown"
    yield f"any_unknown -- {say('explain', 'yes')} --> undetermined"
    yield f"any_unknown -- {say('explain', 'no')} --> eligible"


def explanation(call: CallConditions, language: str) -> str:
    """Table and diagram under a heading, as Markdown; without conditions, that none are known."""
    heading = text("explain", "heading").fill({"title": call.title, "call": call.call}).in_language(language)
    if not call.conditions:
        return f"{heading}\n\n{text('disclaimer', 'none').in_language(language)}"
    return f"{heading}\n\n{table(call, language)}\n\n```mermaid\n{diagram(call, language)}\n```"
