    in___1=[]
 for=b({long_name3={},a_4=1}	,"/* */ß\t$$\t\"",{}	?true:0)
	long_name5	=var 
 dynamic {  
  
	cc7={}
  if8=[] 
    type=""  
null9=each
  null10   =if
}
 for_11= null ()
