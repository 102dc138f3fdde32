local ffi_string = require("ffi").string
local path, header, use_pool = host.path, host.header, host.use_pool
local out = host.out
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
    header("host", 4, out)
    local host = ffi_string(out[0].start, out[0].length)
    local dot = find(host, ".", 1, true)
    local site = sites[dot and sub(host, 1, dot - 1) or host]
    if not site then
        use_pool("default", 7)
        return
    end
    local pool, prefix = site[1], site[2]
    if prefix then
        path(out)
        if sub(ffi_string(out[0].start, out[0].length), 1, #prefix) == prefix then pool = site[3] end
    end
    use_pool(pool, #pool)
end
