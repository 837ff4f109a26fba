a=b-c
