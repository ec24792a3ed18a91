// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.api.proxy;

import dev.cryptopilot.api.agent.AgentCall;
import dev.cryptopilot.api.http.Access;
import dev.cryptopilot.api.http.Answer;
import dev.cryptopilot.api.http.ApiError;
import dev.cryptopilot.api.http.Body;
import dev.cryptopilot.api.http.Call;
import dev.cryptopilot.api.http.CallHandler;
import dev.cryptopilot.api.http.Json;
import dev.cryptopilot.api.http.Refused;
import dev.cryptopilot.api.http.Route;
import dev.cryptopilot.api.http.Tier;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A bot's own API under the bot's path; the agent of its pod has the list of what is allowed. */
public final class ProxyRoutes {

  private static final String PATH = "/api/freqtrade/proxy/{id}/{path...}";
  private static final String VERSION = "api/v1/";

  /** The path arrives decoded: nothing in it may end the request line or begin a query. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/-]{1,120}");

  private static final Access OWNER = new Access.Owner("id");

  private final BotProxy proxy;

  public ProxyRoutes(BotProxy proxy) {
    this.proxy = proxy;
  }

  public List<Route> routes() {
    return List.of(
        Route.get(PATH, OWNER, this::pass),
        Route.post(PATH, OWNER, this::pass).body(Body.OPTIONAL).tier(Tier.C),
        Route.put(PATH, OWNER, this::pass).body(Body.OPTIONAL).tier(Tier.C),
        Route.delete(PATH, OWNER, this::pass).tier(Tier.C),
        Route.get("/api/freqtrade/bots/{id}/status", OWNER, ask("status")).tier(Tier.B),
        Route.get("/api/freqtrade/bots/{id}/balance", OWNER, ask("balance")).tier(Tier.B),
        Route.get("/api/freqtrade/bots/{id}/profit", OWNER, ask("profit")).tier(Tier.B));
  }

  private CallHandler ask(String path) {
    return call -> proxy.pass(call.bot(), AgentCall.get(path));
  }

  private Answer pass(Call call) {
    String path = call.path().get("path");
    if (!path.startsWith(VERSION)) {
      throw new Refused(
          ApiError.notFound("The bot's API begins with " + VERSION + ", such as api/v1/balance."));
    }
    String inside = path.substring(VERSION.length());
    if (!PLAIN.matcher(inside).matches()) {
      throw new Refused(
          ApiError.forbidden("This call is not passed on: the path has other signs."));
    }
    Buffer body =
        call.body().map(tree -> Buffer.buffer(Json.bytes(tree))).orElseGet(Buffer::buffer);
    return proxy.pass(
        call.bot(),
        new AgentCall(
            call.request().verb().name(), inside, withoutToken(call.query().raw()), body));
  }

  /** The caller's own token is none of the bot's business. */
  private static String withoutToken(String query) {
    return Arrays.stream(query.split("&"))
        .filter(part -> !part.isEmpty() && !part.equals("token") && !part.startsWith("token="))
        .collect(Collectors.joining("&"));
  }
}
