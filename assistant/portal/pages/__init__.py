"""The pages of the portal: plain HTML that works without JavaScript, in Italian and in English."""

from assistant.portal.pages.routes import add_routes

__all__ = ["add_routes"]
