// SPDX-License-Identifier: Apache-2.0
// Signs in and calls the API as the web client does: token in localStorage, refresh by cookie.

const api = new URLSearchParams(location.search).get("api");
const TOKEN = "auth_token";

async function call(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  const token = localStorage.getItem(TOKEN);
  if (token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(api + path, {
    method,
    headers,
    credentials: "include",
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { path, status: answer.status, body: await answer.json() };
}

const get = (path) => call("GET", path);

async function register(username, email, password) {
  return call("POST", "/api/auth/register", { username, email, password });
}

async function signIn(email, password) {
  const answer = await call("POST", "/api/auth/login", { email, password });
  localStorage.setItem(TOKEN, answer.body.token);
  return answer.status;
}

// What a page load does first; anything but a 2xx signs the person out.
async function verify() {
  const answer = await get("/api/auth/verify-token");
  if (answer.status < 200 || answer.status > 299) localStorage.removeItem(TOKEN);
  return answer.body.valid === true && typeof answer.body.user.id === "string";
}

// The client decodes with plain base64.
function secondsLeft() {
  const payload = JSON.parse(atob(localStorage.getItem(TOKEN).split(".")[1]));
  return payload.exp - Date.now() / 1000;
}

// By the httpOnly cookie alone: no body, no token.
async function refresh() {
  const answer = await fetch(api + "/api/auth/refresh-token", {
    method: "POST",
    credentials: "include",
  });
  const body = await answer.json();
  if (body.accessToken) localStorage.setItem(TOKEN, body.accessToken);
  return answer.status;
}

async function signOut() {
  const answer = await call("POST", "/api/auth/logout");
  localStorage.removeItem(TOKEN);
  return answer.status;
}

// Reads one after the other; gives those that failed.
async function failing(paths) {
  const bad = [];
  for (const path of paths) {
    const answer = await get(path);
    if (answer.status !== 200) bad.push([path, answer.status, answer.body]);
  }
  return bad;
}
