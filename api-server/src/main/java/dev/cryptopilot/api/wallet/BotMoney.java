// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.wallet;

import java.math.BigDecimal;
import java.util.List;

/**
 * The money side of bots: what they own, and every change of it that the wallet asks for.
 *
 * <p>A bot that the wallet pays for carries a <em>funding</em>: the id of that payment, fixed for
 * the life of the resource, in {@link #FUNDING_ANNOTATION}, together with {@link #FINALIZER}. A bot
 * made again under the same name has another funding, and calls about the old one do not touch it.
 *
 * <p>Every change may be asked for again after a crash or a lost answer, with the same arguments,
 * and then has no further effect. All amounts are in the bot's stake currency.
 *
 * <p>Every method throws {@link BotMoneyUnavailable} when it cannot tell whether it took effect.
 * Calls end within 30 s.
 */
public interface BotMoney {

  /** Keeps a funded bot until its final equity is in the wallet. */
  String FINALIZER = "crypto-pilot.dev/wallet";

  /** Which payment the bot lives on. */
  String FUNDING_ANNOTATION = "crypto-pilot.dev/funding";

  /** Number of the last change of the initial balance that the wallet made. */
  String MOVE_ANNOTATION = "crypto-pilot.dev/money-move";

  /**
   * What is known about a bot. {@link Sighting.Absent} is answered only on the word of the
   * Kubernetes API itself, never because a cache does not know the bot yet.
   */
  Sighting look(BotRef bot);

  /**
   * Makes the bot with finalizer and funding. A bot that is there with this funding already is
   * {@link Change.Applied}, even when it is being deleted; any other of that name is {@link
   * Change.Taken}.
   *
   * @param initial paper balance to begin with, above 0
   * @param order what bot to make, in the form of whoever implements this port; kept with the saga,
   *     so it holds no secrets
   */
  Change create(BotRef bot, String funding, BigDecimal initial, String order);

  /**
   * Puts a bot that lives on no payment of the wallet onto this one, and changes its initial
   * balance. In one write: finalizer, {@link #FUNDING_ANNOTATION}, move number 0, balance. A bot
   * that carries this funding already is {@link Change.Applied}.
   *
   * @param previous the funding it carried when looked at, or empty text; another one by now is
   *     {@link Change.Taken}
   */
  Change adopt(BotRef bot, String previous, String funding, BigDecimal delta);

  /**
   * Changes the initial balance of a funded bot, which restarts it with the other balance. In one
   * conditional write (resource version) with {@link #MOVE_ANNOTATION}, so that a move whose number
   * is not above the one the bot carries is {@link Change.Applied} without a further effect, even
   * when the bot is being deleted.
   *
   * @param number counts the moves of this funding, from 1
   * @param delta added to {@code spec.wallet.initial}; below 0 when money is taken
   */
  Change move(BotRef bot, String funding, long number, BigDecimal delta);

  /**
   * Asks for the bot's deletion, if it carries this funding; a bot that is gone is fine.
   *
   * @param funding empty text for a bot that carries none
   */
  void delete(BotRef bot, String funding);

  /** How far a deleted bot is. */
  Farewell farewell(BotRef bot, String funding);

  /** Takes the wallet's finalizer off, if the bot carries this funding; a gone bot is fine. */
  void release(BotRef bot, String funding);

  /** Bots of all owners that are being deleted and still carry the wallet's finalizer. */
  List<Leaving> leaving();

  /**
   * A funded bot on its way out.
   *
   * @param funding as its annotation says
   */
  record Leaving(BotRef bot, String funding) {}
}
