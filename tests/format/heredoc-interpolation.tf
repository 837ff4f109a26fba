a=<<E
x ${ b } ${c+1}
E
