(() => {
    if (!path().includes("gallery")) return;
    usePool(addressMatches(client(), "127.0.0.2/32") ? "Maintenance" : "Sticky Pool");
})
