local path, client, address_matches, use_pool = path, client, address_matches, use_pool
local find = string.find

return function()
    if not find(path(), "gallery", 1, true) then return end
    if address_matches(client(), "127.0.0.2/32") then
        use_pool("Maintenance")
    else
        use_pool("Sticky Pool")
    end
end
