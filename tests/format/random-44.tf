for=""
cc   =a
resource  {
  true4= [] // d
} 
    type=  ""	==   "\n"  
  /* blk */
	
    b   "é日""é日"{  
	b__8  =null  
 type9=_z.each
 variable { 
type="map" 
null= ""
}
 ddd=	1
  if =""
 }
