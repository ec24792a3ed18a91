// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A sign-in service on loopback: publishes keys and signs ID tokens like Firebase. */
public final class TestFirebase implements AutoCloseable {
  public static final String PROJECT = "test-project";
  public static final String ISSUER = "https://securetoken.example/test-project";

  private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger(200);
  private final HttpServer server;
  private final Clock clock;

  public TestFirebase(Clock clock) {
    this.clock = clock;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/keys", this::answer);
    server.start();
    publish("key-1");
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] json = json().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Cache-Control", "public, max-age=3600");
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(status.get(), json.length);
    exchange.getResponseBody().write(json);
    exchange.close();
  }

  /** The key set as published now. */
  public String json() {
    return new TreeMap<>(keys)
        .entrySet().stream()
            .map(
                entry ->
                    new String(
                        Jwks.UNSAFE_JSON(
                            Jwks.builder()
                                .key((RSAPublicKey) entry.getValue().getPublic())
                                .id(entry.getKey())
                                .algorithm("RS256")
                                .build())))
            .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  public void publish(String keyId) {
    keys.put(keyId, Jwts.SIG.RS256.keyPair().build());
  }

  public void withdraw(String keyId) {
    keys.remove(keyId);
  }

  /** From now on the key server answers with this status. */
  public void answerWith(int newStatus) {
    status.set(newStatus);
  }

  public int timesAsked() {
    return asked.get();
  }

  public URI keysAddress() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
  }

  public FirebaseSettings settings() {
    return new FirebaseSettings(PROJECT, ISSUER, keysAddress());
  }

  public KeyPair key(String keyId) {
    return keys.get(keyId);
  }

  /** A good token of somebody whose address is verified. */
  public String token(String subject, String email) {
    return sign("key-1", claims(subject, email));
  }

  public String sign(String keyId, JwtBuilder claims) {
    return claims
        .header()
        .keyId(keyId)
        .and()
        .signWith(keys.get(keyId).getPrivate(), Jwts.SIG.RS256)
        .compact();
  }

  /** Claims of a good token, to be spoiled. */
  public JwtBuilder claims(String subject, String email) {
    long now = clock.instant().getEpochSecond();
    return Jwts.builder()
        .issuer(ISSUER)
        .claim("aud", Set.of(PROJECT))
        .subject(subject)
        .issuedAt(Date.from(clock.instant()))
        .expiration(Date.from(clock.instant().plusSeconds(3600)))
        .claim("auth_time", now)
        .claim("user_id", subject)
        .claim("email", email)
        .claim("email_verified", true)
        .claim("name", "Ann Example")
        .claim("picture", "https://pictures.example/ann.png")
        .claim("firebase", Map.of("sign_in_provider", "google.com"));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
