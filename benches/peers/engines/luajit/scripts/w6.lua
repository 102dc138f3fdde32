local header_count, header_at, matches, use_pool = host.header_count, host.header_at, host.matches, host.use_pool
local out = host.out
local pattern = [[(?i)\$\{\s*(jndi|lower|upper|env|sys|java|date|::-)]]

return function()
    for i = 0, header_count() - 1 do
        header_at(i, out)
        if matches(out[0].start, out[0].length, pattern, #pattern) then
            use_pool("Quarantine", 10)
            return
        end
    end
end
