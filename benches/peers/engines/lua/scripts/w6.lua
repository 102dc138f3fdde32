local header_count, header_at, matches, use_pool = header_count, header_at, matches, use_pool

return function()
    for i = 1, header_count() do
        if matches(header_at(i), [[(?i)\$\{\s*(jndi|lower|upper|env|sys|java|date|::-)]]) then
            use_pool("Quarantine")
            return
        end
    end
end
