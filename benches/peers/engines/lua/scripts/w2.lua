local path, header, use_pool = path, header, use_pool
local find, sub = string.find, string.sub

-- The pool of each host; then, where there is one, a path prefix and its pool.
local sites = {
    www = { "www" },
    shop = { "shop", "/checkout/", "shop-checkout" },
    api = { "api", "/v2/", "api-v2" },
    blog = { "blog", "/admin/", "blog-admin" },
    img = { "img" },
    static = { "static", "/fonts/", "static-fonts" },
    mail = { "mail" },
    news = { "news" },
    forum = { "forum" },
    wiki = { "wiki" },
    docs = { "docs", "/search/", "docs-search" },
    login = { "login" },
    pay = { "pay" },
    search = { "search" },
    video = { "video" },
    music = { "music" },
    maps = { "maps" },
    jobs = { "jobs" },
    help = { "help" },
    status = { "status" },
}

return function()
    local host = header("host")
    local dot = find(host, ".", 1, true)
    local site = sites[dot and sub(host, 1, dot - 1) or host]
    if not site then
        use_pool("default")
        return
    end
    local prefix = site[2]
    if prefix and sub(path(), 1, #prefix) == prefix then
        use_pool(site[3])
    else
        use_pool(site[1])
    end
end
