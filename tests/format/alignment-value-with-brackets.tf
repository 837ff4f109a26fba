a=[1]
bb={c=1}
ddd=foo(1)
eeee=(1)
f="${g}x"
