// SPDX-License-Identifier: Apache-2.0

package agents

import (
	"strconv"
	"time"
)

// Report is the answer of GET /v1/status.
type Report struct {
	Version  int           `json:"version"`
	AgentID  string        `json:"agentId"`
	Revision int64         `json:"revision"`
	Pod      string        `json:"pod"`
	At       time.Time     `json:"at"`
	Desired  ReportDesired `json:"desired"`
	Runtime  ReportRuntime `json:"runtime"`
	Memory   ReportMemory  `json:"memory"`
	Bots     []BotReport   `json:"bots"`
}

// ReportDesired is the desired state that the agent works for.
type ReportDesired struct {
	Revision int64   `json:"revision"`
	Error    *string `json:"error"`
}

// ReportRuntime says what runs in the pod.
type ReportRuntime struct {
	Preloaded bool    `json:"preloaded"`
	Immortal  bool    `json:"immortal"`
	Python    string  `json:"python"`
	Freqtrade string  `json:"freqtrade"`
	Reason    *string `json:"reason"`
}

// ReportMemory is the memory of the pod.
type ReportMemory struct {
	PodPSSBytes int64 `json:"podPssBytes"`
}

// BotReport is what the agent says of one bot.
type BotReport struct {
	ID          string          `json:"id"`
	Name        string          `json:"name"`
	UID         string          `json:"uid"`
	Goal        string          `json:"goal"`
	State       string          `json:"state"`
	Ready       bool            `json:"ready"`
	Digest      *string         `json:"digest"`
	Pid         *int64          `json:"pid"`
	StartedAt   *time.Time      `json:"startedAt"`
	LastLoopAt  *time.Time      `json:"lastLoopAt"`
	StoppedAt   *time.Time      `json:"stoppedAt"`
	ReadyAt     *time.Time      `json:"readyAt"`
	Reason      string          `json:"reason"`
	Message     string          `json:"message"`
	Restarts    int             `json:"restarts"`
	NextStartAt *time.Time      `json:"nextStartAt"`
	LastExit    *ReportExit     `json:"lastExit"`
	PSSBytes    int64           `json:"pssBytes"`
	Trading     *ReportTrading  `json:"trading"`
	Database    *ReportDatabase `json:"database"`
	Arrival     *ReportArrival  `json:"arrival"`
	Departure   *ReportMove     `json:"departure"`
}

// ReportExit tells how the last process ended.
type ReportExit struct {
	Code    *int      `json:"code"`
	Signal  *int      `json:"signal"`
	Reason  string    `json:"reason"`
	Message string    `json:"message"`
	Field   *string   `json:"field"`
	At      time.Time `json:"at"`
}

// ReportTrading says how trading goes.
type ReportTrading struct {
	OpenTrades   int       `json:"openTrades"`
	ClosedTrades int       `json:"closedTrades"`
	Profit       string    `json:"profit"`
	Equity       string    `json:"equity"`
	Starting     string    `json:"startingCapital"`
	Currency     string    `json:"currency"`
	At           time.Time `json:"at"`
}

// ReportDatabase is the sealed database.
type ReportDatabase struct {
	SHA256   string    `json:"sha256"`
	Bytes    int64     `json:"bytes"`
	SealedAt time.Time `json:"sealedAt"`
}

// ReportMove names the move that a sealed bot is sealed for.
type ReportMove struct {
	ID string `json:"id"`
}

// ReportArrival is how far a move has come on its target.
type ReportArrival struct {
	ID      string `json:"id"`
	State   string `json:"state"`
	Message string `json:"message"`
}

func trading(database Database, at time.Time) *ReportTrading {
	return &ReportTrading{
		OpenTrades: database.Open, ClosedTrades: database.Closed, Profit: strconv.Itoa(database.Closed) + ".5",
		Equity: strconv.Itoa(1000+database.Closed) + ".5", Starting: decimal(initialBalance), Currency: "USDT", At: at,
	}
}
