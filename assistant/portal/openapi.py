"""Gives out the description of the API (OpenAPI 3.1), written by hand in openapi.yml beside this module."""

import json
from functools import lru_cache
from pathlib import Path

from aiohttp import web
from ruamel.yaml import YAML


def add_routes(app: web.Application) -> None:
    """Give the application the route of the description."""
    app.router.add_get("/api/v1/openapi.json", described, allow_head=False)


async def described(_request: web.Request) -> web.Response:
    """The description as JSON."""
    return web.json_response(text=_document(), headers={"Cache-Control": "public, max-age=300"})


@lru_cache(maxsize=1)
def _document() -> str:
    written = (Path(__file__).parent / "openapi.yml").read_text(encoding="utf-8")
    return json.dumps(YAML(typ="safe").load(written), ensure_ascii=False)
