// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

const longestWait = 60

func (p *Pod) handler() http.Handler {
	mux := http.NewServeMux()
	ok := func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) }
	mux.HandleFunc("GET /livez", ok)
	mux.HandleFunc("GET /readyz", ok)
	mux.HandleFunc("GET /v1/status", p.authorised(p.status))
	mux.HandleFunc("GET /v1/bots/{id}/database", p.sendDatabase)
	mux.HandleFunc("GET /v1/bots/{id}/api/{path}", p.authorised(p.botAPI))
	mux.HandleFunc("GET /v1/bots/{id}/worth", p.authorised(p.worth))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !p.holdWhileSilent(r) {
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// holdWhileSilent keeps callers waiting while the pod is cut off; false when they gave up.
func (p *Pod) holdWhileSilent(r *http.Request) bool {
	for {
		p.mu.Lock()
		silent, dead := p.silent, p.dead
		p.mu.Unlock()
		if !silent {
			return true
		}
		select {
		case <-r.Context().Done():
			return false
		case <-time.After(20 * time.Millisecond):
		}
		if dead {
			return false
		}
	}
}

func (p *Pod) authorised(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+p.token {
			refuse(w, http.StatusUnauthorized, "Unauthorized", "the token is another one")
			return
		}
		next(w, r)
	}
}

func (p *Pod) status(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	since, err := strconv.ParseInt(query.Get("since"), 10, 64)
	seconds, _ := strconv.Atoi(query.Get("wait"))
	deadline := time.NewTimer(time.Duration(min(seconds, longestWait)) * time.Second)
	defer deadline.Stop()
	for {
		p.mu.Lock()
		known := err == nil && query.Get("agent") == p.agentID && p.revision <= since
		report, changed, dead := p.report(), p.changed, p.dead
		p.mu.Unlock()
		if !known || dead {
			answer(w, report)
			return
		}
		select {
		case <-changed:
			// Many changes at one moment are one report.
			time.Sleep(5 * time.Millisecond)
		case <-deadline.C:
			answer(w, report)
			return
		case <-r.Context().Done():
			return
		}
		if !p.holdWhileSilent(r) {
			return
		}
	}
}

func (p *Pod) sendDatabase(w http.ResponseWriter, r *http.Request) {
	id, move := r.PathValue("id"), r.URL.Query().Get("move")
	mac := hmac.New(sha256.New, []byte(p.token))
	_, _ = mac.Write([]byte("move\n" + move + "\n" + id))
	if r.Header.Get("Authorization") != "Bearer "+hex.EncodeToString(mac.Sum(nil)) {
		refuse(w, http.StatusForbidden, "NotAllowed", "the ticket is for another move")
		return
	}
	p.mu.Lock()
	want, one := p.desired.Bot(id), p.bots[id]
	sealed := want != nil && want.Goal == Sealed && want.Departure != nil && want.Departure.ID == move &&
		one != nil && one.state == Sealed && one.sealed != nil && one.sealed.move == move
	p.mu.Unlock()
	database := p.database(id)
	if !sealed || database == nil {
		refuse(w, http.StatusConflict, "NotSealed", "the bot is not sealed for this move")
		return
	}
	_, _ = w.Write(database.Bytes())
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]string{"code": code, "message": message}})
}
