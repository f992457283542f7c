// The other tabs of this site: they share the browser's storage, and what one does the others do too.

/** Have the conversation `owner` begin, end and speak as another tab does. */
export function followTabs(owner) {
  const { storage } = owner;
  storage.follow((key) => {
    if (key.startsWith("out:")) owner.tell("pending");
    if (key !== "conversation" && key !== "") return;
    const stored = storage.conversation;
    if (!stored) {
      if (owner.current) owner.end("deleted");
    } else if (stored.id === owner.current?.id) {
      owner.current = stored;
      owner.spoken.set(stored.language);
    } else {
      owner.reset();
      if (owner.line.wanted) owner.start();
    }
  });
}
