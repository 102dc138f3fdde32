(() => {
    if (blocked(client())) usePool("Blocked");
})
