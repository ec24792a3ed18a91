// SPDX-License-Identifier: Apache-2.0

package apiload

// Figures of one run. Times in the unit of the name's end, memory in MiB or KiB.
type Figures struct {
	People  int `json:"people"`
	Clients int `json:"clients"`
	Bots    int `json:"bots"`

	StartS          float64          `json:"start_s"`
	Reads           Times            `json:"reads"`
	Commands        Times            `json:"commands"`
	Proxied         Times            `json:"proxied"`
	Routes          map[string]Times `json:"routes"`
	Provisioning    Times            `json:"provisioning"`
	CallsPerS       float64          `json:"calls_per_s"`
	CPUPercent      float64          `json:"cpu_percent"`
	SSEKBPerClient  float64          `json:"sse_kb_per_client"`
	SSEKBsPerClient float64          `json:"sse_kb_s_per_client"`
	RSSMB           float64          `json:"rss_mb"`
	PeakRSSMB       float64          `json:"peak_rss_mb"`
	LiveGrowthMB    float64          `json:"live_growth_mb"`

	Events         map[string]int `json:"events"`
	ServerErrors   int            `json:"server_errors"`
	RefusedCalls   int            `json:"refused_calls"`
	Unanswered     int            `json:"unanswered_calls"`
	DroppedStreams int            `json:"dropped_streams"`
	Complaints     []string       `json:"complaints"`
}
