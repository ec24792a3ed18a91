// SPDX-License-Identifier: Apache-2.0

package observer

import (
	"context"
	"encoding/json"
	"strings"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"cryptopilot.dev/e2e/sim/internal/agents"
)

const slotsSelector = "crypto-pilot.dev/secret=slots"

// Slot is one bot's place in one Secret.
type Slot struct {
	agents.DesiredBot
	Secret   string
	Pool     string
	Pod      string
	Revision int64
	// Stake is the stake amount in the configuration that the slot carries.
	Stake string
}

// Slots are all slots of a namespace as the API server has them now.
func Slots(ctx context.Context, client kubernetes.Interface, namespace string) (map[string][]Slot, error) {
	list, err := client.CoreV1().Secrets(namespace).List(ctx, metav1.ListOptions{LabelSelector: slotsSelector})
	if err != nil {
		return nil, err
	}
	found := map[string][]Slot{}
	for index := range list.Items {
		secret := &list.Items[index]
		desired, err := agents.ParseDesired(secret.Data["desired.json"])
		if err != nil {
			return nil, err
		}
		for _, one := range desired.Bots {
			slot := Slot{one, secret.Name, desired.Pool, desired.Pod, desired.Revision, stake(secret, one)}
			found[one.UID] = append(found[one.UID], slot)
		}
	}
	return found, nil
}

func stake(secret *corev1.Secret, bot agents.DesiredBot) string {
	var config struct {
		StakeAmount json.RawMessage `json:"stake_amount"`
	}
	if json.Unmarshal(secret.Data[bot.Files["config.json"]], &config) != nil {
		return ""
	}
	return strings.Trim(string(config.StakeAmount), `"`)
}

// Authoritative slots may have a process or a database that counts: not those that only expect a
// bot, hold its sealed copy, or are given up.
func Authoritative(slots []Slot) []Slot {
	found := []Slot{}
	for _, slot := range slots {
		switch slot.Goal {
		case agents.Expected, agents.Sealed, agents.Removed:
		default:
			found = append(found, slot)
		}
	}
	return found
}
