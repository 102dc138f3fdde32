(() => {
    const found = /(Chrome|Firefox|Safari)\/([0-9]+)/.exec(header("user-agent"));
    if (found) setHeader("x-browser", found[1] + "-" + found[2]);
    else removeHeader("x-browser");
})
