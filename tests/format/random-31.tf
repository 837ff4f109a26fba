 variable "l"{true____3=-cc   }  
  in="\\%%{if a}${(cc)}"//x  
  a5/* c */=null (b,/**/
"日本1-1=",  
	 //x  
  ) /* e */
  /* blk */
for=null   // d
 true7 =null[*][ * ]
