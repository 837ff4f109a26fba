ddd /* é日 */=[]  
  in=[for  k , v  in  {}	/* é日 */:	/**/[] if []  ] // d
  resource  { 
	_q=  {}
 resource "é日"	/* x */ "a-b"{  
/**/} # c
b "a-b"{  
	
	type	={}#
}
}
 b10 =   each( a(	"\"\"" ,	[]/* m
  n */,/* x */ []   ),)/* e */
