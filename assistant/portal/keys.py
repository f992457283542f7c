"""The keys under which the parts of the portal are found in the running application."""

from aiohttp import web

from assistant.portal.dialogue import Dialogue
from assistant.portal.engine_client import EngineClient
from assistant.portal.metrics import Metrics
from assistant.settings import Settings
from assistant.wiring import Wiring

DIALOGUE = web.AppKey("dialogue", Dialogue)
ENGINE = web.AppKey("engine", EngineClient)
METRICS = web.AppKey("metrics", Metrics)
SETTINGS = web.AppKey("settings", Settings)
WIRING = web.AppKey("wiring", Wiring)
