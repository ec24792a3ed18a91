// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.auth.session;

import java.util.List;
import java.util.Locale;

/**
 * Where somebody signed in from, as their list of sessions shows it.
 *
 * @param device the operating system, or "Unknown device"
 * @param browser its name, or "Unknown browser"
 */
public record ClientDescription(String device, String browser, String ip) {
  private record Sign(String in, String name) {}

  // The first that fits: browsers claim to be their ancestors too.
  private static final List<Sign> DEVICES =
      List.of(
          new Sign("iphone", "iPhone"),
          new Sign("ipad", "iPad"),
          new Sign("android", "Android"),
          new Sign("windows", "Windows"),
          new Sign("cros", "ChromeOS"),
          new Sign("mac os", "macOS"),
          new Sign("linux", "Linux"));

  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("edg", "Edge"),
          new Sign("opr/", "Opera"),
          new Sign("firefox", "Firefox"),
          new Sign("fxios", "Firefox"),
          new Sign("chrome", "Chrome"),
          new Sign("crios", "Chrome"),
          new Sign("safari", "Safari"),
          new Sign("curl", "curl"));

  /** Reads a User-Agent header. */
  public static ClientDescription of(String userAgent, String ip) {
    String text = userAgent.toLowerCase(Locale.ROOT);
    return new ClientDescription(
        first(DEVICES, text, "Unknown device"), first(BROWSERS, text, "Unknown browser"), ip);
  }

  private static String first(List<Sign> signs, String text, String none) {
    return signs.stream()
        .filter(sign -> text.contains(sign.in()))
        .map(Sign::name)
        .findFirst()
        .orElse(none);
  }
}
