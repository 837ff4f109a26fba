  b "a-b" type___3    {
  
ddd4   =/* m
  n */(if   
	 //x  
	)  
resource  {  
	
	type=   ! in?{}:42
}
 type=[""   
	   # "q ${x}
      ,"",   
	"",
      ]  
	
 b "l"{
é8=[日本 (   2.5E-3 )] 
	日本=   _z//x  
# own 2
}
}  
	in=(日本  
  )
	b  é12   { 
ddd13	=é(	[]	,  
  
null  ,é   
	
      )
    resource  "l"	{  
  日本=  provider::x-y::true(local ,	é)  
} 
type17 { 
	
    ddd18   =[]  
// sl
 }# c
    é____19=""
 } 
// sl
