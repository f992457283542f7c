"""Runs the actions inside Rasa's own process, behind the interface that Rasa uses for an action server.

The same ``rasa_sdk.Action`` classes run under ``rasa run actions``; in one process the HTTP hop falls away.
"""

import json as json_library
from contextvars import ContextVar
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

failures: ContextVar[list[Exception] | None] = ContextVar("failures", default=None)
"""Where the channel collects an action's error: Rasa itself only logs it and goes on as if nothing had happened."""


_CHECK = RemoteAction._validate_action_result
"""Rasa's own check of what an action server sent."""


class InProcessActionEndpoint(EndpointConfig):
    """An action endpoint without a network: ``request`` runs the action and gives what a server would answer."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *_args: Any, json: dict[str, Any] | None = None, **_kwargs: Any) -> Any:
        """The action's events and responses.

        A rejected action is told in the form Rasa expects; any other error is collected and raised.
        """
        try:
            return await self._executor.run(json)
        except ActionExecutionRejection as rejection:
            told = json_library.dumps({"action_name": rejection.action_name, "error": str(rejection)})
            raise ClientResponseError(400, str(rejection), told) from rejection
        except Exception as error:
            collected = failures.get()
            if collected is not None:
                collected.append(error)
            raise


def check_foreign_results_only() -> None:
    """Have Rasa check the results of actions only where they come from another process.

    Rasa checks each result with ``jsonschema.validate``, which checks the schema itself each time: 3 ms an action,
    two actions a message.  What our own actions return in this process was made by rasa_sdk's types (docs/adr/0007).
    """

    def validate(action: RemoteAction, result: dict[str, Any]) -> bool:
        return isinstance(action.action_endpoint, InProcessActionEndpoint) or bool(_CHECK(action, result))

    RemoteAction._validate_action_result = validate
