// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "[]", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"x\"}]}"})
  void whatIsNoKeySetIsRefused(String json) {
    assertThatThrownBy(() -> parse(json)).isInstanceOf(IOException.class);
  }

  @Test
  void weakAndForeignKeysAreLeftOut() throws Exception {
    String weak = "{\"keys\":[" + jwk(1024, "RS256", "sig") + "]}";
    String encryption = "{\"keys\":[" + jwk(2048, "RSA-OAEP", "enc") + "]}";

    assertThatThrownBy(() -> parse(weak)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> parse(encryption)).isInstanceOf(IOException.class);
    assertThat(parse("{\"keys\":[" + jwk(2048, "RS256", "sig") + "]}").find("k")).isPresent();
  }

  @Test
  void unsetMeansOff() {
    assertThat(FirebaseSettings.from(new Environment(Map.of()))).isEmpty();
  }

  @Test
  void aProjectIdIsEnough() {
    FirebaseSettings settings =
        FirebaseSettings.from(new Environment(Map.of("FIREBASE_PROJECT_ID", "p-1"))).orElseThrow();

    assertThat(settings.issuer()).isEqualTo("https://securetoken.google.com/p-1");
    assertThat(settings.audience()).isEqualTo("p-1");
    assertThat(settings.keys().getScheme()).isEqualTo("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://keys.example.org/", "ftp://127.0.0.1/", "keys.json", "https:", "ht tp"})
  void keysOverAnOpenLineAreRefused(String address) {
    assertThatThrownBy(() -> settings(address))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("FIREBASE_JWKS_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/k", "http://localhost/k", "file:///etc/keys.json"})
  void thisMachineIsFine(String address) {
    assertThat(settings(address).keys()).isEqualTo(URI.create(address));
  }

  private static FirebaseSettings settings(String address) {
    return FirebaseSettings.from(
            new Environment(Map.of("FIREBASE_PROJECT_ID", "p", "FIREBASE_JWKS_URL", address)))
        .orElseThrow();
  }

  private static KeySet parse(String json) throws IOException {
    return KeySet.parse(json, Instant.EPOCH, Duration.ofMinutes(5));
  }

  private static String jwk(int bits, String algorithm, String use)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    java.util.Base64.Encoder base64 = java.util.Base64.getUrlEncoder().withoutPadding();
    return "{\"kty\":\"RSA\",\"kid\":\"k\",\"alg\":\""
        + algorithm
        + "\",\"use\":\""
        + use
        + "\",\"n\":\""
        + base64.encodeToString(unsigned(key.getModulus().toByteArray()))
        + "\",\"e\":\"AQAB\"}";
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }
}
