a /* x */=1
b=2
/* yy */ccc=3
