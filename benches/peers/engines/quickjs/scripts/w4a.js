(() => {
    const networks = [NETWORKS];
    return () => {
        const address = client();
        for (let i = 0; i < networks.length; i++) {
            if (addressMatches(address, networks[i])) {
                usePool("Blocked");
                return;
            }
        }
    };
})()
