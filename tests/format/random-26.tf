 _q1 ={ }
	
日本={
   cc3  =(in  
  ),
_q=1e5 ?  ""   :[1e5  
	,"{if a}", 
  
""	  
	]
	} 
    ñandú5	={
if6=if 
// sl
"k k": "",
b_____7:[],
// sl
if=""  
}
    dynamic {

 x-y   /* é日 */=[]
type=else 
	
	
  /* blk */
	true11=é
}
	true12=é
