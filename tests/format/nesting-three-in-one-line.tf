a=foo(bar({
b=1
ccc=2
}))
