// What the parts of the panel ask it for: the menu, the notices, the messages.

/** What the menu can do. */
export function menuActs(panel) {
  return {
    save: (format) => panel.save("transcript", format),
    person: () => panel.conversation.say(panel.texts.personMessage),
    renew: async () => {
      const { newTitle: title, newText: text, newDelete, newKeep, cancel } = panel.texts;
      const choices = [["delete", newDelete, "primary"], ["keep", newKeep, ""]];
      const chosen = panel.conversation.messages.used ? await panel.confirm.ask({ title, text, choices, cancel }) : "delete";
      if (!chosen) return;
      await panel.renew(chosen === "delete");
      panel.composer.focus();
    },
    remove: async () => {
      const { deleteTitle: title, deleteText: text, deleteYes, cancel } = panel.texts;
      const chosen = await panel.confirm.ask({ title, text, choices: [["delete", deleteYes, "danger"]], cancel });
      if (chosen && !(await panel.attempt(() => panel.conversation.remove()))) panel.composer.focus();
    },
  };
}

/** What the lines above the log can do. */
export function noticeActs(panel) {
  return {
    tryNow: () => panel.conversation.line.tryNow(),
    focusAgain: () => panel.composer.focus(),
    renew: () => panel.menu.acts.renew(),
    begin: async () => {
      panel.composer.element.hidden = false;
      panel.composer.focus();
      await panel.conversation.renew();
    },
  };
}

/** What a message can ask for. */
export function messageActs(panel) {
  return {
    press: (message, shown) => panel.conversation.press(message, shown),
    retry: (clientId) => panel.conversation.outbox.retry(clientId),
    discard: (clientId) => panel.conversation.outbox.discard(clientId),
    edit: (entry) => {
      panel.composer.text = [entry.text, panel.composer.text].filter(Boolean).join("\n");
      panel.conversation.outbox.discard(entry.client_id);
      panel.composer.focus();
    },
    feedback: (number, helpful, reason) => panel.conversation.feedback(number, helpful, reason),
    save: (what, format) => panel.save(what, format),
    say: (text, language) => panel.announcer.say(text, language),
    failed: (error) => panel.problem(error),
    focusAgain: () => panel.composer.focus(),
  };
}
