// SPDX-License-Identifier: Apache-2.0

package kubelet

import (
	"encoding/json"
	"net/http"
)

func writeJSON(response http.ResponseWriter, value any) {
	response.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(response).Encode(value)
}
