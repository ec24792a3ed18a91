// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.mail;

import dev.cryptopilot.api.config.BadSetting;
import dev.cryptopilot.api.config.Environment;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The mail server, and what mails say about us.
 *
 * @param encryption how the line to it is kept private
 * @param from the sender's address
 * @param publicUrl where browsers reach this server, for links; never taken from a request
 */
public record MailSettings(
    String host,
    int port,
    Encryption encryption,
    Optional<Login> login,
    String from,
    String publicUrl) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Of the line to the mail server. */
  public enum Encryption {
    /** From the first byte. */
    TLS,
    /** STARTTLS; no mail goes out without it. */
    STARTTLS,
    /** Only to this machine. */
    NONE
  }

  /** At the mail server. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login[hidden]";
    }
  }

  /**
   * From {@code SMTP_URL}, {@code MAIL_FROM} and {@code PUBLIC_API_URL}; empty when the first is
   * unset.
   */
  public static Optional<MailSettings> from(Environment environment) {
    return environment.find("SMTP_URL").map(text -> of(server(text), environment));
  }

  private static MailSettings of(URI server, Environment environment) {
    boolean tls = server.getScheme().equals("smtps");
    Encryption open = LOOPBACK.contains(server.getHost()) ? Encryption.NONE : Encryption.STARTTLS;
    String from =
        environment
            .find("MAIL_FROM")
            .filter(address -> address.contains("@"))
            .orElseThrow(
                () -> new BadSetting("MAIL_FROM", "must be an address when SMTP_URL is set"));
    String url =
        environment
            .find("PUBLIC_API_URL")
            .filter(address -> address.startsWith("https://") || address.startsWith("http://"))
            .orElseThrow(
                () ->
                    new BadSetting(
                        "PUBLIC_API_URL",
                        "must be the address of this server, https://…, when SMTP_URL is set"));
    int standard = tls ? 465 : 587;
    return new MailSettings(
        server.getHost(),
        server.getPort() < 0 ? standard : server.getPort(),
        tls ? Encryption.TLS : open,
        login(server),
        from,
        url.replaceFirst("/+$", ""));
  }

  private static URI server(String text) {
    try {
      URI uri = URI.create(text);
      if (Set.of("smtp", "smtps").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below, without the text: it may hold a password.
    }
    throw new BadSetting("SMTP_URL", "must be smtp://user:password@host:587 or smtps://…");
  }

  private static Optional<Login> login(URI server) {
    if (server.getRawUserInfo() == null) {
      return Optional.empty();
    }
    String[] parts = server.getRawUserInfo().split(":", 2);
    return Optional.of(new Login(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
