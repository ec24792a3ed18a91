// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	stats "k8s.io/kubelet/pkg/apis/stats/v1alpha1"

	"cryptopilot.dev/local/node/internal/pod"
)

// summary answers /stats/summary. Used memory and working set are the proportional set size:
// pages shared between forked processes count once, as they do in a container's cgroup.
func (s *Server) summary(response http.ResponseWriter, _ *http.Request) {
	answer := stats.Summary{Node: stats.NodeStats{NodeName: s.NodeName}, Pods: []stats.PodStats{}}
	for _, worker := range s.Pods.All() {
		answer.Pods = append(answer.Pods, podStats(worker, metav1.NewTime(s.Now())))
	}
	writeJSON(response, answer)
}

func podStats(worker *pod.Worker, now metav1.Time) stats.PodStats {
	record := worker.Record()
	result := stats.PodStats{
		PodRef:     stats.PodReference{Name: record.Name, Namespace: record.Namespace, UID: record.UID},
		Containers: []stats.ContainerStats{},
	}
	var whole pod.Usage
	for _, usage := range worker.Usage() {
		result.Containers = append(result.Containers, stats.ContainerStats{
			Name: usage.Container, StartTime: metav1.NewTime(usage.StartedAt),
			Memory: memoryStats(usage, now), CPU: cpuStats(usage, now),
		})
		whole.Memory.PSS += usage.Memory.PSS
		whole.Memory.RSS += usage.Memory.RSS
		whole.CPU += usage.CPU
	}
	result.Memory, result.CPU = memoryStats(whole, now), cpuStats(whole, now)
	return result
}

func memoryStats(usage pod.Usage, now metav1.Time) *stats.MemoryStats {
	pss, rss := usage.Memory.PSS, usage.Memory.RSS
	return &stats.MemoryStats{Time: now, UsageBytes: &pss, WorkingSetBytes: &pss, RSSBytes: &rss}
}

func cpuStats(usage pod.Usage, now metav1.Time) *stats.CPUStats {
	nanoseconds := uint64(usage.CPU / time.Nanosecond)
	return &stats.CPUStats{Time: now, UsageCoreNanoSeconds: &nanoseconds}
}

// resourceMetrics answers /metrics/resource in the names that a kubelet uses.
func (s *Server) resourceMetrics(response http.ResponseWriter, _ *http.Request) {
	var memory, cpu, podMemory strings.Builder
	for _, worker := range s.Pods.All() {
		record, total := worker.Record(), uint64(0)
		for _, usage := range worker.Usage() {
			labels := fmt.Sprintf("{container=%q,namespace=%q,pod=%q}", usage.Container, record.Namespace, record.Name)
			fmt.Fprintf(&memory, "container_memory_working_set_bytes%s %d\n", labels, usage.Memory.PSS)
			fmt.Fprintf(&cpu, "container_cpu_usage_seconds_total%s %g\n", labels, usage.CPU.Seconds())
			total += usage.Memory.PSS
		}
		fmt.Fprintf(&podMemory, "pod_memory_working_set_bytes{namespace=%q,pod=%q} %d\n", record.Namespace, record.Name, total)
	}
	response.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprint(response,
		"# HELP container_memory_working_set_bytes Proportional set size of the container's processes in bytes\n",
		"# TYPE container_memory_working_set_bytes gauge\n", memory.String(),
		"# HELP container_cpu_usage_seconds_total CPU time of the container's living processes in seconds\n",
		"# TYPE container_cpu_usage_seconds_total counter\n", cpu.String(),
		"# HELP pod_memory_working_set_bytes Proportional set size of the pod's processes in bytes\n",
		"# TYPE pod_memory_working_set_bytes gauge\n", podMemory.String())
}
