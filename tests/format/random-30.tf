dynamic "a-b"   "é日"{
}
b "é日""l"   { 
    _q_____7 = endif ([for k , v in  {} :  # 👨‍👩‍👧 x
100  ]  ,!""   ,	{  
   true____8= cc.null 
"k k-1"=var.x-y
	}
  
  )
 }
    resource  {
}  
  _q10=each()
  /* blk */
b "a-b"{
true= endif
ddd14 =(  "") 
    if = {}
x-y____16 =b
	type____17	=null 
// sl
}
