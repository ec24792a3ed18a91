// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final SecureRandom random = new SecureRandom();
  private final Passwords passwords = new Passwords(new Argon2Cost(64, 1), random, 1, 200);

  @AfterEach
  void close() {
    passwords.close();
  }

  @Test
  void theRightPasswordMatchesAndNoOther() {
    String hash = passwords.hash("correct horse");

    assertThat(hash).startsWith("$argon2id$v=19$m=64,t=1,p=1$").doesNotContain("correct");
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("correct horsf", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
    assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
  }

  @Test
  void hashesOfAnotherImplementationAreUnderstood() {
    String reference = "$argon2id$v=19$m=65536,t=3,p=1$MDEyMzQ1Njc4OWFiY2RlZg$" + REFERENCE;
    assertThat(passwords.matches("password", reference)).isTrue();
    assertThat(passwords.matches("passwore", reference)).isFalse();
    assertThat(passwords.outdated(reference)).isTrue();
  }

  // Of OpenSSL: password "password", salt 0123456789abcdef, 64 MiB, 3 passes, 1 lane.
  private static final String REFERENCE = "2vFngNy3PoYhRil/oXuBuGtIDzPAtn2u8PLHyAnFeXs";

  @Test
  void composedAndDecomposedLettersAreTheSame() {
    String hash = passwords.hash("caf\u00e9 123");

    assertThat(passwords.matches("cafe\u0301 123", hash)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "$2a$10$abcdefghijklmnopqrstuv",
        "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA",
        "$argon2id$v=19$m=999999999,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA",
      })
  void aHashThatCannotBeReadMatchesNothing(String stored) {
    assertThat(passwords.matches("plain", stored)).isFalse();
    assertThat(passwords.outdated(stored)).isTrue();
  }

  @Test
  void aHundredAtOnceWaitInLineAndAllAreAnswered() throws Exception {
    String hash = passwords.hash("correct horse");
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String typed = i % 2 == 0 ? "correct horse" : "wrong horse";
        answers.add(callers.submit(() -> passwords.matches(typed, hash)));
      }
      int right = 0;
      for (Future<Boolean> answer : answers) {
        right += answer.get() ? 1 : 0;
      }
      assertThat(right).isEqualTo(50);
    }
  }

  @Test
  void beyondTheLineNobodyWaits() throws Exception {
    try (Passwords small = new Passwords(new Argon2Cost(8192, 3), random, 1, 1);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(callers.submit(() -> small.hash("correct horse")));
      }
      int refused = 0;
      for (Future<String> answer : answers) {
        try {
          answer.get();
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(TooManyPasswords.class);
          refused++;
        }
      }
      assertThat(refused).isBetween(1, 49);
    }
  }

  @Test
  void closedMeansNoMore() {
    passwords.close();
    assertThatThrownBy(() -> passwords.hash("correct horse")).isInstanceOf(TooManyPasswords.class);
  }

  @Test
  void theRuleCountsLettersNotBytes() {
    assertThat(PasswordRule.problem("12345")).isPresent();
    assertThat(PasswordRule.problem("123456")).isEmpty();
    assertThat(PasswordRule.problem("\uD83D\uDE00".repeat(6))).isEmpty();
    assertThat(PasswordRule.problem("\uD83D\uDE00".repeat(128))).isEmpty();
    assertThat(PasswordRule.problem("x".repeat(129))).isPresent();
    assertThat(PasswordRule.problem(" ".repeat(10))).isPresent();
    assertThat(PasswordRule.tooLong("x".repeat(1_000_000))).isTrue();
  }
}
