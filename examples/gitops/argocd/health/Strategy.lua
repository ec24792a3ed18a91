-- How Argo CD sees a Strategy: Progressing while a version is rolled out, Degraded when it was
-- refused or taken back, or when bots fail with it.
local function with(status, message)
  return {status = status, message = message or ""}
end

local status = obj.status or {}
local conditions = {}
for _, condition in ipairs(status.conditions or {}) do
  conditions[condition.type] = condition
end

if obj.metadata.deletionTimestamp ~= nil then
  return with("Progressing", "it is being deleted")
end
if status.observedGeneration ~= obj.metadata.generation then
  return with("Progressing", "the operator has not looked at this spec yet")
end
if conditions.Stalled ~= nil and conditions.Stalled.status == "True" then
  return with("Degraded", conditions.Stalled.message)
end
if conditions.Reconciling ~= nil and conditions.Reconciling.status == "True" then
  if status.rollout ~= nil and status.rollout.phase == "Paused" then
    return with("Suspended", conditions.Reconciling.message)
  end
  return with("Progressing", conditions.Reconciling.message)
end
if conditions.Healthy ~= nil and conditions.Healthy.status == "False" then
  return with("Degraded", conditions.Healthy.message)
end
local ready = conditions.Ready or {}
if ready.status == "True" then
  return with("Healthy", ready.message)
end
return with("Progressing", ready.message)
