// SPDX-License-Identifier: Apache-2.0
// The dashboard's stream: opens, loads three things, comes back by itself, renews its token.

const EVENTS = ["connected", "portfolio", "positions", "chart", "bot_update", "trade"];
const BACK_OFF = [2, 4, 8, 16, 30];
const SLOW = 60;

const seen = { opened: 0, lost: 0, events: {}, last: {}, loads: [], errors: 0 };
let source = null;
let attempts = 0;
let timer = null;

function openStream(path = "/api/freqtrade/stream") {
  closeStream();
  const token = encodeURIComponent(localStorage.getItem(TOKEN));
  source = new EventSource(`${api}${path}?token=${token}`);
  source.onopen = async () => {
    seen.opened += 1;
    attempts = 0;
    seen.loads = [];
    for (const part of ["/portfolio", "/charts/portfolio", "/bots"]) {
      const answer = await get("/api/freqtrade" + part);
      seen.loads.push([part, answer.status]);
    }
  };
  source.onerror = (event) => {
    // An event of the server's that is named "error" ends here too, with data.
    if (event.data !== undefined) seen.errors += 1;
    seen.lost += 1;
    closeStream();
    const seconds = attempts < BACK_OFF.length ? BACK_OFF[attempts] : SLOW;
    attempts += 1;
    timer = setTimeout(() => openStream(path), seconds * 1000);
  };
  for (const name of EVENTS) {
    source.addEventListener(name, (event) => {
      seen.events[name] = (seen.events[name] ?? 0) + 1;
      seen.last[name] = JSON.parse(event.data);
    });
  }
}

function closeStream() {
  clearTimeout(timer);
  if (source) source.close();
  source = null;
}

// What the client does every 13 minutes.
async function renew() {
  const status = await refresh();
  seen.events = {};
  openStream();
  return status;
}
