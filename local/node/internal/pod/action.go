// SPDX-License-Identifier: Apache-2.0

package pod

import "time"

// Action is one thing to do for a pod. The list of kinds is closed.
type Action interface{ action() }

// StartRun starts a container.
type StartRun struct {
	Container string
	Attempt   int
	Backoff   int // restarts in a row, this one included
}

// StopRun asks a run to end and remembers until when it may take.
type StopRun struct {
	Run    Run
	At     time.Time
	KillAt time.Time
	Reason string
}

// KillRun ends a run whose patience is over.
type KillRun struct{ Run Run }

// SettleRun kills what a lost shim left behind and puts an exit on record.
type SettleRun struct{ Run Run }

// Finish deletes the API object: everything has ended.
type Finish struct{}

// Remove forgets the pod: its object is gone and nothing of it is alive.
type Remove struct{}

func (StartRun) action()  {}
func (StopRun) action()   {}
func (KillRun) action()   {}
func (SettleRun) action() {}
func (Finish) action()    {}
func (Remove) action()    {}

// Plan is what to do now, and when to look again at the latest.
type Plan struct {
	Actions []Action
	Wake    time.Time
}

func (p *Plan) add(actions ...Action) { p.Actions = append(p.Actions, actions...) }

func (p *Plan) wakeAt(at time.Time) {
	if at.Before(p.Wake) {
		p.Wake = at
	}
}
