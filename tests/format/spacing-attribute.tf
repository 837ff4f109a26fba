a=b . c
