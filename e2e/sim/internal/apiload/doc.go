// SPDX-License-Identifier: Apache-2.0

// Package apiload plays many people with the web client open: streams, and the calls of its pages.
// The people are simulated; the API server that they call is the real one.
package apiload
