"""The REST channel that tells errors: Rasa's own answers a failure with 200 and an empty list.

Every text gets 200 and an answer.  A wrong JSON type or a missing sender gets 4xx, a failure of ours 5xx, each with a
problem document (RFC 9457) and no traceback.  Buttons send payloads (``/ask_deadline``); payloads that no button of
ours has, such as ``/restart`` typed by hand, are plain text.
"""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from assistant.action_endpoint import failures
from assistant.language.cleaning import clean
from assistant.language.conversation import DEFAULT, SPOKEN
from assistant.privacy import mask
from assistant.wiring import wiring

logger = structlog.get_logger(__name__)
Handler = Callable[[UserMessage], Awaitable[Any]]

PAYLOAD = re.compile(r"^/([a-z_]+)(\{.*\})?$", re.DOTALL)
NAME = re.compile(r"[\w.-]{1,60}")
"""What the value of a payload looks like: a code or an id."""

COMMAND = re.compile(r"^/(restart|back|session_start|\w+\s*[@{].*)$", re.DOTALL)
"""What only a machine would write: Rasa's own commands, and payloads of no button of ours."""

NOTHING_SAID = "?"
"""What is read where nothing was said: it is not understood, and answered as such."""

PAYLOAD_ENTITIES = {
    *("call", "country", "region", "term", "organisation_kind", "number"),
    *("interview", "answer_to_change", "handoff", "language"),
}


class BadRequestError(ValueError):
    """The request has not the shape of the contract; the message says what is wrong and what to send."""


class DarioRestInput(RestInput):
    """Rasa's REST channel under its own name, ``rest`` (credentials.yml names it by module path)."""

    @classmethod
    def name(cls) -> str:
        """``rest``, so that the address stays /webhooks/rest/webhook."""
        return "rest"

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes: a health check, and the webhook."""
        routes = Blueprint("dario_rest", __name__)

        @routes.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return json_response({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def webhook(request: Request) -> HTTPResponse:
            return await receive(request, on_new_message)

        return routes


async def receive(request: Request, on_new_message: Handler) -> HTTPResponse:
    """One message in, Rasa's list of messages out, or a problem document."""
    output = CollectingOutputChannel()
    try:
        message = read_message(request.body, output)
    except BadRequestError as error:
        return problem(422 if "JSON" not in str(error) else 400, "The request cannot be read", str(error))
    collected: list[Exception] = []
    failures.set(collected)
    try:
        await on_new_message(message)
    except SanicException:
        raise
    except Exception as error:  # noqa: BLE001 - the border: whatever failed is logged and told as a failure
        collected.append(error)
    if collected or not output.messages:
        logger.error("message.failed", errors=[f"{type(error).__name__}: {error}" for error in collected])
        return problem(500, "Dario could not answer", "A fault on our side; the message can be sent again.")
    return json_response(output.messages)


def read_message(body: bytes, output: CollectingOutputChannel) -> UserMessage:
    """The message in a request's body.  Raises :class:`BadRequestError`."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadRequestError("The body is not JSON; send an object with sender and message.") from error
    if not isinstance(data, dict):
        raise BadRequestError("The body must be an object with sender and message.")
    sender, text, metadata = data.get("sender"), data.get("message"), data.get("metadata")
    if not isinstance(sender, str) or not 0 < len(sender.strip()) <= 255 or not sender.isprintable():
        raise BadRequestError("The field sender must be a conversation id: 1 to 255 printable characters.")
    if not isinstance(text, str):
        raise BadRequestError("The field message must be a text.")
    if metadata is not None and not isinstance(metadata, dict):
        raise BadRequestError('The field metadata must be an object, such as {"language": "it"}.')
    return UserMessage(readable(text), output, sender, input_channel="rest", metadata=known_metadata(metadata or {}))


def known_metadata(metadata: dict[str, Any]) -> dict[str, str]:
    """The metadata that Dario reads: ``call`` and ``language``, where they are texts.  Raises BadRequestError."""
    for field in ("call", "language"):
        if not isinstance(metadata.get(field, ""), str | None):
            raise BadRequestError(f"The field metadata.{field} must be a text.")
    return {field: clean(metadata[field])[:100] for field in ("call", "language") if metadata.get(field)}


def readable(text: str) -> str:
    """What Rasa gets to read: a payload of one of our buttons as it is, any other text cleaned and masked.

    What looks like a command to Rasa says nothing; any other text only loses its leading slash.
    """
    cleaned = clean(text)
    payload = PAYLOAD.match(cleaned)
    if payload and payload.group(1) in button_intents() and _allowed(payload.group(2)):
        return cleaned
    if COMMAND.match(cleaned):
        return NOTHING_SAID
    return mask(cleaned.lstrip("/ ")) or NOTHING_SAID


def button_intents() -> set[str]:
    """The intents that buttons may send: those of the topics."""
    store = wiring().store
    store.refresh()
    return {topic.intent(topic_id) for topic_id, topic in store.topics().items()}


def _allowed(entities: str | None) -> bool:
    if entities is None:
        return True
    try:
        data = json.loads(entities)
    except (ValueError, RecursionError):
        return False
    if not set(data) <= PAYLOAD_ENTITIES or data.get("language", DEFAULT) not in SPOKEN:
        return False
    return all(NAME.fullmatch(str(value)) for value in data.values())


def problem(status: int, title: str, detail: str) -> HTTPResponse:
    """A problem document (RFC 9457)."""
    document = {"type": "about:blank", "status": status, "title": title, "detail": detail}
    return json_response(document, status=status, content_type="application/problem+json")
