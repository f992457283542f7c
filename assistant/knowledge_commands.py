"""``dario knowledge``: check, load, import and show what Dario knows."""

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from ruamel.yaml import YAML

from assistant.settings import Settings
from assistant.wiring import wiring
from knowledge.check import check as check_content
from knowledge.load import FaultyContentError
from knowledge.load import load as load_content
from knowledge.page_import import draft_call, find_faults, read_page
from knowledge.read import read_content
from knowledge.store import FactVersion, UnknownRecordError
from knowledge.values import PORTAL_ZONE

PORTAL_PAGE = "https://www.bandi.regione.lombardia.it"


@click.group()
def knowledge() -> None:
    """What Dario knows."""


@knowledge.command()
def check() -> None:
    """Find every fault of the content, each with file and field; exit code 1 if there are any."""
    content = read_content(Settings.read().content)
    faults = check_content(content)
    for fault in faults:
        click.echo(str(fault))
    facts = sum(len(file.facts) for file in content.calls.values())
    click.echo(
        f"{len(content.calls)} calls with {facts} facts, {len(content.terms)} terms,"
        f" {len(content.countries)} countries, {len(content.regions)} regions: {len(faults)} faults"
    )
    if faults:
        raise SystemExit(1)


@knowledge.command()
def load() -> None:
    """Load the content into the database; live with the next message, without training or restart."""
    try:
        loaded = load_content(read_content(wiring().settings.content), wiring().database)
    except FaultyContentError as error:
        click.echo(f"{error}\n{len(error.faults)} faults; nothing was loaded", err=True)
        raise SystemExit(1) from error
    click.echo(
        f"{loaded.total} records: {loaded.added} added, {loaded.changed} changed, {loaded.ended} ended,"
        f" {loaded.total - loaded.added - loaded.changed} as they were"
    )


@knowledge.command("import")
@click.argument("page", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--retrieved", help="Day on which the page was saved (YYYY-MM-DD); default: today.")
@click.option(
    "--url", default=PORTAL_PAGE, show_default=True, help="The page's address; {code} stands for the call's code."
)
def import_page(page: Path, retrieved: str | None, url: str) -> None:
    """Read a saved PAGE of Bandi Online into its passages and a draft of a call file; report the page's own faults.

    Passages are written to content/pages/CODE.yml, so that answers quote them after the next load; the draft to
    content/drafts/CODE.yml, from which an editor makes content/calls/CODE.yml.
    """
    content = Settings.read().content
    day = date.fromisoformat(retrieved) if retrieved else datetime.now(ZoneInfo(PORTAL_ZONE)).date()
    read = read_page(page.read_bytes().decode("utf-8", "replace"), day, url)
    known = read_content(content).calls.get(read.code)
    found = read.copy(update={"faults": find_faults(read, known)})
    _write(content / "pages" / f"{read.code}.yml", found.dict())
    _write(content / "drafts" / f"{read.code}.yml", draft_call(read))
    for fault in found.faults:
        click.echo(f"on the page: {fault}")
    click.echo(f"{len(read.passages)} passages of {read.code} in {len({p.section for p in read.passages})} sections")


def _write(path: Path, data: object) -> None:
    """Write YAML, and say where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    yaml = YAML()
    yaml.width = 110
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda _data: True
    with path.open("w", encoding="utf-8") as stream:
        yaml.dump(data, stream)
    click.echo(f"written: {path}")


@knowledge.command()
@click.argument("fact")
@click.option("--at", help="Day (YYYY-MM-DD, its end in Rome) or moment (ISO 8601); default: now.")
def show(fact: str, at: str | None) -> None:
    """Show what Dario says of FACT, such as RLA12020034211/deadline, or said on a past day."""
    store = wiring().store
    moment = _moment(at) if at else datetime.now(timezone.utc)
    version = store.fact_at(fact, moment)
    if version is None:
        versions = store.fact_versions(fact)
        if not versions:
            raise UnknownRecordError(
                f"there is no fact {fact!r}; facts are named CALL/topic, general/topic or glossary/term"
            )
        raise UnknownRecordError(f"{fact} was not said then; it is known since {versions[0].since:%Y-%m-%d %H:%M} UTC")
    click.echo(_describe(version))


def _moment(text: str) -> datetime:
    """The moment meant: a day is meant to its end, in Rome."""
    zone = ZoneInfo(PORTAL_ZONE)
    try:
        if len(text) == len("2026-11-22"):
            return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(), zone) - timedelta(
                microseconds=1
            )
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is neither a day (2026-11-22) nor a moment (2026-11-22T10:30)") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _describe(version: FactVersion) -> str:
    fact = version.fact
    until = f"until {version.until:%Y-%m-%d %H:%M} UTC" if version.until else "still said"
    lines = [f"{fact.id}: {fact.fact.status}", f"said since {version.since:%Y-%m-%d %H:%M} UTC, {until}"]
    for name, value in fact.fact.values.items():
        lines.append(f"  {name} = {value.json(exclude={'type'})} ({value.type})")
    for name, text in fact.fact.texts():
        lines += [f"  {name} (it): {text.it}", f"  {name} (en): {text.en}"]
    for variant in fact.fact.variants:
        said = ", ".join(f"{name} {' or '.join(words)}" for name, words in variant.when.items())
        lines += [f"  if {said} (it): {variant.text.it}", f"  if {said} (en): {variant.text.en}"]
    for citation in fact.citations:
        lines.append(f"  source: {citation.title}, {citation.section}, {citation.retrieved}, {citation.url}")
    return "\n".join(lines)
