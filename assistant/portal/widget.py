"""Gives out the widget's script, to pages of any origin."""

import hashlib
from functools import lru_cache
from pathlib import Path

from aiohttp import web

from assistant.settings import ROOT

SCRIPT = ROOT / "assistant" / "widget" / "dist" / "dario-chat.js"


def add_routes(app: web.Application) -> None:
    """Give the application the route of the script."""
    app.router.add_get("/widget/dario-chat.js", script)


async def script(request: web.Request) -> web.Response:
    """The script with a tag by which a browser knows that it has it already."""
    if not SCRIPT.is_file():
        raise web.HTTPNotFound(text="The widget is not built: run `make setup`.")
    content, tag = _read(SCRIPT, SCRIPT.stat().st_mtime_ns)
    headers = {"ETag": f'"{tag}"', "Cache-Control": "public, max-age=300"}
    if tag in {each.value for each in request.if_none_match or ()}:
        return web.Response(status=304, headers=headers)
    response = web.Response(body=content, content_type="text/javascript", charset="utf-8", headers=headers)
    response.enable_compression()
    return response


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> tuple[bytes, str]:
    content = path.read_bytes()
    return content, hashlib.sha256(content).hexdigest()[:32]
