//! The virtual hosts of W2, as data for requests and for tests of the rules. Rules spell them out.

/// Every host's first label.
pub const LABELS: [&str; 20] = [
    "www", "shop", "api", "blog", "img", "static", "mail", "news", "forum", "wiki", "docs", "login", "pay",
    "search", "video", "music", "maps", "jobs", "help", "status",
];

/// The path prefix that has a pool of its own, and that pool, for a label.
pub fn prefix(label: &str) -> Option<(&'static str, &'static str)> {
    Some(match label {
        "shop" => ("/checkout/", "shop-checkout"),
        "api" => ("/v2/", "api-v2"),
        "blog" => ("/admin/", "blog-admin"),
        "static" => ("/fonts/", "static-fonts"),
        "docs" => ("/search/", "docs-search"),
        _ => return None,
    })
}
