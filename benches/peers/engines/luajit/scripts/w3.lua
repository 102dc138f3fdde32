local ffi_string = require("ffi").string
local header, groups, set_header, remove_header = host.header, host.groups, host.set_header, host.remove_header
local out = host.out
local pattern = "(Chrome|Firefox|Safari)/([0-9]+)"

return function()
    header("user-agent", 10, out)
    if groups(out[0].start, out[0].length, pattern, #pattern, out) then
        local value = ffi_string(out[0].start, out[0].length) .. "-" .. ffi_string(out[1].start, out[1].length)
        set_header("x-browser", 9, value, #value)
    else
        remove_header("x-browser", 9)
    end
end
