// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free ports on loopback, below the range that the kernel hands out to clients, so that no
 * connection of somebody else takes one before its server does.
 */
final class LoopbackPorts {

  private static final int LOWEST = 24_000;
  private static final int HIGHEST = 31_000;

  private final List<Integer> ports;

  private LoopbackPorts(List<Integer> ports) {
    this.ports = List.copyOf(ports);
  }

  static LoopbackPorts claim(int count) {
    List<Integer> found = new ArrayList<>();
    while (found.size() < count) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!found.contains(port) && isFree(port)) {
        found.add(port);
      }
    }
    return new LoopbackPorts(found);
  }

  int get(int index) {
    return ports.get(index);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
