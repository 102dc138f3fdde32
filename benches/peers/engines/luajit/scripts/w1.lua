local ffi_string, find = require("ffi").string, string.find
local path, client, address_matches, use_pool = host.path, host.client, host.address_matches, host.use_pool
local out = host.out

return function()
    path(out)
    if not find(ffi_string(out[0].start, out[0].length), "gallery", 1, true) then return end
    client(out)
    if address_matches(out[0].start, out[0].length, "127.0.0.2/32", 12) then
        use_pool("Maintenance", 11)
    else
        use_pool("Sticky Pool", 11)
    end
end
