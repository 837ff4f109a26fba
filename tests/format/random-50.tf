b    "l"   {b____3= 1e5}
    resource for {      }  
x-y6=	b ? x-y  : ""
  /* blk */
	long_name7 =! null    <="<<E\n" -{  }
    true8	=  {}
