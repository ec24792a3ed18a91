// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomRulesTest {

  @ParameterizedTest
  @ValueSource(classes = {Supplies.class, GoesOn.class, Handles.class, Looks.class, Stage.class})
  void aStageThatGoesOnWithoutAnExecutorIsFound(Class<?> room) {
    assertThat(isKept(room)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(classes = {WithExecutor.class, AtOnce.class})
  void oneWithAnExecutorOrThatGoesOnAtOnceIsFine(Class<?> room) {
    assertThat(isKept(room)).isTrue();
  }

  private static boolean isKept(Class<?> room) {
    return !RoomRules.nothingRunsOnTheCommonPool()
        .evaluate(new ClassFileImporter().importClasses(room))
        .hasViolation();
  }

  static final class Supplies {
    CompletableFuture<String> run() {
      return CompletableFuture.supplyAsync(() -> "a");
    }
  }

  static final class GoesOn {
    CompletableFuture<Void> run(CompletableFuture<String> one) {
      return one.thenAcceptAsync(value -> {});
    }
  }

  static final class Handles {
    CompletableFuture<String> run(CompletableFuture<String> one) {
      return one.handleAsync((value, failure) -> value);
    }
  }

  static final class Looks {
    CompletableFuture<String> run(CompletableFuture<String> one) {
      return one.whenCompleteAsync((value, failure) -> {});
    }
  }

  static final class Stage {
    CompletionStage<String> run(CompletionStage<String> one) {
      return one.thenApplyAsync(value -> value);
    }
  }

  static final class WithExecutor {
    CompletionStage<String> run(Executor threads) {
      return CompletableFuture.supplyAsync(() -> "a", threads)
          .thenApplyAsync(value -> value, threads)
          .handleAsync((value, failure) -> value, threads);
    }
  }

  static final class AtOnce {
    CompletionStage<String> run(CompletionStage<String> one) {
      return one.thenApply(value -> value).handle((value, failure) -> value);
    }
  }
}
