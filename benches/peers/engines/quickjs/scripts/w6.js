(() => {
    const lookup = /\$\{\s*(jndi|lower|upper|env|sys|java|date|::-)/i;
    return () => {
        for (const value of headers()) {
            if (lookup.test(value)) {
                usePool("Quarantine");
                return;
            }
        }
    };
})()
