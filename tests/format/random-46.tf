  long_name__1= "${""}"
	cc2=true
 b {}
	resource 	for5 	"a-b"   {
    null={
"k k-1":if.else,
in :""}  
    if  =for_ 
    null10=  {for  k , v  in  data:{ddd   :	2.5E-3,for12=if.true , 0	:  []} #
      =>	{_q13  :[]	, in   =1e5,1e5 =   ""	}... } 
 }  
dynamic { 
  
    null16   =(data . null  )
}
