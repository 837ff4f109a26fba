a=b.if [0]
