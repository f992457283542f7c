// The server's HTTP API (/api/v1), and its refusals as errors that say what kind they are.

/** What kind of failure: "offline" (no line), "busy" (try again later), "gone" (no such conversation), "refused". */
export class ServerError extends Error {
  constructor(kind, { status = 0, detail = "", wait = 0 } = {}) {
    super(detail || `${kind} ${status}`);
    Object.assign(this, { kind, status, detail, wait });
  }
}

const GONE = /:no-(conversation|token)$/;
const PATIENCE = 60_000;

/** Calls to the API of one server.  Every method raises ServerError. */
export class Api {
  constructor(server) {
    this.base = `${server}/api/v1`;
    this.language = "it";
  }

  begin(language, call) {
    return this.#json("POST", "/conversations", { body: { language, call } });
  }

  /** What the server knows of it: its language, call, last number. */
  open(conversation) {
    return this.#json("GET", path(conversation), { conversation });
  }

  send(conversation, message) {
    return this.#json("POST", `${path(conversation)}/messages`, { conversation, body: message });
  }

  messages(conversation, after = 0) {
    return this.#json("GET", `${path(conversation)}/events?after=${after}`, { conversation });
  }

  switchLanguage(conversation, language) {
    return this.#json("PUT", `${path(conversation)}/language`, { conversation, body: { language } });
  }

  feedback(conversation, number, helpful, reason) {
    const target = `${path(conversation)}/messages/${number}/feedback`;
    return this.#call("PUT", target, { conversation, body: { helpful, reason } });
  }

  pause(conversation) {
    return this.#json("POST", `${path(conversation)}/pause`, { conversation });
  }

  remove(conversation) {
    return this.#call("DELETE", path(conversation), { conversation });
  }

  /** The transcript ("txt", "html", "json") or the interview's result ("html", "json"), as a Blob. */
  async document(conversation, what, format) {
    const accept = { Accept: "*/*" };
    const response = await this.#call("GET", `${path(conversation)}/${what}?format=${format}`, { conversation, headers: accept });
    return response.blob();
  }

  /** The open stream of events after a number; it ends when `signal` says so. */
  async events(conversation, after, signal) {
    const headers = { Accept: "text/event-stream" };
    return this.#call("GET", `${path(conversation)}/events?after=${after}`, { conversation, headers, signal });
  }

  async #json(method, target, options) {
    const response = await this.#call(method, target, options);
    try {
      return await response.json();
    } catch (error) {
      throw new ServerError("offline", { detail: String(error) }); // the line broke in the middle of the answer
    }
  }

  async #call(method, target, { conversation, body, headers = {}, signal } = {}) {
    const all = { Accept: "application/json", "Accept-Language": this.language, ...headers };
    if (conversation) all.Authorization = `Bearer ${conversation.token}`;
    if (body) all["Content-Type"] = "application/json";
    let response;
    try {
      response = await fetch(this.base + target, {
        method,
        headers: all,
        body: body && JSON.stringify(body),
        credentials: "omit",
        cache: "no-store",
        signal: signal || AbortSignal.timeout(PATIENCE),
      });
    } catch (error) {
      throw new ServerError("offline", { detail: String(error) });
    }
    if (!response.ok) throw await refusal(response, Boolean(conversation));
    return response;
  }
}

function path(conversation) {
  return `/conversations/${encodeURIComponent(conversation.id)}`;
}

async function refusal(response, ofConversation) {
  const problem = await response.json().catch(() => ({})); // a proxy's page is no problem document
  const { status } = response;
  const wait = Number(response.headers.get("Retry-After")) * 1000 || 0;
  const detail = typeof problem.detail === "string" ? problem.detail : problem.title || "";
  let kind = "refused";
  if (status === 408 || status === 429 || status >= 500) kind = "busy";
  else if (ofConversation && GONE.test(problem.type)) kind = "gone";
  return new ServerError(kind, { status, detail, wait });
}
