// SPDX-License-Identifier: Apache-2.0

package campaign

import (
	"context"
	"fmt"
	"sort"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"

	"cryptopilot.dev/e2e/sim/internal/agents"
	"cryptopilot.dev/e2e/sim/internal/observer"
)

// unlike lists where agents, Secrets and Bots differ from what people asked for.
func (r *run) unlike(ctx context.Context) []string {
	slots, err := observer.Slots(ctx, r.stage.Client, r.namespace)
	if err != nil {
		return []string{"the slots cannot be read: " + err.Error()}
	}
	bots, err := r.bots().List(ctx, metav1.ListOptions{})
	if err != nil {
		return []string{"the bots cannot be read: " + err.Error()}
	}
	reports := r.reports()
	why := []string{}
	for name, wish := range r.wishes.all() {
		if wish.mayWait() {
			why = append(why, r.unlikeWaiting(name, wish, slots[wish.uid])...)
			continue
		}
		why = append(why, r.unlikeBot(name, wish, slots[wish.uid], reports[wish.uid])...)
		why = append(why, unlikeStatus(name, wish, bots.Items)...)
	}
	for _, uid := range r.wishes.deletedUIDs() {
		if len(slots[uid]) > 0 || r.observer.Live(uid) > 0 || has(bots.Items, uid) {
			why = append(why, fmt.Sprintf("deleted bot %s has %d slots and %d processes", uid, len(slots[uid]), r.observer.Live(uid)))
		}
		if copies := r.stage.World.Copies(r.namespace)[uid]; len(copies) > 0 && len(slots[uid]) == 0 {
			why = append(why, fmt.Sprintf("deleted bot %s has no slot any more, but its database is not in the archive", uid))
		}
	}
	sort.Strings(why)
	return why
}

func (r *run) reports() map[string][]agents.BotReport {
	found := map[string][]agents.BotReport{}
	for _, pod := range r.stage.World.Pods(r.namespace) {
		for _, bot := range pod.Report().Bots {
			found[bot.UID] = append(found[bot.UID], bot)
		}
	}
	return found
}

func (r *run) unlikeBot(name string, wish botWish, slots []observer.Slot, reports []agents.BotReport) []string {
	why := []string{}
	say := func(format string, args ...any) { why = append(why, name+": "+fmt.Sprintf(format, args...)) }
	if len(slots) != 1 {
		say("has %d slots", len(slots))
		return why
	}
	slot := slots[0]
	if slot.Pool != wish.pool {
		say("sits in pool %s, is asked for in %s", slot.Pool, wish.pool)
	}
	if goal := strings.ToLower(wish.state); slot.Goal != goal {
		say("has the goal %s, is asked to be %s", slot.Goal, goal)
	}
	if slot.Stake != wish.stakeText() {
		say("is configured with stake %s, asked is %s", slot.Stake, wish.stakeText())
	}
	if slot.Arrival != nil || slot.Departure != nil {
		say("is still moving")
	}
	if len(reports) != 1 {
		return append(why, fmt.Sprintf("%s: %d agents know it", name, len(reports)))
	}
	report := reports[0]
	if want := strings.ToLower(wish.state); report.State != want {
		say("its agent says %s", report.State)
	}
	if wish.state != "Stopped" && (!report.Ready || report.Digest == nil || *report.Digest != slot.Digest) {
		say("is not ready with the digest of its slot")
	}
	return append(why, r.unlikeDatabase(name, wish)...)
}

// unlikeWaiting: whatever waits for the end of its trades, the bot has one place and trades on.
func (r *run) unlikeWaiting(name string, wish botWish, slots []observer.Slot) []string {
	if places := len(observer.Authoritative(slots)); places != 1 {
		return []string{fmt.Sprintf("%s: waits with its trades in %d places", name, places)}
	}
	if processes := r.observer.Live(wish.uid); wish.state != "Stopped" && processes != 1 {
		return []string{fmt.Sprintf("%s: waits with its trades and has %d processes", name, processes)}
	}
	return nil
}

// unlikeDatabase: one copy is in use, and it is the newest.
func (r *run) unlikeDatabase(name string, wish botWish) []string {
	copies := r.stage.World.Copies(r.namespace)[wish.uid]
	last, written := r.observer.Last(wish.uid)
	if !written {
		return nil
	}
	if len(copies) != 1 {
		return []string{fmt.Sprintf("%s: %d copies of its database are in use", name, len(copies))}
	}
	for volume, database := range copies {
		if database.Head != last.Head {
			return []string{fmt.Sprintf("%s: the database on %s is not its last", name, volume)}
		}
	}
	return nil
}

// unlikeStatus: what the Bot says of itself is true.
func unlikeStatus(name string, wish botWish, bots []unstructured.Unstructured) []string {
	for index := range bots {
		bot := &bots[index]
		if string(bot.GetUID()) != wish.uid {
			continue
		}
		seen, _, _ := unstructured.NestedInt64(bot.Object, "status", "observedGeneration")
		if seen != bot.GetGeneration() {
			return []string{name + ": its status is of an older generation"}
		}
		if ready := conditionStatus(bot, "Ready"); wish.state != "Stopped" && ready != "True" {
			return []string{name + ": its condition Ready is " + ready}
		}
		return nil
	}
	return []string{name + ": there is no such Bot"}
}

func conditionStatus(object *unstructured.Unstructured, kind string) string {
	conditions, _, _ := unstructured.NestedSlice(object.Object, "status", "conditions")
	for _, entry := range conditions {
		if condition, ok := entry.(fields); ok && condition["type"] == kind {
			return fmt.Sprint(condition["status"])
		}
	}
	return "absent"
}

func has(bots []unstructured.Unstructured, uid string) bool {
	for index := range bots {
		if string(bots[index].GetUID()) == uid {
			return true
		}
	}
	return false
}
