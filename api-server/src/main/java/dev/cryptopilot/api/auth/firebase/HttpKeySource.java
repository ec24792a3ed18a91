// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.firebase;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys at a web address. Redirects are not followed. */
public final class HttpKeySource implements KeySource {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LEAST = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofHours(24);
  private static final int LARGEST = 262_144;
  private static final Pattern MAX_AGE = Pattern.compile("max-age=(\\d{1,9})");

  private final URI address;
  private final HttpClient client;

  public HttpKeySource(URI address) {
    this.address = address;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Published fetch() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).GET().build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the key server answered " + answer.statusCode());
        }
        byte[] json = body.readNBytes(LARGEST + 1);
        if (json.length > LARGEST) {
          throw new IOException("the key server answered more than " + LARGEST + " bytes");
        }
        return new Published(new String(json, StandardCharsets.UTF_8), freshFor(answer));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking the key server", e);
    }
  }

  private static Duration freshFor(HttpResponse<?> answer) {
    Matcher age = MAX_AGE.matcher(answer.headers().firstValue("Cache-Control").orElse(""));
    Duration said = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : LEAST;
    return said.compareTo(LEAST) < 0 ? LEAST : said.compareTo(MOST) > 0 ? MOST : said;
  }
}
