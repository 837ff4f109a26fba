a=foo(b,{c=1})
ccc=foo(b,{
c=1})
d=1
