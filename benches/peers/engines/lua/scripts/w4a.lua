local client, address_matches, use_pool = client, address_matches, use_pool
local networks = { NETWORKS }

return function()
    local address = client()
    for i = 1, #networks do
        if address_matches(address, networks[i]) then
            use_pool("Blocked")
            return
        end
    end
end
