  variable null_____2 /* m
  n */{ 
  true=	/* m
  n */""   /* e */ # f
    in4="क्ष"  
   /* m
  n */}#
    a5=if//x  
a___6/**/=cc ( b,data)
