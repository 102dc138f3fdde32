local path = path

return function()
    local sum, seen, text = #path(), {}, ""
    for i = 0, 999 do
        sum = (sum * 31 + i) % 65521
        seen[i + 1] = sum
        sum = sum + seen[sum % (i + 1) + 1]
        if i % 100 == 0 then text = text .. sum .. "," end
    end
    return text .. sum
end
