// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords on threads of its own, a few at a time: a storm of logins waits in a
 * line here instead of taking all memory and every processor from the rest of the server.
 */
public final class Passwords implements AutoCloseable {
  private static final long IDLE_SECONDS = 60;
  private static final int WAITING = 500;

  private final ThreadPoolExecutor threads;
  private final ThreadLocal<Argon2id> argon2;
  private final Argon2Cost cost;

  /**
   * Threads start with the first password.
   *
   * @param atOnce how many are computed at the same time; each takes the memory of {@code cost}
   * @param waiting how many may wait in line
   */
  public Passwords(Argon2Cost cost, SecureRandom random, int atOnce, int waiting) {
    this.cost = cost;
    this.argon2 = ThreadLocal.withInitial(() -> new Argon2id(cost, random));
    this.threads =
        new ThreadPoolExecutor(
            atOnce,
            atOnce,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            Passwords::thread);
    // An idle thread takes its memory with it.
    threads.allowCoreThreadTimeOut(true);
  }

  /** One for each two processors, so that hashing never starves the rest. */
  public static Passwords standard(SecureRandom random) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Passwords(Argon2Cost.standard(), random, Math.max(1, processors / 2), WAITING);
  }

  /**
   * A new hash in the form to store.
   *
   * @throws TooManyPasswords when the line is full
   */
  public String hash(String password) {
    return inLine(() -> argon2.get().hash(password).text());
  }

  /**
   * Whether a password is the one of a stored hash; false for a hash that cannot be read.
   *
   * @throws TooManyPasswords when the line is full
   */
  public boolean matches(String password, String stored) {
    return EncodedHash.parse(stored)
        .map(hash -> inLine(() -> argon2.get().matches(password, hash)))
        .orElse(false);
  }

  /** Whether a stored hash is of another cost than new ones. */
  public boolean outdated(String stored) {
    return EncodedHash.parse(stored).map(hash -> !hash.cost().equals(cost)).orElse(true);
  }

  private <T> T inLine(Callable<T> work) {
    try {
      Future<T> result = threads.submit(work);
      return result.get();
    } catch (RejectedExecutionException e) {
      throw new TooManyPasswords();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyPasswords();
    } catch (ExecutionException e) {
      throw new IllegalStateException("argon2 failed", e.getCause());
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "passwords");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
