  cc_____1 =   {  null=  each,   ddd3 = {	 } , null4=	[    
	[]   ]	}
    dynamic   "é日"  {  
for_7=- {} //x  
  x-y8=	local
/**/}
