a=foo({
b=1
ccc=2
})
