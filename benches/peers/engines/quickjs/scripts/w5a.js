(() => {
    let sum = path().length, text = "";
    const seen = [];
    for (let i = 0; i < 1000; i++) {
        sum = (sum * 31 + i) % 65521;
        seen.push(sum);
        sum += seen[sum % (i + 1)];
        if (i % 100 === 0) text += sum + ",";
    }
    return text + sum;
})
