	
  long_name_1=   42
	ñandú "a-b"{
in___4=provider::local::日本({}   ...) 
/* m
 n */
    type5 =	{}
  b   { é=({} )	}
  /* blk */
 }  
	x-y= []  
    # own

 a9=	true( 日本  , 
[])
