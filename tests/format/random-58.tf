b1 	true2   "l"{
if=/* c */2.5E-3   # 👨‍👩‍👧 x
 null   = ""
    true	=true# 👨‍👩‍👧 x
	b  {   } // d
}
cc8=[ for  x  in  if:null	/* é日 */  
  
	]
