// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.pool.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryptopilot.crds.pool.BotPool;
import dev.cryptopilot.operator.slots.PoolLabels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code in-pool.yaml} becomes {@code out-statefulset.yaml}; golden.write=true writes it anew. */
class PodBlueprintGoldenTest {

  private static final Path CASES = Path.of("src/test/resources/blueprint");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final PodBlueprint blueprint =
      new PodBlueprint(
          RuntimeSettings.of(
              "cryptopilot/runtime:dev", Map.of("PILOT_REHEARSE_SECONDS", "10"), 8900));

  @ParameterizedTest
  @ValueSource(strings = {"standard", "everything"})
  void inBecomesOut(String name) throws IOException {
    Path out = CASES.resolve(name).resolve("out-statefulset.yaml");
    String built =
        YAML.asYaml(
            blueprint.statefulSet(pool(name), 1, blueprint.template(pool(name)), Optional.empty()));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(out, built);
    }
    assertThat(built).isEqualTo(Files.readString(out));
  }

  @Test
  void theHashOnTheStatefulSetIsTheOneThatIsComparedWith() throws IOException {
    BotPool pool = pool("standard");
    StatefulSet set = blueprint.statefulSet(pool, 3, blueprint.template(pool), Optional.empty());
    assertThat(set.getMetadata().getAnnotations())
        .containsEntry(
            PodBlueprint.APPLIED_HASH,
            blueprint.hashes(pool, List.of()).statefulSet().of(3, blueprint.template(pool).hash()));
    assertThat(set.getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry(PoolLabels.TEMPLATE_HASH, blueprint.hashes(pool, List.of()).template());
  }

  @Test
  void allPodsOfAPoolHaveOneTemplate() throws IOException {
    BotPool pool = pool("standard");
    assertThat(template(pool, 0)).isEqualTo(template(pool, 7));
  }

  @Test
  void anotherImageIsAnotherTemplate() throws IOException {
    PodBlueprint newer = new PodBlueprint(RuntimeSettings.of("other", Map.of(), 8900));
    assertThat(newer.hashes(pool("standard"), List.of()).template())
        .isNotEqualTo(blueprint.hashes(pool("standard"), List.of()).template());
  }

  @Test
  void claimsThatAreThereAreKept() throws IOException {
    List<PersistentVolumeClaim> claims =
        List.of(
            new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName("old")
                .endMetadata()
                .build());
    assertThat(
            blueprint
                .statefulSet(
                    pool("standard"), 0, blueprint.template(pool("standard")), Optional.of(claims))
                .getSpec()
                .getVolumeClaimTemplates())
        .isEqualTo(claims);
  }

  private String template(BotPool pool, int ordinal) {
    return blueprint
        .statefulSet(pool, ordinal, blueprint.template(pool), Optional.empty())
        .getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(PoolLabels.TEMPLATE_HASH);
  }

  private static BotPool pool(String name) throws IOException {
    return YAML.unmarshal(
        Files.readString(CASES.resolve(name).resolve("in-pool.yaml")), BotPool.class);
  }
}
