(() => {
    // The pool of each host; then, where there is one, a path prefix and its pool.
    const sites = new Map([
        ["www", { pool: "www" }],
        ["shop", { pool: "shop", prefix: "/checkout/", part: "shop-checkout" }],
        ["api", { pool: "api", prefix: "/v2/", part: "api-v2" }],
        ["blog", { pool: "blog", prefix: "/admin/", part: "blog-admin" }],
        ["img", { pool: "img" }],
        ["static", { pool: "static", prefix: "/fonts/", part: "static-fonts" }],
        ["mail", { pool: "mail" }],
        ["news", { pool: "news" }],
        ["forum", { pool: "forum" }],
        ["wiki", { pool: "wiki" }],
        ["docs", { pool: "docs", prefix: "/search/", part: "docs-search" }],
        ["login", { pool: "login" }],
        ["pay", { pool: "pay" }],
        ["search", { pool: "search" }],
        ["video", { pool: "video" }],
        ["music", { pool: "music" }],
        ["maps", { pool: "maps" }],
        ["jobs", { pool: "jobs" }],
        ["help", { pool: "help" }],
        ["status", { pool: "status" }],
    ]);
    return () => {
        const host = header("host");
        const site = sites.get(host.slice(0, host.indexOf(".")));
        if (site === undefined) usePool("default");
        else if (site.prefix !== undefined && path().startsWith(site.prefix)) usePool(site.part);
        else usePool(site.pool);
    };
})()
