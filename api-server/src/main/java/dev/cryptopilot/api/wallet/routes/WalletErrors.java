// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet.routes;

import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.ApiError.Kind;
import dev.cryptopilot.api.http.FieldError;
import dev.cryptopilot.api.wallet.BotMoneyUnavailable;
import dev.cryptopilot.api.wallet.WalletRefusal;
import dev.cryptopilot.api.wallet.WalletRefused;
import java.util.Optional;

/** What callers are told when money does not move; used for every route that moves some. */
public final class WalletErrors {

  private WalletErrors() {}

  /** The answer for an exception of the wallet; empty for any other. */
  public static Optional<ApiError> translate(RuntimeException failure) {
    return switch (failure) {
      case WalletRefused refused -> Optional.of(error(refused.refusal()));
      case BotMoneyUnavailable unavailable ->
          Optional.of(
              ApiError.of(
                  Kind.UNAVAILABLE, "The cluster does not answer. Nothing is lost; try again."));
      default -> Optional.empty();
    };
  }

  private static ApiError error(WalletRefusal refusal) {
    String message = refusal.message();
    return switch (refusal) {
      case WalletRefusal.BadAmount(String field, String why) ->
          ApiError.invalid(message, FieldError.inBody(field, why));
      case WalletRefusal.InsufficientFunds funds ->
          ApiError.invalid(message)
              .with("availableBalance", funds.available().decimal())
              .with("requestedAmount", funds.requested().decimal());
      case WalletRefusal.OverWalletSize over ->
          ApiError.invalid(message).with("maxWalletSize", over.most().decimal());
      case WalletRefusal.TooManyBots many -> ApiError.invalid(message).with("maxBots", many.most());
      case WalletRefusal.OverValue over ->
          ApiError.invalid(message).with("currentValue", over.value().decimal());
      case WalletRefusal.Reserved reserved ->
          ApiError.invalid(message).with("reservedInTrades", reserved.reserved().decimal());
      case WalletRefusal.AlreadyAllocated already -> ApiError.invalid(message);
      case WalletRefusal.BotRefuses refuses -> ApiError.invalid(message);
      case WalletRefusal.NoAllocation none -> ApiError.notFound(message);
      case WalletRefusal.BotGone gone -> ApiError.notFound(message);
      case WalletRefusal.BotUnreachable silent -> ApiError.of(Kind.BOT_OFFLINE, message);
      case WalletRefusal.Busy busy -> ApiError.conflict(message);
      case WalletRefusal.KeyReused reused -> ApiError.conflict(message);
      case WalletRefusal.StillUnderWay slow -> ApiError.of(Kind.TIMEOUT, message);
    };
  }
}
