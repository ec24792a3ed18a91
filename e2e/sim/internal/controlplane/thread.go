// SPDX-License-Identifier: Apache-2.0

package controlplane

import "runtime"

func lockThread() { runtime.LockOSThread() }
