local header, groups, set_header, remove_header = header, groups, set_header, remove_header

return function()
    local name, version = groups(header("user-agent"), "(Chrome|Firefox|Safari)/([0-9]+)")
    if name then
        set_header("x-browser", name .. "-" .. version)
    else
        remove_header("x-browser")
    end
end
