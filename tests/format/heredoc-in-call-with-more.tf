a=foo(<<E
x
E
,1,[
2])
