-- How Argo CD sees a BotPool: Suspended is what a person asked for, Degraded needs a person.
local function with(status, message)
  return {status = status, message = message or ""}
end

local status = obj.status or {}
local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end

if obj.metadata.deletionTimestamp ~= nil then
  return with("Progressing", (conditions.Progressing or {}).message)
end
if status.observedGeneration ~= obj.metadata.generation then
  return with("Progressing", "the operator has not looked at this spec yet")
end
for _, kind in ipairs({"Stalled", "Degraded"}) do
  if conditions[kind] ~= nil and conditions[kind].status == "True" then
    return with("Degraded", conditions[kind].message)
  end
end
if obj.spec.paused then
  return with("Suspended", "paused, as asked: nothing is changed")
end
if conditions.Reconciling ~= nil and conditions.Reconciling.status == "True" then
  return with("Progressing", conditions.Reconciling.message)
end
local ready = conditions.Ready or {}
if ready.status == "True" then
  return with("Healthy", ready.message)
end
return with("Progressing", ready.message)
