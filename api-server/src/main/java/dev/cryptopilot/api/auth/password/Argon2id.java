// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106), for one thread: its memory is kept from one hash to the next. */
final class Argon2id {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final Argon2Cost cost;
  private final SecureRandom random;
  private final Argon2BytesGenerator.FixedBlockPool memory;

  Argon2id(Argon2Cost cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.memory = new Argon2BytesGenerator.FixedBlockPool(cost.memoryKib());
  }

  /** A new hash with a fresh salt. */
  EncodedHash hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return new EncodedHash(cost, salt, compute(password, cost, salt, HASH_BYTES));
  }

  /** Compares in constant time. */
  boolean matches(String password, EncodedHash expected) {
    byte[] actual = compute(password, expected.cost(), expected.salt(), expected.hash().length);
    return MessageDigest.isEqual(actual, expected.hash());
  }

  private byte[] compute(String password, Argon2Cost asked, byte[] salt, int length) {
    Argon2Parameters.Builder parameters =
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(asked.memoryKib())
            .withIterations(asked.passes())
            .withParallelism(1)
            .withSalt(salt);
    if (asked.equals(cost)) {
      parameters.withBlockPool(memory);
    }
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters.build());
    byte[] out = new byte[length];
    // One spelling for letters that keyboards compose in different ways.
    String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
    generator.generateBytes(composed.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }
}
