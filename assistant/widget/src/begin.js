// Opens the conversation that is kept, or begins one: one attempt at a time, among all tabs.

/** For the conversation `owner`.  Gives { conversation, messages, live }; `live`: it has just begun.  Raises ServerError. */
export function begin(owner) {
  const { api, storage, language, call } = owner;
  return alone(`${storage.prefix}begin`, async () => {
    const stored = storage.conversation;
    if (stored) return { conversation: stored, messages: (await api.messages(stored)).messages, live: false };
    const { messages, id, token, ...begun } = await made();
    storage.conversation = { id, token, call: begun.call, language: begun.language };
    return { conversation: storage.conversation, messages, live: true };
  });

  /** A new conversation; about no call in particular, where the server does not know the page's. */
  async function made() {
    try {
      return await api.begin(language, call);
    } catch (error) {
      if (error.kind !== "refused" || !call) throw error;
      owner.report(error);
      return api.begin(language, null);
    }
  }
}

/** Run it while no other tab runs the same, where the browser knows locks. */
function alone(name, work) {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}
