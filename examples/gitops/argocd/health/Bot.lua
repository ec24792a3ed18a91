-- How Argo CD sees a Bot: Suspended is what a person asked for, Degraded needs a person.
local function with(status, message)
  return {status = status, message = message or ""}
end

local status = obj.status or {}
local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end
local ready = conditions.Ready or {}

if obj.metadata.deletionTimestamp ~= nil then
  return with("Progressing", "positions are closed or kept as asked, then it is gone")
end
if status.observedGeneration ~= obj.metadata.generation then
  return with("Progressing", "the operator has not looked at this spec yet")
end
if conditions.Stalled ~= nil and conditions.Stalled.status == "True" then
  return with("Degraded", conditions.Stalled.message)
end
if status.phase == "Failed" then
  return with("Degraded", ready.message)
end
if obj.spec.state == "Stopped" and status.phase == "Stopped" then
  return with("Suspended", "stopped, as asked")
end
if conditions.Reconciling ~= nil and conditions.Reconciling.status == "True" then
  return with("Progressing", conditions.Reconciling.message)
end
if ready.status == "True" then
  if obj.spec.state == "Paused" then
    return with("Suspended", "no new entries, as asked; open trades are managed")
  end
  return with("Healthy", ready.message)
end
if ready.status == "Unknown" then
  return with("Unknown", ready.message)
end
return with("Progressing", ready.message)
