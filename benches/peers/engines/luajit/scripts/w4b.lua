local client, blocked, use_pool = host.client, host.blocked, host.use_pool
local out = host.out

return function()
    client(out)
    if blocked(out[0].start, out[0].length) then use_pool("Blocked", 7) end
end
