"""The statements of the portal's store, made once: making one anew for each message costs more than running it."""

from typing import Any

import sqlalchemy as sa

from assistant.portal.tables import conversation, message

OWNER: Any = sa.bindparam("owner")
NUMBER: Any = sa.bindparam("at_number")
CLIENT: Any = sa.bindparam("client")
_OF_OWNER = message.c.conversation == OWNER
_THIS = sa.and_(_OF_OWNER, message.c.number == NUMBER)

FIND = sa.select(conversation).where(conversation.c.id == OWNER)
LAST = sa.select(sa.func.max(message.c.number)).where(_OF_OWNER)
LAST_AND_SENT = sa.select(
    sa.func.max(message.c.number), sa.func.max(sa.case((message.c.client_id == CLIENT, message.c.number)))
).where(_OF_OWNER)
"""The number of the last message, and that of the one that was sent under a client's id."""

ONE = sa.select(message).where(_THIS)
AFTER = sa.select(message).where(_OF_OWNER, message.c.number > NUMBER).order_by(message.c.number)
ANSWERS = sa.select(message).where(_OF_OWNER, message.c.answers == NUMBER).order_by(message.c.number)

ADD = message.insert()
USED = conversation.update().where(conversation.c.id == OWNER).values(last_at=sa.bindparam("now"))
SPEAK = conversation.update().where(conversation.c.id == OWNER).values(language=sa.bindparam("spoken"))
SETTLE = message.update().where(_THIS).values(state=sa.bindparam("stands"), language=sa.bindparam("spoken"))
CHOOSE = message.update().where(_THIS).values(content=sa.bindparam("holds"))
JUDGE = (
    message.update()
    .where(_THIS, message.c.author == "dario")
    .values(helpful=sa.bindparam("helps"), reason=sa.bindparam("why"))
)
FORGET_MESSAGES = message.delete().where(_OF_OWNER)
FORGET = conversation.delete().where(conversation.c.id == OWNER)
