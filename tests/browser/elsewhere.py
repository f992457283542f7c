"""Pages of other origins, which embed the chat as any site may: a small server on two ports of its own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="it"><title>Un altro sito</title><h1>Un altro sito</h1>
<script src="{portal}/widget/dario-chat.js" async></script>
<dario-chat call="RLA12020034211" lang="it">
<p>Domande? <a href="{portal}/chat?call=RLA12020034211">Chiedere a Dario</a></p></dario-chat>"""

POLICY = (
    "default-src 'none'; script-src {portal}; connect-src {portal};"
    " require-trusted-types-for 'script'; trusted-types dario-chat"
)
"""As strict as a page can be that embeds the chat (docs/widget.md)."""


class Handler(BaseHTTPRequestHandler):
    """Gives the page for whatever is asked; ``?`` and the portal's address stand behind the path."""

    def do_GET(self) -> None:
        """The page."""
        portal = self.path.partition("?")[2]
        body = PAGE.format(portal=portal).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY.format(portal=portal))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


class Elsewhere:
    """Two origins that are not the portal's: one that it is told to allow, and one that it does not know."""

    def __enter__(self) -> "Elsewhere":
        """Serve."""
        self.servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.allowed, self.unknown = [f"http://127.0.0.1:{server.server_port}" for server in self.servers]
        return self

    def __exit__(self, *_: object) -> None:
        """Stop serving."""
        for server in self.servers:
            server.shutdown()
            server.server_close()
