"""What every response says to the browser: where a page may load from, who may read it, that nothing is remembered."""

import base64
import hashlib
import re

from aiohttp import web

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Server": "Dario",
}
ALLOWED = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
    "Access-Control-Allow-Headers": "Accept-Language, Authorization, Content-Type, Last-Event-ID",
    "Access-Control-Max-Age": "600",
}
TOLD = "Content-Disposition, Content-Language, Location, Retry-After"
"""Headers that scripts of other origins may read."""

WIDGET = "/widget/"
"""What pages of any origin load."""

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def policy(html: str = "") -> str:
    """The content security policy of a page; its own style sheets are allowed by what they say, to the letter."""
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
        for style in _STYLE.findall(html)
    ]
    rules = {**POLICY, "style-src": " ".join([POLICY["style-src"], *hashes])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Add to a response what protects who reads it, and a browser's memory."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    if "Content-Security-Policy" not in response.headers:
        response.headers["Content-Security-Policy"] = _POLICY
    shared = request.path.startswith(WIDGET)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
    if shared:
        response.headers["Access-Control-Allow-Origin"] = "*"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"


_POLICY = policy()


def is_api(request: web.Request) -> bool:
    """Whether a request is to the API."""
    return request.path.startswith("/api/")


def allow(request: web.Request, response: web.StreamResponse, origins: tuple[str, ...]) -> None:
    """Let pages of the listed origins read what the API says (CORS); there is no cookie that it could let through."""
    if not is_api(request) or not origins:
        return
    response.headers["Vary"] = "Origin"
    origin = request.headers.get("Origin")
    if origin in origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Expose-Headers"] = TOLD
        if request.method == "OPTIONS":
            response.headers.update(ALLOWED)


def is_preflight(request: web.Request) -> bool:
    """Whether a browser asks if it may ask."""
    return request.method == "OPTIONS" and is_api(request) and "Access-Control-Request-Method" in request.headers
