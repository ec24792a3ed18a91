// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.crds.pool;

import dev.cryptopilot.crds.Health;

/** Fills a {@link PodStatus} field by field; what is not set stays absent. */
public final class PodStatusBuilder {
  private String name;
  private Integer ordinal;
  private String phase;
  private Health health;
  private String address;
  private Integer capacity;
  private Integer used;
  private Integer ready;
  private Integer memoryMb;
  private Integer cpuMilli;
  private Integer cpuBurstMilli;
  private Long revision;
  private String templateRevision;
  private String message;

  PodStatusBuilder() {}

  public PodStatusBuilder name(String name) {
    this.name = name;
    return this;
  }

  public PodStatusBuilder ordinal(Integer ordinal) {
    this.ordinal = ordinal;
    return this;
  }

  public PodStatusBuilder phase(String phase) {
    this.phase = phase;
    return this;
  }

  public PodStatusBuilder health(Health health) {
    this.health = health;
    return this;
  }

  public PodStatusBuilder address(String address) {
    this.address = address;
    return this;
  }

  public PodStatusBuilder capacity(Integer capacity) {
    this.capacity = capacity;
    return this;
  }

  public PodStatusBuilder used(Integer used) {
    this.used = used;
    return this;
  }

  public PodStatusBuilder ready(Integer ready) {
    this.ready = ready;
    return this;
  }

  public PodStatusBuilder memoryMb(Integer memoryMb) {
    this.memoryMb = memoryMb;
    return this;
  }

  public PodStatusBuilder cpuMilli(Integer cpuMilli) {
    this.cpuMilli = cpuMilli;
    return this;
  }

  public PodStatusBuilder cpuBurstMilli(Integer cpuBurstMilli) {
    this.cpuBurstMilli = cpuBurstMilli;
    return this;
  }

  public PodStatusBuilder revision(Long revision) {
    this.revision = revision;
    return this;
  }

  public PodStatusBuilder templateRevision(String templateRevision) {
    this.templateRevision = templateRevision;
    return this;
  }

  public PodStatusBuilder message(String message) {
    this.message = message;
    return this;
  }

  public PodStatus build() {
    return new PodStatus(
        name,
        ordinal,
        phase,
        health,
        address,
        capacity,
        used,
        ready,
        memoryMb,
        cpuMilli,
        cpuBurstMilli,
        revision,
        templateRevision,
        message);
  }
}
