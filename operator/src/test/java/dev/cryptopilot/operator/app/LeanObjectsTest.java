// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

class LeanObjectsTest {

  @Test
  void whoWroteWhatIsNotKept() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    new LeanObjects().customize(mapper);

    Secret secret =
        mapper.readValue(
            """
            {"metadata": {"name": "s", "labels": {"a": "b"},
              "managedFields": [{"manager": "kubectl", "fieldsV1": {"f:data": {}}}]}}
            """,
            Secret.class);

    assertThat(secret.getMetadata().getName()).isEqualTo("s");
    assertThat(secret.getMetadata().getLabels()).containsEntry("a", "b");
    assertThat(secret.getMetadata().getManagedFields()).isEmpty();
    assertThat(mapper.writeValueAsString(secret)).doesNotContain("managedFields");
  }
}
