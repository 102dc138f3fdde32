local client, address_matches, use_pool = host.client, host.address_matches, host.use_pool
local out = host.out
local networks = { NETWORKS }

return function()
    client(out)
    local address, length = out[0].start, out[0].length
    for i = 1, #networks do
        local network = networks[i]
        if address_matches(address, length, network, #network) then
            use_pool("Blocked", 7)
            return
        end
    end
end
