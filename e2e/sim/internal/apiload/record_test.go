// SPDX-License-Identifier: Apache-2.0

package apiload

import (
	"testing"
	"time"
)

func TestPercentilesAreOfTheNearestRank(t *testing.T) {
	hundred := []float64{}
	for number := range 100 {
		hundred = append(hundred, float64(number+1))
	}
	got := timesOf(hundred)
	if got != (Times{Calls: 100, P50: 50, P95: 95, P99: 99}) {
		t.Errorf("got %+v", got)
	}
	if one := timesOf([]float64{7}); one.P50 != 7 || one.P99 != 7 {
		t.Errorf("of one: %+v", one)
	}
	if none := timesOf(nil); none != (Times{}) {
		t.Errorf("of none: %+v", none)
	}
}

func TestARecordTellsGoodFromBad(t *testing.T) {
	record := NewRecord()
	for _, status := range []int{200, 404, 502, 0} {
		record.add("GET /api/freqtrade/bots", status, time.Millisecond)
	}
	record.add("PUT /api/freqtrade/universal-settings/{id}", 200, 3*time.Millisecond)
	record.add("GET /api/freqtrade/proxy/{id}/api/v1/profit", 200, 9*time.Millisecond)
	if record.errors != 1 || record.refused != 1 || record.unanswered != 1 {
		t.Errorf("%d errors, %d refused, %d unanswered", record.errors, record.refused, record.unanswered)
	}
	if reads := record.of(isRead); reads.Calls != 4 || reads.P99 != 1 {
		t.Errorf("reads %+v", reads)
	}
	if commands, proxied := record.of(isCommand), record.of(isProxied); commands.P50 != 3 || proxied.P50 != 9 {
		t.Errorf("commands %+v, proxied %+v", commands, proxied)
	}
}

func TestLiveMemoryIsHeapAndDirectBuffers(t *testing.T) {
	metrics := `jvm_memory_used_bytes{area="heap",id="Eden Space"} 1000.0
jvm_memory_used_bytes{area="heap",id="Tenured Gen"} 2.0E3
jvm_memory_used_bytes{area="nonheap",id="CodeCache"} 7000.0
jvm_buffer_memory_used_bytes{id="direct"} 500.0
jvm_buffer_memory_used_bytes{id="mapped"} 9.0`
	if live := liveIn(metrics); live != 3500 {
		t.Errorf("live %v", live)
	}
}
