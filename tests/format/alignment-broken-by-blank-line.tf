a=1
bb=2

cccccc=3
d=4
