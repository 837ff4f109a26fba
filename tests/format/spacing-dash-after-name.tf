a=b -c
