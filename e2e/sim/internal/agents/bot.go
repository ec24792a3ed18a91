// SPDX-License-Identifier: Apache-2.0

package agents

import "time"

// process is a live simulated bot.
type process struct {
	pid       int64
	digest    string
	startedAt time.Time
	ready     bool
	paused    bool
}

// bot is what an agent knows of one bot. All fields are guarded by the pod's lock.
type bot struct {
	id, name, uid, mode string
	process             *process
	state               string
	reason              string
	busy                bool // a step is under way
	drained             bool
	sealed              *seal
	restarts            int
	nextStart           time.Time
	lastExit            *ReportExit
	readyAt             *time.Time
	arrival             *ReportArrival
	exit                string // asked by a test: crash
}

// seal is what the agent found when it sealed a database.
type seal struct {
	database ReportDatabase
	move     string
}

func newBot(want *DesiredBot) *bot {
	return &bot{id: want.ID, name: want.Name, uid: want.UID, mode: want.Mode, state: "pending", reason: "Starting"}
}

func (b *bot) report(want *DesiredBot, database *Database, at time.Time) BotReport {
	report := BotReport{
		ID: b.id, Name: b.name, UID: b.uid, State: b.state, Reason: b.reason, Restarts: b.restarts,
		LastExit: b.lastExit, PSSBytes: 30_000_000,
	}
	if want != nil {
		report.Goal = want.Goal
		if want.Arrival != nil {
			report.Arrival = b.arrival
		}
	}
	if b.process != nil {
		process := *b.process
		report.Pid, report.Digest, report.StartedAt = &process.pid, &process.digest, &process.startedAt
		report.Ready = process.ready && want != nil && want.Digest == process.digest
		if process.ready {
			report.LastLoopAt, report.ReadyAt = &at, b.readyAt
		}
	}
	if !b.nextStart.IsZero() && b.process == nil {
		next := b.nextStart
		report.NextStartAt = &next
	}
	if database != nil {
		report.Trading = trading(*database, at)
	}
	if b.state == Sealed && b.sealed != nil {
		report.Database = &b.sealed.database
		if b.sealed.move != "" {
			report.Departure = &ReportMove{b.sealed.move}
		}
	}
	return report
}
