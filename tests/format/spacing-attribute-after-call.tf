a=b() . c
