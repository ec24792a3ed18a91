// SPDX-License-Identifier: Apache-2.0
package dev.cryptopilot.operator.render;

import dev.cryptopilot.operator.strategy.StrategyVersion;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The strategy's sources and, beside the main one, its parameter file. */
final class StrategyFiles {

  private static final String DIRECTORY = "strategy/";
  private static final String PARAMETERS = "params";
  private static final String FIELD = "spec.strategy.parameters";

  private StrategyFiles() {}

  static SortedMap<String, String> of(StrategyVersion version, Map<String, Object> ownParameters) {
    SortedMap<String, String> files = new TreeMap<>();
    version.files().forEach((name, source) -> files.put(DIRECTORY + name, source));
    Map<String, Object> parameters =
        DeepMerge.merge(bySpace(version.parameters()), checked(bySpace(ownParameters)));
    if (!parameters.isEmpty()) {
      files.put(DIRECTORY + parameterFile(version.mainFile()), document(version, parameters));
    }
    return files;
  }

  /** The parameters by space, whether or not they stand in a whole parameter document. */
  private static Map<String, Object> bySpace(Map<String, Object> parameters) {
    return parameters.get(PARAMETERS) instanceof Map<?, ?> inner
        ? DeepMerge.object(inner)
        : parameters;
  }

  private static Map<String, Object> checked(Map<String, Object> spaces) {
    spaces.forEach(
        (space, values) -> {
          if (!(values instanceof Map)) {
            throw new RefusedException(
                FIELD + "." + space,
                "must stand in its space: write for example buy: {" + space + ": …}");
          }
        });
    return spaces;
  }

  private static String parameterFile(String mainFile) {
    return mainFile.replaceFirst("[.]py$", "") + ".json";
  }

  private static String document(StrategyVersion version, Map<String, Object> parameters) {
    Map<String, Object> document = new TreeMap<>();
    document.put("strategy_name", version.className());
    document.put(PARAMETERS, parameters);
    document.put("ft_stratparam_v", 1);
    return CanonicalJson.write(document);
  }
}
