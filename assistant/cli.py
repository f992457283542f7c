"""The command ``dario``: ask, chat and parse; check, load, import and show what is known; train, serve, look around."""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import click
from ruamel.yaml.error import YAMLError
from sqlalchemy.exc import SQLAlchemyError

from assistant import draft, eligibility_commands, knowledge_commands, terminal, ticket_commands
from assistant.settings import SettingError, debugging
from assistant.wiring import wiring

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def dario() -> None:
    """Dario, the assistant on calls for funding."""


dario.add_command(knowledge_commands.knowledge)
dario.add_command(eligibility_commands.eligibility)
dario.add_command(ticket_commands.tickets)
dario.add_command(draft.draft)


@dario.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print Rasa's list of messages with the contract of the answer.")
@click.option("--call", help="Code of the call in question.")
@click.option("--language", type=click.Choice(["it", "en"]), help="Language of the page.")
def ask(question: tuple[str, ...], as_json: bool, call: str | None, language: str | None) -> None:
    """Answer one QUESTION, with its sources."""
    conversation = terminal.Conversation({"call": call, "language": language})
    messages = conversation.say(" ".join(question))
    click.echo(json.dumps(messages, ensure_ascii=False, indent=2) if as_json else terminal.plain(messages))


@dario.command()
@click.option("--call", help="Code of the call in question.")
@click.option("--language", type=click.Choice(["it", "en"]), help="Language of the page.")
def chat(call: str | None, language: str | None) -> None:
    """Talk in the terminal; a number chooses a button, an empty line ends."""
    conversation = terminal.Conversation({"call": call, "language": language})
    click.echo(terminal.plain(conversation.say("/greet"), conversation))
    while text := click.prompt(">", prompt_suffix=" ", default="", show_default=False).strip():
        click.echo(terminal.plain(conversation.say(conversation.chosen(text)), conversation))


@dario.command()
def parse() -> None:
    """Read one text a line from standard input, print what Dario makes of each as one JSON a line."""
    parser = terminal.Parser()
    for line in _lines():
        click.echo(json.dumps(parser.parse(line), ensure_ascii=False))


def _lines() -> Iterator[str]:
    stream = sys.stdin.buffer
    return (line.decode("utf-8", "replace").rstrip("\r\n") for line in stream)


@dario.command()
@click.option("--force", is_flag=True, help="Train even if nothing changed.")
def train(force: bool) -> None:
    """Train the model, unless nothing that matters has changed since the last training."""
    from assistant.training import train_if_needed

    settings = wiring().settings
    click.echo(train_if_needed(settings.models, force=force))


@dario.command()
@click.pass_context
def run(context: click.Context) -> None:
    """Check and load the knowledge, train if something changed, and serve."""
    context.invoke(knowledge_commands.load)
    _train_apart()
    context.invoke(serve)


def _train_apart() -> None:
    """Train in a process of its own, whose memory is given back before serving."""
    from assistant.training import up_to_date

    if not up_to_date(wiring().settings.models):
        click.echo("training (some minutes, once)")
        subprocess.run([sys.executable, "-m", "assistant", "train"], check=True)


@dario.command()
def serve() -> None:
    """Serve the portal, with the engine behind it, until Ctrl-C; prints the portal's address."""
    click.echo("starting (the engine takes about twenty seconds)")
    from assistant.portal.serve import serve_both

    settings = wiring().settings
    code = serve_both(settings, ready=lambda: _tell(f"Dario is at {_portal_address()}"))
    if code:
        raise SystemExit(code)


@dario.command()
def portal() -> None:
    """Serve the portal alone; the engine is the one at DARIO_ENGINE_URL."""
    from assistant.portal.serve import serve_alone

    settings = wiring().settings
    serve_alone(
        settings, ready=lambda: _tell(f"The portal is at {_portal_address()}, the engine {settings.engine_url}")
    )


def _portal_address() -> str:
    settings = wiring().settings
    host = f"[{settings.portal_host}]" if ":" in settings.portal_host else settings.portal_host
    return f"http://{host}:{settings.portal_port}/"


def _tell(where: str) -> None:
    click.echo(f"{where}\nCtrl-C stops it.")


@dario.command()
@click.option("--until-input-ends", is_flag=True, hidden=True, help="Stop when standard input ends.")
def engine(until_input_ends: bool) -> None:
    """Serve the engine alone, on loopback until Ctrl-C; prints where it listens and an example question."""
    if until_input_ends:
        threading.Thread(target=_stop_when_input_ends, daemon=True).start()
    else:
        click.echo("starting (Rasa takes about twenty seconds)")
    from assistant.engine import HOST
    from assistant.engine import serve as serve_engine

    settings = wiring().settings
    address = f"http://{HOST}:{settings.engine_port}/webhooks/rest/webhook"

    def tell() -> None:
        question = json.dumps({"sender": "prova", "message": "fino a quando si può fare domanda?"}, ensure_ascii=False)
        _tell(f"The engine listens on {address}\nTry:  curl -s {address} -d '{question}'")

    serve_engine(settings, ready=None if until_input_ends else tell)


def _stop_when_input_ends() -> None:
    """Who started the engine holds its standard input; when that ends, so does the engine."""
    # Not by the stream's own reader: its lock would stand in the way of an exit for another reason.
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


@dario.command()
def doctor() -> None:
    """Say what is installed and in use, what is missing and how to get it."""
    from assistant.doctor import examine

    findings = examine(wiring().settings)
    for finding in findings:
        click.echo(str(finding))
    if any(finding.broken for finding in findings):
        raise SystemExit(1)


def main() -> None:
    """Run the command; what can be mended by the person is told in a line, without a traceback."""
    # Rasa's own dependencies warn of their future on every start, and reset the filters; nobody here can mend that.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.WARNING if debugging() else logging.ERROR)
    try:
        dario()
    except (
        SettingError,
        LookupError,
        OSError,
        RuntimeError,
        ValueError,
        subprocess.CalledProcessError,
        YAMLError,
        SQLAlchemyError,
    ) as error:
        if debugging():
            raise
        reason: Any = error.args[0] if isinstance(error, KeyError) and error.args else error
        click.echo(f"dario: {reason}", err=True)
        raise SystemExit(2) from error
