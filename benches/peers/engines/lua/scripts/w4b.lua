local client, blocked, use_pool = client, blocked, use_pool

return function()
    if blocked(client()) then use_pool("Blocked") end
end
