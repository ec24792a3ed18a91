// SPDX-License-Identifier: Apache-2.0

// Package agents simulates kubelets, pool pods and their agents for any number of pods in one
// process. Bots are state machines with a small made-up database; every start and stop of one goes
// to a truth log that the operator never sees.
package agents
