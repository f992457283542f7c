"""Starts Rasa: the model, the actions in the same process, our tracker store and REST channel, on loopback.

Built on Rasa's own seams (``configure_app``, ``Agent.load``); unlike ``rasa run`` it refuses to start with a model
that does not load, and takes off the fail-safe wrapper of the tracker store, which loses messages silently.
"""

import logging
import os
from asyncio import AbstractEventLoop
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")

import rasa.core.run
import rasa.utils.log_utils
from rasa.core.agent import Agent
from rasa.model import get_latest_model
from sanic import Sanic
from threadpoolctl import threadpool_limits

from assistant.action_endpoint import InProcessActionEndpoint, check_foreign_results_only
from assistant.rest_channel import DarioRestInput
from assistant.settings import Settings
from assistant.tracker_store import ConversationStore
from assistant.wiring import wiring

HOST = "127.0.0.1"


class ModelError(RuntimeError):
    """The model is missing or does not load; the message says why and what to do."""


def load_agent(model: Path | None = None, settings: Settings | None = None) -> Agent:
    """The agent with the newest model of the settings' folder (or ``model``), ready to handle messages.

    Raises :class:`ModelError` if there is none or it does not load.
    """
    used = settings or wiring().settings
    path = model or get_latest_model(str(used.models))
    if path is None or not Path(path).exists():
        raise ModelError(f"there is no model in {used.models}: run `dario train`")
    # A message's matrices are small: threads that wait for each other on busy cores make it many times slower.
    threadpool_limits(1)
    store = ConversationStore(None, engine=wiring().database)
    endpoint = InProcessActionEndpoint()
    check_foreign_results_only()
    try:
        agent = Agent.load(path, tracker_store=store, action_endpoint=endpoint)
    except Exception as error:
        raise ModelError(f"the model {path} does not load: {error}. Run `dario train` to make it anew") from error
    take_off_fail_safe(agent, store)
    return agent


def take_off_fail_safe(agent: Agent, store: ConversationStore) -> None:
    """Put our store where Rasa put its wrapper, so that a database error reaches the caller."""
    store.domain = agent.domain
    agent.tracker_store = store
    if agent.processor is not None:
        agent.processor.tracker_store = store


def serve(settings: Settings | None = None, ready: Any = None) -> None:
    """Serve the REST channel on loopback until interrupted; calls ``ready()`` once a message can be answered.

    Raises :class:`ModelError` before anything listens.
    """
    used = settings or wiring().settings
    configure_logging(used.log_level)
    agent = load_agent(settings=used)
    app = rasa.core.run.configure_app([DarioRestInput()], enable_api=False, port=used.engine_port)

    async def start(app: Sanic, _loop: AbstractEventLoop) -> None:
        app.ctx.agent = agent

    async def tell(_app: Sanic, _loop: AbstractEventLoop) -> None:
        if ready is not None:
            ready()

    app.register_listener(start, "before_server_start")
    app.register_listener(tell, "after_server_start")
    app.register_listener(rasa.core.run.close_resources, "after_server_stop")
    app.run(host=HOST, port=used.engine_port, workers=1, access_log=False, motd=False)


def configure_logging(level: str) -> None:
    """Set the level of all loggers; without it structlog prints every debug line, people's words included."""
    rasa.utils.log_utils.configure_structlog(getattr(logging, level, logging.WARNING))
    logging.getLogger().setLevel(level)
    logging.getLogger("sanic.root").setLevel(level)
    logging.getLogger("matplotlib").setLevel(logging.WARNING)
