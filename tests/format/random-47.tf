    in/* c */=	/* c */{ 
 cc____2=in 
true__3  =	x-y  ,    "é-1"/* m
  n */= []
 }   #
    cc =   /* c */x-y/* e */
	ddd_____5/* c */=[]   // d
variable { # c
	b "a-b" long_name9  /* c */{
in  =3.14
    type11   ="" 
    for =	else[ * ][ * ][ (0)]
cc	/* c */=in._z
   }//x  
}
