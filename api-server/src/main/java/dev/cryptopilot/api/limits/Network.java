// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** What one household has: an IPv4 address, or the first 64 bits of an IPv6 address. */
public final class Network {

  private static final int PREFIX_BYTES = 8;

  private Network() {}

  /** The network of an address, as text. */
  public static String of(String address) {
    if (!address.contains(":")) {
      return address;
    }
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null || bytes.length <= PREFIX_BYTES) {
      return address;
    }
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64";
  }
}
