a=<<E
x
E
b=<<E
y
E
