aaaaaaaaaaaaaaaaaaaa=1
b=2
