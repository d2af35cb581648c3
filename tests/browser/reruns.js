// Which runs of the script are asked for or under way, read from Streamlit's own messages. The page alone cannot tell:
// between a click and the server's first word it still says that nothing runs.
(() => {
  const RERUN = 11, NEW_SESSION = 4, SCRIPT_FINISHED = 6, FINISHED_EARLY_FOR_RERUN = 2; // BackMsg.proto, ForwardMsg.proto
  const LOOKS = 3;
  let asked = false, running = false, messages = 0;

  // The kind of a message, and its value where that is a number: the first field that is neither hash nor metadata.
  function kind(bytes) {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[at++];
        value += (byte % 128) * factor;
        if (!(byte >= 128)) return value; // also at the end, where there is no byte
      }
    };
    while (at < bytes.length) {
      const tag = number(), field = Math.floor(tag / 8), value = number();
      if (field > 2) return [field, value];
      at += value;
    }
    return [0, 0];
  }

  function heard([field, value]) {
    messages++;
    if (field === NEW_SESSION) [asked, running] = [false, true];
    if (field === SCRIPT_FINISHED) running = value === FINISHED_EARLY_FOR_RERUN; // another run then follows by itself
  }

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => event.data instanceof ArrayBuffer && heard(kind(new Uint8Array(event.data))));
      this.addEventListener("close", () => { asked = running = false; });
    }

    send(data) {
      if (data instanceof Uint8Array && kind(data)[0] === RERUN) asked = true;
      super.send(data);
    }
  };

  // What is still to come: a run asked for or under way, something of the run before, a part that is yet to be loaded.
  window.awaited = () => [
    asked && "a run was asked for",
    running && "a run is under way",
    document.querySelector("[data-stale='true']") && "something stands of the run before",
    document.querySelector("[data-testid='stSkeleton']") && "a part is yet to be loaded",
    !document.querySelector("[data-testid='stApp'][data-test-script-state='notRunning']") && "Streamlit says that it runs",
  ].filter(Boolean);

  // Asked again and again with the same ``seen``: Streamlit sends a click in the next task and draws a message in one
  // of the next, so all must be still at some looks in a row. Looks are not frames: a tab behind another has none.
  window.settled = (seen) => {
    seen.looks = window.awaited().length === 0 && seen.messages === messages ? (seen.looks ?? 0) + 1 : 0;
    seen.messages = messages;
    return seen.looks > LOOKS;
  };
})();
